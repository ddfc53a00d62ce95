// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/timeticks.h"

#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

Timestamp utc(const char *text)
{
    const QDateTime time = QDateTime::fromString(QString::fromLatin1(text), Qt::ISODateWithMs);
    return Timestamp(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

constexpr double labelWidth = 70;

const ShownTime greenwich = ShownTime::sidereal({.latitude = 51.4779, .longitude = -1e-9});

} // namespace

class TestChartTimeTicks : public QObject
{
    Q_OBJECT

private slots:
    void labels_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<double>("width");
        QTest::addColumn<QString>("expected"); // labels; a major one in brackets

        const auto row = [](const char *name, const char *from, const char *to, const char *zone, double width,
                            const char *expected) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QByteArray(zone) << width
                                << QString::fromUtf8(expected);
        };
        row("tenths of a second", "2026-11-23T20:12:40.050Z", "2026-11-23T20:12:40.450Z", "UTC", 300,
            "20:12:40.1|20:12:40.2|20:12:40.3|20:12:40.4");
        row("seconds", "2026-11-23T20:12:41Z", "2026-11-23T20:13:20Z", "UTC", 400, "20:12:50|20:13:00|20:13:10");
        row("quarters of a minute", "2026-11-23T20:12:00Z", "2026-11-23T20:13:00Z", "UTC", 300,
            "20:12:00|20:12:15|20:12:30|20:12:45");
        row("half hours across midnight", "2026-11-24T06:10:00Z", "2026-11-24T08:10:00Z", "America/Phoenix", 300,
            "23:30|[24 Nov]|00:30|01:00");
        row("six hours", "2026-11-23T08:00:00Z", "2026-11-24T20:00:00Z", "America/Phoenix", 450,
            "06:00|12:00|18:00|[24 Nov]|06:00|12:00");
        row("the half hour of India", "2026-11-23T00:10:00Z", "2026-11-23T04:10:00Z", "Asia/Kolkata", 300,
            "06:00|07:00|08:00|09:00");
        row("Denver falls back", "2026-11-01T05:30:00Z", "2026-11-01T10:30:00Z", "America/Denver", 360,
            "[1 Nov]|01:00 -06|01:00 -07|02:00|03:00");
        row("Denver falls back, half hours", "2026-11-01T06:50:00Z", "2026-11-01T09:10:00Z", "America/Denver", 360,
            "01:00 -06|01:30 -06|01:00 -07|01:30 -07|02:00");
        row("Denver springs forward", "2026-03-08T07:30:00Z", "2026-03-08T11:30:00Z", "America/Denver", 300,
            "01:00|03:00|04:00|05:00");
        row("Madrid falls back", "2026-10-24T22:30:00Z", "2026-10-25T03:30:00Z", "Europe/Madrid", 360,
            "01:00|02:00 +02|02:00 +01|03:00|04:00");
        row("Madrid springs forward, two hours", "2026-03-28T22:30:00Z", "2026-03-29T08:30:00Z", "Europe/Madrid", 360,
            "[29 Mar]|04:00|06:00|08:00|10:00");
        row("days across the change, at local midnight", "2026-10-30T12:00:00Z", "2026-11-03T12:00:00Z",
            "America/Denver", 300, "31 Oct|[1 Nov]|2 Nov|3 Nov");
        row("odd days", "2026-01-26T12:00:00Z", "2026-02-06T12:00:00Z", "UTC", 450,
            "27 Jan|29 Jan|[1 Feb]|3 Feb|5 Feb");
        row("Mondays", "2026-11-01T12:00:00Z", "2026-12-01T12:00:00Z", "UTC", 310, "2 Nov|9 Nov|16 Nov|23 Nov|30 Nov");
        row("months with the year", "2026-10-15T00:00:00Z", "2027-03-15T00:00:00Z", "America/Phoenix", 400,
            "Nov|Dec|[2027]|Feb|Mar");
        row("quarters", "2026-01-15T00:00:00Z", "2027-02-15T00:00:00Z", "UTC", 320, "Apr|Jul|Oct|[2027]");
        row("years", "2019-06-01T00:00:00Z", "2027-06-01T00:00:00Z", "UTC", 300, "2020|2022|2024|2026");
        row("nothing in an empty range", "2026-11-23T00:00:00Z", "2026-11-23T00:00:00Z", "UTC", 300, "");
    }

    void labels()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QByteArray, zone);
        QFETCH(double, width);
        QFETCH(QString, expected);

        const TimeRange range{utc(from.constData()), utc(to.constData())};
        QStringList labels;
        for (const TimeTick &tick : timeTicks(range, QTimeZone(zone), width, labelWidth)) {
            labels.append(tick.isMajor ? QStringLiteral("[%1]").arg(tick.label) : tick.label);
            QVERIFY(range.contains(tick.time));
        }
        QCOMPARE(labels.join(u'|'), expected);
    }

    /** At Greenwich, 1987 April 10, 19h 21m 00s UT it was 8h 34m 57.0896s of mean sidereal time, the apparent one 0.23
       s less (Meeus, Astronomical Algorithms, example 12.b). */
    void siderealTicksAreWholeHoursOfSiderealTime()
    {
        const TimeRange range{utc("1987-04-10T19:21:00Z"), utc("1987-04-11T07:21:00Z")};
        const QList<TimeTick> ticks = timeTicks(range, greenwich, 1000, labelWidth);
        QStringList labels;
        for (const TimeTick &tick : ticks)
            labels.append(tick.isMajor ? QStringLiteral("[%1]").arg(tick.label) : tick.label);
        QCOMPARE(labels.join(u'|'), u"09:00|10:00|11:00|12:00|13:00|14:00|15:00|16:00|17:00|18:00|19:00|20:00"_qs);
        // 25 min 3.14 s of sidereal time after the start are 24 min 59.04 s of UTC.
        const Duration distance = ticks.first().time - range.from;
        QVERIFY2(std::chrono::abs(distance - 24min - 59040ms) < 100ms, qPrintable(formatDuration(distance)));
        for (const TimeTick &tick : ticks) {
            const Duration off = greenwich.siderealTime(tick.time) % Duration(1h);
            QVERIFY(std::min(off, Duration(1h) - off) < 5ms);
        }
    }

    void siderealDaysBeginAtMidnightOfSiderealTime()
    {
        const TimeRange range{utc("1987-04-10T19:21:00Z"), utc("1987-04-12T19:21:00Z")};
        int majors = 0;
        for (const TimeTick &tick : timeTicks(range, greenwich, 1000, labelWidth)) {
            if (!tick.isMajor)
                continue;
            ++majors;
            QCOMPARE(tick.label, u"00:00"_qs);
        }
        QCOMPARE(majors, 2);
        // From days on ticks are dates.
        const TimeRange month{utc("1987-04-10T19:21:00Z"), utc("1987-04-20T19:21:00Z")};
        QCOMPARE(timeTicks(month, greenwich, 1000, labelWidth).first().label, u"11 Apr"_qs);
    }

    void siderealTimeIsNamed()
    {
        const Timestamp time = utc("1987-04-10T19:21:00Z");
        QCOMPARE(dateLabel({time, time + 1h}, greenwich), u"LST, 10 Apr 1987 UTC"_qs);
        QCOMPARE(namedClockLabel(time, greenwich, 1h), u"08:34:56 LST"_qs);
        QCOMPARE(namedClockLabel(time, greenwich, 10s).left(10), u"08:34:56.8"_qs);
        QCOMPARE(namedClockLabel(time, greenwich, 48h), u"10 Apr 1987 UTC, 08:34:56 LST"_qs);
    }

    void anyRangeHasRoomForItsLabels_data()
    {
        QTest::addColumn<QByteArray>("zone");
        for (const char *zone : {"UTC", "America/Denver", "Europe/Madrid", "Australia/Lord_Howe"})
            QTest::newRow(zone) << QByteArray(zone);
    }

    void anyRangeHasRoomForItsLabels()
    {
        QFETCH(QByteArray, zone);
        const Timestamp end = utc("2026-11-05T11:07:13Z");
        for (Duration length = 100ms; length < 24h * 365 * 150; length = length * 13 / 10) {
            const TimeRange range{end - length, end};
            const auto ticks = timeTicks(range, QTimeZone(zone), 1000, labelWidth);
            QVERIFY2(ticks.size() >= 2 && ticks.size() <= 15, qPrintable(formatDuration(length)));
            for (qsizetype i = 1; i < ticks.size(); ++i)
                QVERIFY(ticks[i - 1].time < ticks[i].time);
        }
    }

    void theAxisSaysZoneAndDate()
    {
        const Timestamp time = utc("2026-11-24T03:00:00Z");
        QCOMPARE(dateLabel({time, time + 1h}, QTimeZone("America/Phoenix")), QStringLiteral("MST, 23 Nov 2026"));
        QCOMPARE(dateLabel({time, time + 1h}, QTimeZone::utc()), QStringLiteral("UTC, 24 Nov 2026"));
    }

    void theClockIsAsFineAsTheWindow()
    {
        const Timestamp time = utc("2026-11-24T03:12:40.250Z");
        const QTimeZone zone("America/Phoenix");
        QCOMPARE(clockLabel(time, zone, 10s), QStringLiteral("20:12:40.250"));
        QCOMPARE(clockLabel(time, zone, 1h), QStringLiteral("20:12:40"));
        QCOMPARE(clockLabel(time, zone, 24h), QStringLiteral("23 Nov 2026 20:12:40"));
        QCOMPARE(namedClockLabel(time, zone, 24h), QStringLiteral("23 Nov 2026 20:12:40 MST"));
    }
};

QTEST_GUILESS_MAIN(TestChartTimeTicks)
#include "tst_charttimeticks.moc"
