// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/timeticks.h"

#include "ui/charts/ticksteps.h"

#include <QDateTime>
#include <QLocale>

#include <cmath>

namespace mtnops {

namespace {

using namespace std::chrono_literals;

QDateTime inZone(Timestamp time, const QTimeZone &zone)
{
    const auto milliseconds = std::chrono::floor<std::chrono::milliseconds>(time);
    return QDateTime::fromMSecsSinceEpoch(milliseconds.time_since_epoch().count(), zone);
}

Timestamp toTimestamp(const QDateTime &time)
{
    return Timestamp(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

Duration offsetAt(Timestamp time, const QTimeZone &zone)
{
    return std::chrono::seconds(zone.offsetFromUtc(inZone(time, zone)));
}

QString text(const QDateTime &time, const QString &format)
{
    return QLocale::c().toString(time, format);
}

/** " -07" or " +05:30" when the wall clock shows this time twice, else nothing. */
QString ambiguityLabel(Timestamp time, const QTimeZone &zone)
{
    const Duration offset = offsetAt(time, zone);
    // The same reading of the clock an hour or half an hour away means that the offset differs by just that.
    for (const Duration apart : {Duration(1h), Duration(30min), Duration(-1h), Duration(-30min)}) {
        if (offsetAt(time + apart, zone) != offset - apart)
            continue;
        const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(offset).count();
        const auto size = std::abs(minutes);
        QString label =
            QStringLiteral(" %1%2").arg(QChar(minutes < 0 ? u'-' : u'+')).arg(size / 60, 2, 10, QChar(u'0'));
        if (size % 60 != 0)
            label += QStringLiteral(":%1").arg(size % 60, 2, 10, QChar(u'0'));
        return label;
    }
    return {};
}

QString clockFormat(Duration step)
{
    if (step < 1s)
        return QStringLiteral("HH:mm:ss.zzz");
    return step < 1min ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm");
}

/** The clock of @p step with as many decimals as the step has: "HH:mm" to "HH:mm:ss.zzz". */
QString clockText(const QTime &time, Duration step)
{
    QString label = QLocale::c().toString(time, clockFormat(step));
    if (step < 1s)
        label.chop(step < 10ms ? 0 : step < 100ms ? 1 : 2);
    return label;
}

TimeTick clockTick(Timestamp time, Duration step, const QTimeZone &zone)
{
    const QDateTime local = inZone(time, zone);
    if (local.time() == QTime(0, 0))
        return {.time = time, .label = text(local, QStringLiteral("d MMM")), .isMajor = true};
    return {.time = time, .label = clockText(local.time(), step) + ambiguityLabel(time, zone), .isMajor = false};
}

/** Multiples of @p step, a divisor of a day, on the wall clock. */
QList<TimeTick> clockTicks(const TimeRange &range, const QTimeZone &zone, Duration step)
{
    QList<TimeTick> ticks;
    for (Timestamp part = range.from; part < range.to;) {
        // Between two clock changes local time is UTC and a constant.
        const Duration offset = offsetAt(part, zone);
        const QTimeZone::OffsetData change = zone.nextTransition(inZone(part, zone));
        Timestamp end = range.to;
        if (change.atUtc.isValid() && toTimestamp(change.atUtc) > part)
            end = std::min(end, toTimestamp(change.atUtc));
        Timestamp tick = floorTo(part + offset, step) - offset;
        for (tick = tick < part ? tick + step : tick; tick < end; tick += step) {
            // A repeated hour must not put two labels on one spot.
            if (ticks.isEmpty() || tick - ticks.last().time >= std::min(step, Duration(1h)))
                ticks.append(clockTick(tick, step, zone));
        }
        part = end;
    }
    return ticks;
}

QTime timeOfDay(Duration sinceMidnight)
{
    const auto milliseconds = std::chrono::floor<std::chrono::milliseconds>(sinceMidnight);
    return QTime::fromMSecsSinceStartOfDay(int(milliseconds.count()));
}

/** Multiples of @p step, a divisor of a day, of sidereal time. */
QList<TimeTick> siderealTicks(const TimeRange &range, const ShownTime &shown, Duration step)
{
    const Duration from = shown.siderealTime(range.from);
    QList<TimeTick> ticks;
    for (Duration at = (from + step - Duration(1)) / step * step;; at += step) {
        const Duration elapsed(std::llround(double((at - from).count()) / ShownTime::siderealRate));
        const Timestamp time = range.from + elapsed;
        if (time >= range.to)
            return ticks;
        const Duration clock = at % Duration(24h);
        ticks.append({.time = time, .label = clockText(timeOfDay(clock), step), .isMajor = clock == Duration::zero()});
    }
}

bool isDayTick(const QDate &date, int days)
{
    if (days == 7)
        return date.dayOfWeek() == Qt::Monday;
    // 1, 6, 11, …, 26 or 1, 3, 5, …, 29: the end of a month is never crowded
    return (date.day() - 1) % days == 0 && (days == 1 || date.day() + days <= 32);
}

QList<TimeTick> dayTicks(const TimeRange &range, const QTimeZone &zone, int days)
{
    QList<TimeTick> ticks;
    for (QDate date = inZone(range.from, zone).date();; date = date.addDays(1)) {
        const QDateTime start = date.startOfDay(zone);
        const Timestamp time = toTimestamp(start);
        if (time >= range.to)
            return ticks;
        if (time < range.from || !isDayTick(date, days))
            continue;
        const bool isNewYear = date.dayOfYear() == 1;
        ticks.append({.time = time,
                      .label = text(start, isNewYear ? QStringLiteral("yyyy") : QStringLiteral("d MMM")),
                      .isMajor = date.day() == 1});
    }
}

QList<TimeTick> monthTicks(const TimeRange &range, const QTimeZone &zone, int months)
{
    const QDate first = inZone(range.from, zone).date();
    const int year = months >= 12 ? first.year() - first.year() % (months / 12) : first.year();
    QList<TimeTick> ticks;
    for (QDate date(year, 1, 1);; date = date.addMonths(months)) {
        const QDateTime start = date.startOfDay(zone);
        const Timestamp time = toTimestamp(start);
        if (time >= range.to)
            return ticks;
        if (time < range.from)
            continue;
        const bool isYear = date.month() == 1;
        ticks.append({.time = time,
                      .label = text(start, isYear ? QStringLiteral("yyyy") : QStringLiteral("MMM")),
                      .isMajor = isYear && months < 12});
    }
}

} // namespace

QList<TimeTick> timeTicks(const TimeRange &range, const ShownTime &shown, double width, double labelWidth)
{
    if (range.isEmpty() || width < 1)
        return {};
    const double share = std::min(1.0, labelWidth / width);
    const TickStep step = tickStep(Duration(qint64(double(range.length().count()) * share)));
    switch (step.unit) {
    case TickStep::Clock:
        return shown.isSidereal() ? siderealTicks(range, shown, step.duration)
                                  : clockTicks(range, shown.zone(), step.duration);
    case TickStep::Days:
        return dayTicks(range, shown.zone(), step.count);
    case TickStep::Months:
        return monthTicks(range, shown.zone(), step.count);
    }
    Q_UNREACHABLE();
}

QString dateLabel(const TimeRange &range, const ShownTime &shown)
{
    const QString date = text(inZone(range.from, shown.zone()), QStringLiteral("d MMM yyyy"));
    const QString label = QStringLiteral("%1, %2").arg(shown.names(range), date);
    return shown.isSidereal() ? QStringLiteral("%1 %2").arg(label, shown.zoneName(range.from)) : label;
}

QString clockLabel(Timestamp time, const ShownTime &shown, Duration windowLength)
{
    const QDateTime civil = inZone(time, shown.zone());
    const QTime clock = shown.isSidereal() ? timeOfDay(shown.siderealTime(time)) : civil.time();
    const QString label = clockText(clock, windowLength < 1min ? 1ms : 1s);
    if (windowLength < 24h)
        return label;
    const QString date = text(civil, QStringLiteral("d MMM yyyy"));
    // The date is not that of a sidereal clock: it says whose it is.
    return (shown.isSidereal() ? QStringLiteral("%1 %2, %3").arg(date, shown.zoneName(time), label)
                               : QStringLiteral("%1 %2").arg(date, label));
}

QString namedClockLabel(Timestamp time, const ShownTime &shown, Duration windowLength)
{
    return clockLabel(time, shown, windowLength) + u' ' + shown.name(time);
}

} // namespace mtnops
