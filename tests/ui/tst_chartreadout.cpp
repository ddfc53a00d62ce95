// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/seconds.h"
#include "ui/charts/readout.h"

#include <QTest>

#include <cmath>

using namespace mtnops;

/** What the crosshair reads of the traces: values, their times, and silence where nothing is drawn. */
class TestChartReadout : public QObject
{
    Q_OBJECT

private slots:
    void besideSiderealTimeTheReadoutTellsTheDayInUtc()
    {
        const ShownTime sidereal = ShownTime::sidereal({.latitude = 32.4165, .longitude = -110.7346});
        const QString title = readoutAt(start, {}, sidereal, 1h).title; // 2026-11-23 22:00 UTC
        QVERIFY2(title.startsWith(u"18:48:3"_qs), qPrintable(title)); // 18:35:37 at 21:47:03
        QVERIFY2(title.endsWith(u" LST · 2026-11-23 22:00:00 UTC"_qs), qPrintable(title));
        QCOMPARE(readoutAt(start, {}, sidereal, 72h).title, title);
        QVERIFY(readoutAt(start, {}, sidereal, 5s).title.endsWith(u" LST · 2026-11-23 22:00:00.000 UTC"_qs));
    }

    void theReadoutNamesTheNearestSample()
    {
        Trace trace;
        trace.column = {
            .name = QStringLiteral("t"), .unit = QStringLiteral("°C"), .label = QStringLiteral("Dew point")};
        trace.series.points = everySecond({1.5, noValue, -2.25});
        const Readout readout = readoutAt(start + 1200ms, {trace}, QTimeZone::utc(), 1h);
        QCOMPARE(readout.title, QStringLiteral("22:00:01 UTC"));
        QCOMPARE(readout.lines.size(), 1);
        QCOMPARE(readout.lines[0].value, QStringLiteral("-2.25 °C"));
        QCOMPARE(readout.lines[0].age, QStringLiteral("22:00:02 · 800 ms after")); // its own time, and how far
        trace.interval = 5s;
        const auto ageAt = [&](Duration since, Duration windowLength) {
            return readoutAt(start + since, {trace}, QTimeZone("America/Phoenix"), windowLength).lines[0].age;
        };
        QCOMPARE(ageAt(12s, 1h), QStringLiteral("15:00:02 · 10 s before"));
        QCOMPARE(ageAt(2s, 1h), QStringLiteral("15:00:02")); // there
        QCOMPARE(ageAt(2500ms, 10s), QStringLiteral("15:00:02.000 · 500 ms before"));
        QCOMPARE(ageAt(5s, 72h), QStringLiteral("15:00:02 · 3.0 s before")); // the title has the day
        trace.series.bin = 60s;
        QCOMPARE(ageAt(12s, 1h), QString()); // somewhere in the pixel
    }

    void aHeldValueIsThatOfTheSampleBefore()
    {
        Trace trace;
        trace.column = {.name = QStringLiteral("n"), .type = ColumnType::Integer, .label = QStringLiteral("Count")};
        trace.interval = 10s;
        trace.series.range = {start, start + 100s};
        trace.series.points = {
            {start, 1}, {start + 10s, 2}, {start + 20s, 3}, {start + 20s + 1us, noValue}, {start + 80s, 4}};
        const auto told = [&](Duration since) {
            const ReadoutLine line = readoutAt(start + since, {trace}, QTimeZone::utc(), 10min).lines[0];
            return (line.value + u' ' + line.age).trimmed();
        };
        QCOMPARE(told(10s), QStringLiteral("2 22:00:10"));
        QCOMPARE(told(19s), QStringLiteral("2 22:00:10 · 9.0 s before")); // the next is nearer, and yet to come
        QCOMPARE(told(20s), QStringLiteral("3 22:00:20"));
        QCOMPARE(told(30s), QStringLiteral("3 22:00:20 · 10 s before"));
        QCOMPARE(told(50s), QStringLiteral("no value"));
        QCOMPARE(told(90s), QStringLiteral("4 22:01:20 · 10 s before"));
        trace.column.type = ColumnType::Real;
        QCOMPARE(told(19s), QStringLiteral("3 22:00:20 · 1.0 s after"));
    }

