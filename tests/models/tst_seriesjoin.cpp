// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seriesjoin.h"

#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp zero = Timestamp(1795471440s); // a multiple of every bin below

Series series(std::chrono::seconds from, std::chrono::seconds to, const QList<SeriesPoint> &points)
{
    qint64 samples = 0;
    for (const SeriesPoint &point : points)
        samples += !point.isBreak() && point.time >= zero + from && point.time < zero + to ? 1 : 0;
    return {.column = {u"d"_qs, u"a"_qs},
            .range = {zero + from, zero + to},
            .bin = 10s,
            .samples = samples,
            .points = points};
}

SeriesPoint sample(std::chrono::microseconds time)
{
    return {zero + time, double(time.count())};
}

SeriesPoint gapAfter(std::chrono::seconds time)
{
    return {.time = zero + time + 1us};
}

QList<qint64> timesOf(const Series &of)
{
    QList<qint64> times;
    for (const SeriesPoint &point : of.points)
        times.append((point.time - zero) / 1s * (point.isBreak() ? -1 : 1));
    return times;
}

} // namespace

class TestSeriesJoin : public QObject
{
    Q_OBJECT

private slots:
    void gridCoversWithWholeBins()
    {
        const BinGrid grid = BinGrid::covering({zero + 3s, zero + 21s}, 10s);
        QCOMPARE(grid.range, (TimeRange{zero, zero + 30s}));
        QCOMPARE(grid.count, 3);
        const BinGrid exact = BinGrid::covering({zero, zero + 20s}, 10s);
        QCOMPARE(exact.range, (TimeRange{zero, zero + 20s}));
        QCOMPARE(exact.count, 2);
    }

    void gridForPixelsHasOneBinAPixel()
    {
        QCOMPARE(BinGrid::forPixels({zero, zero + 60s}, 600).bin, Duration(100ms));
        QCOMPARE(BinGrid::forPixels({zero, zero + 7us}, 3).bin, Duration(3us));
        QCOMPARE(BinGrid::forPixels({zero, zero + 1us}, 1000).bin, Duration(1us));
    }

    void aTailReplacesWhatItReadAnew()
    {
        const Series old = series(0s, 60s, {sample(-5s), sample(5s), sample(31s), sample(47s), sample(52s)});
        const Series tail = series(40s, 70s, {sample(31s), sample(47s), sample(52s), sample(58s), sample(61s)});
        const auto whole = joined(old, tail, zero + 10s);
        QVERIFY(whole);
        QCOMPARE(timesOf(*whole), (QList<qint64>{5, 31, 47, 52, 58, 61}));
        QCOMPARE(whole->range, (TimeRange{zero + 10s, zero + 70s}));
        QCOMPARE(whole->samples, 5);
    }

    void aBreakAtTheSeamIsKeptOnce()
    {
        const Series old = series(0s, 60s, {sample(5s), sample(35s), gapAfter(35s), sample(59s)});
        const Series tail = series(40s, 70s, {sample(35s), gapAfter(35s), sample(59s), sample(60s)});
        const auto whole = joined(old, tail, zero);
        QVERIFY(whole);
        QCOMPARE(timesOf(*whole), (QList<qint64>{5, 35, -35, 59, 60}));
    }

    void silenceLongerThanALineReachesIsABreak()
    {
        const Series old = series(0s, 60s, {sample(5s)});
        const auto silent = joined(old, series(40s, 70s, {}), zero);
        QVERIFY(silent);
        QCOMPARE(timesOf(*silent), (QList<qint64>{5}));
        const auto back = joined(old, series(40s, 70s, {sample(66s)}), zero);
        QVERIFY(back);
        QCOMPARE(timesOf(*back), (QList<qint64>{5, -5, 66}));
    }

    void whatDoesNotMeetIsReadWhole()
    {
        const Series old = series(0s, 60s, {sample(5s), sample(31s)});
        const Series tail = series(40s, 70s, {sample(31s), sample(61s)});
        QVERIFY(joined(old, tail, zero));
        QVERIFY(!joined(old, series(40s, 70s, {sample(33s), sample(61s)}), zero)); // came late
        QVERIFY(!joined(series(0s, 60s, {}), tail, zero)); // came late
        QVERIFY(!joined(old, series(70s, 80s, {sample(31s)}), zero)); // a hole between the two
        QVERIFY(!joined(old, tail, zero - 10s)); // begins before what was read
        Series coarse = tail;
        coarse.bin = 20s;
        QVERIFY(!joined(old, coarse, zero));
    }

    void anEmptyPastIsJoinedToo()
    {
        const auto whole = joined(series(0s, 60s, {}), series(40s, 70s, {sample(45s)}), zero + 10s);
        QVERIFY(whole);
        QCOMPARE(timesOf(*whole), (QList<qint64>{45}));
        QCOMPARE(whole->samples, 1);
    }
};

QTEST_GUILESS_MAIN(TestSeriesJoin)
#include "tst_seriesjoin.moc"
