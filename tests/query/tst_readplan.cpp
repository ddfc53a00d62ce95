// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/readplan.h"

#include "logger/store/tiers.h"

#include <QRandomGenerator>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp day = fromMicroseconds(1795392000'000'000); // a UTC midnight

TimeRange range(Duration from, Duration to)
{
    return {day + from, day + to};
}

QString describe(const QList<Stretch> &stretches)
{
    QStringList texts;
    for (const Stretch &stretch : stretches) {
        texts += QStringLiteral("%1 %2-%3")
                     .arg(stretch.tier ? QString(tiers[*stretch.tier].name) : QStringLiteral("raw"))
                     .arg((stretch.range.from - day) / 1s)
                     .arg((stretch.range.to - day) / 1s);
    }
    return texts.join(u", "_qs);
}

} // namespace

/** Which stretch of a window is read from where. */
class TestReadPlan : public QObject
{
    Q_OBJECT

private slots:
    void tierForAPixel_data()
    {
        QTest::addColumn<qint64>("milliseconds");
        QTest::addColumn<QString>("tier");
        QTest::addColumn<int>("interval"); // s
        QTest::newRow("an hour on 2000 pixels") << qint64(1'800) << u"raw"_qs << 1;
        QTest::newRow("just too fine") << qint64(42'857) << u"raw"_qs << 1;
        QTest::newRow("1.4 pixels a minute") << qint64(42'858) << u"1min"_qs << 1;
        QTest::newRow("a day on 2000 pixels") << qint64(43'200) << u"1min"_qs << 1;
        QTest::newRow("just below 10 minutes") << qint64(599'999) << u"1min"_qs << 1;
        QTest::newRow("10 minutes") << qint64(600'000) << u"10min"_qs << 1;
        QTest::newRow("30 days on 2000 pixels") << qint64(1'296'000) << u"10min"_qs << 1;
        QTest::newRow("a year on 2000 pixels") << qint64(15'768'000) << u"1h"_qs << 1;
        QTest::newRow("a century") << qint64(1'576'800'000) << u"1d"_qs << 1;
        QTest::newRow("four rows a bin") << qint64(43'200) << u"1min"_qs << 15;
        QTest::newRow("fewer: raw rows are as few") << qint64(43'200) << u"raw"_qs << 16;
    }
    void tierForAPixel()
    {
        QFETCH(qint64, milliseconds);
        QFETCH(QString, tier);
        QFETCH(int, interval);
        const std::optional<std::size_t> found = tierForDrawing(Duration(milliseconds * 1000), interval * 1s);
        QCOMPARE(found ? QString(tiers[*found].name) : u"raw"_qs, tier);
    }

    void stretches_data()
    {
        QTest::addColumn<TimeRange>("asked");
        QTest::addColumn<int>("coarsest");
        QTest::addColumn<RollupState>("state");
        QTest::addColumn<QString>("plan");
        const RollupState done{.completeTo = day + 2h, .dirty = {}};
        QTest::newRow("no rollups") << range(10s, 2h) << 2 << RollupState() << u"raw 10-7200"_qs;
        QTest::newRow("raw asked for") << range(10s, 2h) << -1 << done << u"raw 10-7200"_qs;
        QTest::newRow("aligned") << range(0s, 2h) << 2 << done << u"1h 0-7200"_qs;
        QTest::newRow("edges from finer tiers")
            << range(10s, 72min) << 2 << done << u"raw 10-60, 1min 60-600, 10min 600-4200, 1min 4200-4320"_qs;
        QTest::newRow("the newest part is raw")
            << range(0s, 3h) << 1 << RollupState{.completeTo = day + 65min, .dirty = {}}
            << u"10min 0-3600, 1min 3600-3900, raw 3900-10800"_qs;
        QTest::newRow("a dirty minute")
            << range(0s, 2h) << 2 << RollupState{.completeTo = day + 2h, .dirty = {range(15min, 16min)}}
            << u"10min 0-600, 1min 600-900, raw 900-960, 1min 960-1200, 10min 1200-3600, 1h 3600-7200"_qs;
        QTest::newRow("all dirty") << range(5s, 2h) << 3
                                   << RollupState{.completeTo = day + 2h, .dirty = {range(-10h, 2h)}}
                                   << u"raw 5-7200"_qs;
        RollupState retired{.completeTo = day + 2h, .rawFrom = day + 1h, .dirty = {}};
        QTest::newRow("no raw rows any more: whole minutes")
            << range(70s, 100min) << 2 << retired << u"1min 60-120, 1min 120-600, 10min 600-6000"_qs;
        QTest::newRow("narrow, where raw rows begin again")
            << range(3500s, 3700s) << -1 << retired << u"1min 3480-3600, raw 3600-3700"_qs;
        QTest::newRow("inside one minute that is gone") << range(70s, 80s) << -1 << retired << u"1min 60-120"_qs;
        QTest::newRow("inside a bin") << range(61s, 100s) << 4 << done << u"raw 61-100"_qs;
    }
    void stretches()
    {
        QFETCH(TimeRange, asked);
        QFETCH(int, coarsest);
        QFETCH(RollupState, state);
        QFETCH(QString, plan);
        const std::optional<std::size_t> tier = coarsest < 0 ? std::nullopt : std::optional<std::size_t>(coarsest);
        QCOMPARE(describe(planRead(asked, tier, state)), plan);
    }

    void everyPlanCoversItsRangeOnceWithBinsThatAreMade()
    {
        QRandomGenerator random(5);
        for (int round = 0; round < 2000; ++round) {
            RollupState state{.completeTo = day + random.bounded(3000) * 1min, .dirty = {}};
            Timestamp at = day - 1000min;
            for (int dirty = random.bounded(4); dirty > 0; --dirty) {
                at += random.bounded(1, 1000) * 1min;
                const Timestamp end = at + random.bounded(1, 300) * 1min;
                state.dirty += TimeRange{at, end};
                at = end + 1min;
            }
            const TimeRange asked{day + random.bounded(2'000'000) * 50ms - 24h, day + random.bounded(2'000'000) * 50ms};
            if (asked.isEmpty())
                continue;
            Timestamp covered = asked.from;
            const QList<Stretch> stretches = planRead(asked, std::size_t(random.bounded(5)), state);
            for (const Stretch &stretch : stretches) {
                QCOMPARE(stretch.range.from, covered);
                QVERIFY(!stretch.range.isEmpty());
                covered = stretch.range.to;
                if (!stretch.tier)
                    continue;
                const Duration width = tiers[*stretch.tier].width;
                QCOMPARE(floorTo(stretch.range.from, width), stretch.range.from);
                QCOMPARE(floorTo(stretch.range.to, width), stretch.range.to);
                QVERIFY(stretch.range.to <= *state.completeTo);
                for (const TimeRange &dirty : std::as_const(state.dirty))
                    QVERIFY(dirty.to <= stretch.range.from || dirty.from >= stretch.range.to);
            }
            QCOMPARE(covered, asked.to);
        }
    }
};

QTEST_GUILESS_MAIN(TestReadPlan)
#include "tst_readplan.moc"