    void aStateSaysSinceWhen()
    {
        Trace trace;
        trace.column = {.name = QStringLiteral("sky"), .type = ColumnType::Text, .label = QStringLiteral("Sky")};
        trace.states = {.range = {start, start + 1h},
                        .bin = 4s,
                        .runs = {{.range = {start - 5s, start + 10min}, .value = QStringLiteral("clear")},
                                 {.range = {start + 10min, start + 20min}, .value = QStringLiteral("cloudy")},
                                 {.range = {start + 20min, start + 30min}, .isMany = true}}};
        const auto told = [&](Duration since) {
            const ReadoutLine line = readoutAt(start + since, {trace}, QTimeZone::utc(), 1h).lines[0];
            return (line.value + u' ' + line.age).trimmed();
        };
        QCOMPARE(told(5min), QStringLiteral("clear")); // since before the window
        QCOMPARE(told(15min), QStringLiteral("cloudy 22:10:00 · 5 min before"));
        QCOMPARE(told(25min), QStringLiteral("several changes"));
        QCOMPARE(told(35min), QStringLiteral("no value"));
        trace.states.tier = 1min;
        QCOMPARE(told(15min), QStringLiteral("cloudy")); // since some time in a minute
    }

    void theReadoutIsSilentWhereNothingIsDrawn()
    {
        Trace trace;
        trace.column = {.name = QStringLiteral("t"), .unit = QStringLiteral("psi"), .label = QStringLiteral("Oil")};
        trace.interval = 1s;
        const auto told = [&](Duration since) {
            const QList<ReadoutLine> lines = readoutAt(start + since, {trace}, QTimeZone::utc(), 1min).lines;
            return lines.size() == 1 ? (lines[0].value + u' ' + lines[0].age).trimmed() : QString();
        };
        QCOMPARE(told(0s), QString()); // it loads
        trace.series.range = {start - 24h, start + 2min};
        QCOMPARE(told(0s), QStringLiteral("no value"));
        trace.series.points = {{start, 88}, {start + 2s, 89}, {start + 2s + 1us, noValue}, {start + 100s, 91}};
        QCOMPARE(told(1900ms), QStringLiteral("89 psi 22:00:02 · 100 ms after"));
        QCOMPARE(told(4400ms), QStringLiteral("89 psi 22:00:02 · 2.4 s before")); // as far as a line would go
        QCOMPARE(told(4600ms), QStringLiteral("no value"));
        QCOMPARE(told(51s), QStringLiteral("no value"));
        QCOMPARE(told(97s), QStringLiteral("no value"));
        QCOMPARE(told(98s), QStringLiteral("91 psi 22:01:40 · 2.0 s after"));
        QCOMPARE(told(103s), QStringLiteral("no value"));
        QCOMPARE(told(-10h), QStringLiteral("no value")); // there was no such column yet
        QCOMPARE(told(121s), QStringLiteral("…")); // not read yet: a value may be there
        trace.series.points.removeAt(2); // rows were rarer then, and a line is drawn
        QCOMPARE(told(50s), QStringLiteral("89 psi 22:00:02 · 48 s before"));
    }

    void theReadoutIsSilentBetweenBinsThatAreApart()
    {
        Trace trace;
        trace.column = {.name = QStringLiteral("t"), .unit = QStringLiteral("mph"), .label = QStringLiteral("Wind")};
        trace.interval = 1s;
        trace.series = {.range = {start, start + 1h}, .bin = 6s, .tier = 6s};
        const auto bin = [](Duration from) {
            return SeriesMean{.range = {start + from, start + from + 6s}, .mean = 6, .lowest = 4, .highest = 8};
        };
        trace.series.means = {bin(0s), bin(6s), SeriesMean{.range = {start + 12s, start + 12s}}, bin(600s)};
        trace.series.points = {{start, 4}, {start + 11s, 8}, {start + 12s, noValue}, {start + 600s, 4}};
        const auto told = [&](Duration since) {
            return readoutAt(start + since, {trace}, QTimeZone::utc(), 1h).lines[0].value;
        };
        QCOMPARE(told(3s), QStringLiteral("≈ 6 mph (4 to 8)"));
        QCOMPARE(told(14s), QStringLiteral("≈ 6 mph (4 to 8)")); // the next pixel at the most
        QCOMPARE(told(30s), QStringLiteral("no value"));
        QCOMPARE(told(590s), QStringLiteral("no value"));
        QCOMPARE(told(605s), QStringLiteral("≈ 6 mph (4 to 8)"));
        QVERIFY(!readoutAt(start + 30s, {trace}, QTimeZone::utc(), 1h).title.contains(u'≈'));
    }

