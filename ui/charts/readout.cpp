// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/readout.h"

#include "models/firststates.h"
#include "models/timetext.h"
#include "models/valuetext.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace mtnops {

namespace {

using namespace std::chrono_literals;

constexpr int mostPixels = 1000; // of a window, where the width of a pixel is not known

QString lengthText(Duration length)
{
    struct Unit
    {
        Duration size;
        Duration from; // lengths from here on are counted in it
        const char *name;
    };
    static constexpr std::array units = {Unit{24h, 48h, "d"}, Unit{1h, 2h, "h"}, Unit{1min, 2min, "min"},
                                         Unit{1s, 1s, "s"}, Unit{1ms, 0s, "ms"}};
    for (const Unit &unit : units) {
        if (length < unit.from)
            continue;
        const double count = double(length.count()) / double(unit.size.count());
        return QStringLiteral("%1 %2").arg(QString::number(count, 'f', count < 9.95 && unit.size == 1s ? 1 : 0),
                                           QLatin1StringView(unit.name));
    }
    Q_UNREACHABLE();
}

ReadoutLine lineOf(const Trace &trace, const QString &value, const QString &age = {})
{
    return {.label = trace.name(),
            .value = value,
            .age = age,
            .colour = trace.colour,
            .line = trace.line,
            .column = trace.column,
            .states = firstStates(trace.states.runs)};
}

/** Sidereal time tells no day, and is in no log: the date and UTC stand behind it. */
QString titleOf(Timestamp time, const ShownTime &shown, Duration windowLength)
{
    if (!shown.isSidereal())
        return namedClockLabel(time, shown, windowLength);
    const Duration withoutDate = std::min(windowLength, Duration(24h) - Duration(1));
    const QString civil = TimeText().write(time, std::min(windowLength, Duration(1h)));
    return namedClockLabel(time, shown, withoutDate) + QStringLiteral(" · %1 UTC").arg(civil);
}

/** Where nothing is drawn: what is still to be read is not said to be missing. */
QString emptyText(const Trace &trace, Timestamp time)
{
    const TimeRange &known = trace.knownRange();
    return known.isEmpty() || known.contains(time) ? noValueText() : QStringLiteral("…");
}

/** The instant that the crosshair stands at, and how times are written there. */
struct Cursor
{
    Timestamp time;
    const ShownTime &shown;
    Duration windowLength;

    /** A sample's own time, without the day, which the title has, and how far away it is. */
    QString place(Timestamp sample) const
    {
        constexpr Duration day = 24h;
        const Duration distance = sample - time;
        const bool isSameDay = std::chrono::abs(distance) < day / 2;
        const QString clock =
            clockLabel(sample, shown, isSameDay ? std::min(windowLength, day - Duration(1)) : windowLength);
        const QString apart = distanceText(distance);
        return apart.isEmpty() ? clock : clock + QStringLiteral(" · ") + apart;
    }
};

/** What was looked up of a trace, if it stood at the cursor. */
std::optional<InstantValue> sampleOf(const Trace &trace, const QHash<ColumnRef, InstantValue> &samples, Timestamp time)
{
    const auto found = samples.constFind(trace.ref);
    if (found == samples.cend() || isNull(found->value) || found->isOfMinute)
        return std::nullopt;
    const bool stands =
        trace.interval == Duration::zero() || std::chrono::abs(time - found->time) <= trace.interval * 5 / 2;
    return stands ? std::optional(*found) : std::nullopt;
}

ReadoutLine sampleLine(const Trace &trace, const InstantValue &sample, const Cursor &cursor)
{
    return lineOf(trace, valueTextWithUnit(trace.column, sample.value), cursor.place(sample.time));
}

/** What a column of states was, and since when where that is known: a strip is not read from its nearest end. */
ReadoutLine stateLine(const Trace &trace, const Cursor &cursor)
{
    const StateRun *run = runAt(trace.states.runs, cursor.time);
    if (!run)
        return lineOf(trace, emptyText(trace, cursor.time));
    if (run->isMany)
        return lineOf(trace, QCoreApplication::translate("mtnops::Readout", "several changes"));
    // What began before the window, or inside the bin of a rollup, has no time of its own here.
    const bool isStartKnown = trace.states.tier == Duration::zero() && run->range.from > trace.states.range.from;
    return lineOf(trace, valueText(trace.column, run->value), isStartKnown ? cursor.place(run->range.from) : QString());
}

/** What a quantity was where @p corner is told. */
ReadoutLine quantityLine(const Trace &trace, const DrawnCorner &corner, const Cursor &cursor)
{
    if (corner.point && !trace.isThinned())
        return lineOf(trace, readingText(trace.column, corner.point->value), cursor.place(corner.time()));
    // Inside a pixel the rows are not told apart: neither is the sample's own time.
    const Duration usual = std::max({trace.interval * 3 / 2, trace.series.bin, cursor.windowLength / mostPixels});
    const Duration distance = corner.time() - cursor.time;
    const QString value = QStringLiteral("≈ ")
        + (corner.mean ? meanReadingText(trace, *corner.mean) : nearReadingText(trace, *corner.point));
    return lineOf(trace, value, std::chrono::abs(distance) > usual ? distanceText(distance) : QString());
}

} // namespace

QString distanceText(Duration distance)
{
    if (std::chrono::abs(distance) < 1ms)
        return {};
    const QString length = lengthText(std::chrono::abs(distance));
    return distance < Duration::zero() ? QCoreApplication::translate("mtnops::Readout", "%1 before").arg(length)
                                       : QCoreApplication::translate("mtnops::Readout", "%1 after").arg(length);
}

Duration readoutReach(const Trace &trace, Duration windowLength)
{
    return std::max({trace.interval * 5 / 2, trace.series.bin, windowLength / mostPixels});
}

Readout readoutAt(Timestamp time, const QList<Trace> &traces, const ShownTime &shown, Duration windowLength,
                  const QHash<ColumnRef, InstantValue> &samples)
{
    Readout readout;
    readout.title = titleOf(time, shown, windowLength);
    const Cursor cursor{.time = time, .shown = shown, .windowLength = windowLength};
    Duration pixel{};
    for (const Trace &trace : traces) {
        if (hasStates(trace.column)) {
            if (trace.states.range.isEmpty())
                continue;
            const StateRun *run = runAt(trace.states.runs, time);
            const bool isMany = run && run->isMany;
            const std::optional<InstantValue> sample = isMany ? sampleOf(trace, samples, time) : std::nullopt;
            if (isMany)
                readout.reduced.append(trace.ref);
            readout.lines.append(sample ? sampleLine(trace, *sample, cursor) : stateLine(trace, cursor));
            continue;
        }
        const DrawnCorner corner = drawnCornerAt(trace, time, readoutReach(trace, windowLength));
        const bool isReduced = corner.mean || (corner.point && trace.isThinned());
        if (isReduced)
            readout.reduced.append(trace.ref);
        if (const auto sample = isReduced ? sampleOf(trace, samples, time) : std::nullopt) {
            readout.lines.append(sampleLine(trace, *sample, cursor));
            continue;
        }
        if (corner)
            readout.lines.append(quantityLine(trace, corner, cursor));
        else if (!trace.series.points.isEmpty() || !trace.series.means.isEmpty() || !trace.series.range.isEmpty())
            readout.lines.append(lineOf(trace, emptyText(trace, time)));
        if (isReduced)
            pixel = std::max(pixel, trace.series.bin);
    }
    if (pixel > Duration::zero())
        readout.title += QCoreApplication::translate("mtnops::Readout", " · ≈ within %1").arg(lengthText(pixel));
    return readout;
}

} // namespace mtnops