    void aNearValueHasNoMoreDigitsThanItsPixelAgreesIn_data()
    {
        QTest::addColumn<QList<double>>("values");
        QTest::addColumn<bool>("isCounted");
        QTest::addColumn<QString>("expected");
        QTest::newRow("tenths") << QList<double>{2.0, 2.334646, 2.5} << false << QStringLiteral("≈ 2.3 °C");
        QTest::newRow("hundredths") << QList<double>{2.31, 2.334646, 2.36} << false << QStringLiteral("≈ 2.33 °C");
        QTest::newRow("ones") << QList<double>{8.1, 12.334646, 12.5} << false << QStringLiteral("≈ 12 °C");
        QTest::newRow("hundreds") << QList<double>{100, 712.334646, 712.5} << false << QStringLiteral("≈ 712 °C");
        QTest::newRow("the same") << QList<double>{2.334646, 2.334646, 2.334646} << false
                                  << QStringLiteral("≈ 2.334646 °C");
        QTest::newRow("counted") << QList<double>{3, 3.4646, 3.5} << true << QStringLiteral("≈ 3 °C");
        QTest::newRow("beside a gap") << QList<double>{noValue, 2.334646, 2.5} << false << QStringLiteral("≈ 2.3 °C");
    }

    void aNearValueHasNoMoreDigitsThanItsPixelAgreesIn()
    {
        QFETCH(QList<double>, values);
        QFETCH(bool, isCounted);
        Trace trace;
        trace.column = {.name = QStringLiteral("t"),
                        .type = isCounted ? ColumnType::Integer : ColumnType::Real,
                        .unit = QStringLiteral("°C"),
                        .label = QStringLiteral("T")};
        trace.series.points = everySecond(values);
        trace.series.bin = 60s;
        trace.interval = 5s;
        QTEST(readoutAt(start + 1s, {trace}, QTimeZone::utc(), 24h).lines[0].value, "expected");
    }

    void aPixelOfSeveralRowsIsToldAsSuch()
    {
        Trace trace;
        trace.column = {
            .name = QStringLiteral("t"), .unit = QStringLiteral("°C"), .label = QStringLiteral("Dew point")};
        trace.series.points = everySecond({1.5, 2.5});
        trace.series.bin = 84s;
        trace.interval = 5s;
        const Readout readout = readoutAt(start + 40s, {trace}, QTimeZone::utc(), 24h);
        QCOMPARE(readout.lines[0].value, QStringLiteral("≈ 2.5 °C"));
        QCOMPARE(readout.lines[0].age, QString());
        QVERIFY2(readout.title.endsWith(QStringLiteral("≈ within 84 s")), qPrintable(readout.title));
        QCOMPARE(readoutAt(start + 200s, {trace}, QTimeZone::utc(), 24h).lines[0].value,
                 QStringLiteral("no value")); // the next pixel lacks it
        trace.interval = 2min;
        QCOMPARE(readoutAt(start + 40s, {trace}, QTimeZone::utc(), 24h).lines[0].value, QStringLiteral("2.5 °C"));
    }

    void whatWasLookedUpStandsForAPixel_data()
    {
        QTest::addColumn<InstantValue>("sample");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("age");
        QTest::addColumn<bool>("isExact");
        const auto at = [](Value value, Duration since, bool isOfMinute = false) {
            return InstantValue{{}, std::move(value), start + since, isOfMinute};
        };
        const QString near = QStringLiteral("≈ 2.5 °C");
        QTest::newRow("a sample") << at(2.25, 37s) << QStringLiteral("2.25 °C")
                                  << QStringLiteral("22:00:37 · 3.0 s before") << true;
        QTest::newRow("one that stood no more") << at(2.25, 27s) << near << QString() << false;
        QTest::newRow("none") << at({}, 0s) << near << QString() << false;
        QTest::newRow("of a minute whose rows are gone") << at(2.25, 35s, true) << near << QString() << false;
    }
    void whatWasLookedUpStandsForAPixel()
    {
        QFETCH(InstantValue, sample);
        QFETCH(bool, isExact);
        Trace trace;
        trace.ref = {QStringLiteral("weather"), QStringLiteral("t")};
        trace.column = {
            .name = QStringLiteral("t"), .unit = QStringLiteral("°C"), .label = QStringLiteral("Dew point")};
        trace.series.points = everySecond({1.5, 2.5});
        trace.series.bin = 84s;
        trace.interval = 5s;
        const Readout readout = readoutAt(start + 40s, {trace}, QTimeZone::utc(), 2h, {{trace.ref, sample}});
        QTEST(readout.lines[0].value, "value");
        QTEST(readout.lines[0].age, "age");
        QCOMPARE(!readout.title.contains(u'≈'), isExact);
        QCOMPARE(readout.reduced, QList<ColumnRef>{trace.ref}); // it is asked for again where the cursor goes
        trace.interval = 2min; // each row is drawn
        QVERIFY(readoutAt(start + 40s, {trace}, QTimeZone::utc(), 2h, {{trace.ref, sample}}).reduced.isEmpty());
    }

    void oneOfSeveralChangesIsLookedUp()
    {
        Trace trace;
        trace.ref = {QStringLiteral("weather"), QStringLiteral("sky")};
        trace.column = {.name = QStringLiteral("sky"), .type = ColumnType::Text, .label = QStringLiteral("Sky")};
        trace.interval = 5s;
        trace.states = {.range = {start, start + 1h}};
        trace.states.runs = {{.range = {start, start + 10min}, .value = {}, .isMany = true}};
        const InstantValue sample{trace.ref, Value(QStringLiteral("clear")), start + 57s};
        const Readout before = readoutAt(start + 1min, {trace}, QTimeZone::utc(), 1h);
        QCOMPARE(before.lines[0].value, QStringLiteral("several changes"));
        QCOMPARE(before.reduced, QList<ColumnRef>{trace.ref});
        const Readout after = readoutAt(start + 1min, {trace}, QTimeZone::utc(), 1h, {{trace.ref, sample}});
        QCOMPARE(after.lines[0].value, QStringLiteral("clear"));
        QCOMPARE(after.lines[0].age, QStringLiteral("22:00:57 · 3.0 s before"));
    }

    void aReadingLosesNoDigits()
    {
        Column column{
            .name = QStringLiteral("jd"), .unit = QStringLiteral("d"), .label = QStringLiteral("Julian date")};
        QCOMPARE(readingText(column, 2461368.42), QStringLiteral("2461368.42 d"));
        column.type = ColumnType::Integer;
        QCOMPARE(readingText(column, 123456789.0), QStringLiteral("123456789 d"));
        column.words = {{1, QStringLiteral("open")}};
        QCOMPARE(readingText(column, 1), QStringLiteral("open"));
    }

    void ages_data()
    {
        QTest::addColumn<qint64>("milliseconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << qint64(0) << QString();
        QTest::newRow("ms") << qint64(-250) << QStringLiteral("250 ms before");
        QTest::newRow("s") << qint64(1500) << QStringLiteral("1.5 s after");
        QTest::newRow("tens of s") << qint64(-95000) << QStringLiteral("95 s before");
        QTest::newRow("min") << qint64(-840000) << QStringLiteral("14 min before");
        QTest::newRow("h") << qint64(7200000) << QStringLiteral("2 h after");
        QTest::newRow("d") << qint64(-864000000) << QStringLiteral("10 d before");
    }

    void ages()
    {
        QFETCH(qint64, milliseconds);
        QTEST(distanceText(std::chrono::milliseconds(milliseconds)), "text");
    }
};

QTEST_GUILESS_MAIN(TestChartReadout)
#include "tst_chartreadout.moc"
