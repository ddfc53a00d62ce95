// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/seriesreducer.h"

#include <QTest>

using namespace mtnops;

namespace {

/** A row: time in µs, and a value or NULL. */
using Rows = QList<std::pair<qint64, std::optional<double>>>;

/** "3=1.5 4| 9=2": a break stands as its time and a bar. */
QString describe(const Series &series)
{
    QStringList points;
    for (const SeriesPoint &point : series.points) {
        const QString time = QString::number(toMicroseconds(point.time));
        points += point.isBreak() ? time + u'|' : time + u'=' + QString::number(point.value);
    }
    return points.join(u' ');
}

Series reduce(const Rows &rows, TimeRange range, qint64 bin, qint64 longestGap)
{
    SeriesReducer reducer(ColumnRef{u"t"_qs, u"c"_qs}, range, Duration(bin), Duration(longestGap));
    for (const auto &[time, value] : rows) {
        if (value)
            reducer.addValue(time, *value);
        else
            reducer.addNull(time);
    }
    return reducer.take();
}

} // namespace

/** Which samples of a column are drawn, and where its line is broken. Times in µs. */
class TestSeriesReducer : public QObject
{
    Q_OBJECT

private slots:
    void points_data()
    {
        QTest::addColumn<Rows>("rows");
        QTest::addColumn<qint64>("bin");
        QTest::addColumn<qint64>("gap");
        QTest::addColumn<QString>("expected");
        const std::optional<double> none;
        // The range is [100, 200) throughout.
        QTest::newRow("nothing") << Rows{} << 10LL << 25LL << QString();
        QTest::newRow("one sample") << Rows{{105, 1}} << 10LL << 25LL << u"105=1"_qs;
        QTest::newRow("first, lowest, highest, last in order of time")
            << Rows{{100, 5}, {102, 9}, {104, 1}, {106, 2}, {109, 4}} << 10LL << 25LL << u"100=5 102=9 104=1 109=4"_qs;
        QTest::newRow("lowest before highest")
            << Rows{{100, 5}, {102, 1}, {104, 9}, {109, 4}} << 10LL << 25LL << u"100=5 102=1 104=9 109=4"_qs;
        QTest::newRow("first is lowest, last is highest")
            << Rows{{100, 1}, {104, 2}, {109, 4}} << 10LL << 25LL << u"100=1 109=4"_qs;
        QTest::newRow("all equal: the first of the lowest and highest")
            << Rows{{100, 1}, {104, 1}, {109, 1}} << 10LL << 25LL << u"100=1 109=1"_qs;
        QTest::newRow("one spike survives")
            << Rows{{100, 0}, {101, 0}, {102, 77}, {103, 0}, {104, 0}} << 100LL << 25LL << u"100=0 102=77 104=0"_qs;
        QTest::newRow("bins are aligned to the epoch, not to the range")
            << Rows{{104, 1}, {105, 2}, {106, 3}, {110, 4}} << 7LL << 25LL << u"104=1 105=2 110=4"_qs;
        QTest::newRow("the samples at the edges are included")
            << Rows{{95, 1}, {105, 2}, {205, 3}, {215, 4}} << 10LL << 1000LL << u"95=1 105=2 205=3"_qs;
        QTest::newRow("only the nearest ones")
            << Rows{{90, 0}, {95, 1}, {105, 2}, {205, 3}} << 10LL << 1000LL << u"95=1 105=2 205=3"_qs;
        QTest::newRow("a window between two samples") << Rows{{95, 1}, {205, 3}} << 10LL << 1000LL << u"95=1 205=3"_qs;
        QTest::newRow("no sample after") << Rows{{95, 1}} << 10LL << 1000LL << u"95=1"_qs;
        QTest::newRow("the start is inside, the end is not")
            << Rows{{100, 1}, {200, 2}} << 10LL << 1000LL << u"100=1 200=2"_qs;
        QTest::newRow("a gap breaks the line") << Rows{{100, 1}, {126, 2}} << 1LL << 25LL << u"100=1 101| 126=2"_qs;
        QTest::newRow("the longest gap itself does not")
            << Rows{{100, 1}, {125, 2}} << 1LL << 25LL << u"100=1 125=2"_qs;
        QTest::newRow("a NULL breaks the line")
            << Rows{{100, 1}, {110, none}, {120, 2}} << 1LL << 25LL << u"100=1 101| 120=2"_qs;
        QTest::newRow("NULL rows do not hide a gap")
            << Rows{{100, 1}, {120, none}, {140, none}, {160, 2}} << 1LL << 25LL << u"100=1 101| 160=2"_qs;
        QTest::newRow("a gap no wider than a bin does not")
            << Rows{{100, 1}, {105, none}, {120, 2}} << 20LL << 2LL << u"100=1 120=2"_qs;
        QTest::newRow("a gap inside a bin does not")
            << Rows{{100, 1}, {110, none}, {119, 2}} << 20LL << 2LL << u"100=1 119=2"_qs;
        QTest::newRow("a gap over a whole bin does")
            << Rows{{119, 1}, {140, 2}} << 20LL << 5LL << u"119=1 120| 140=2"_qs;
        QTest::newRow("slow rows over empty bins do not")
            << Rows{{100, 1}, {120, 2}, {140, 3}} << 1LL << 25LL << u"100=1 120=2 140=3"_qs;
        QTest::newRow("a gap before the first sample")
            << Rows{{60, 1}, {105, 2}} << 10LL << 25LL << u"60=1 61| 105=2"_qs;
        QTest::newRow("a gap after the last sample")
            << Rows{{190, 1}, {216, 2}} << 10LL << 25LL << u"190=1 191| 216=2"_qs;
        QTest::newRow("a NULL before the range breaks too")
            << Rows{{80, 1}, {95, none}, {105, 2}} << 10LL << 25LL << u"80=1 81| 105=2"_qs;
        QTest::newRow("no interval: only NULLs break")
            << Rows{{100, 1}, {150, 2}, {160, none}, {199, 3}} << 10LL << 0LL << u"100=1 150=2 151| 199=3"_qs;
        QTest::newRow("only NULLs") << Rows{{100, none}, {110, none}} << 10LL << 25LL << QString();
    }
    void points()
    {
        QFETCH(Rows, rows);
        QFETCH(qint64, bin);
        QFETCH(qint64, gap);
        QTEST(describe(reduce(rows, {fromMicroseconds(100), fromMicroseconds(200)}, bin, gap)), "expected");
    }

    void timesBeforeTheEpoch()
    {
        const Rows rows = {{-21, 1}, {-20, 2}, {-15, 9}, {-11, 3}, {-10, 4}, {-1, 5}, {0, 6}};
        QCOMPARE(describe(reduce(rows, {fromMicroseconds(-20), fromMicroseconds(1)}, 10, 25)),
                 u"-21=1 -20=2 -15=9 -11=3 -10=4 -1=5 0=6"_qs);
    }

    void samplesInsideAreCounted()
    {
        const Rows rows = {{99, 1}, {100, 2}, {150, {}}, {199, 3}, {200, 4}};
        const Series series = reduce(rows, {fromMicroseconds(100), fromMicroseconds(200)}, 10, 1000);
        QCOMPARE(series.samples, 2);
        QCOMPARE(series.bin, Duration(10));
        QCOMPARE(series.column.column, u"c"_qs);
    }

    void finishesWithTheSampleAfter()
    {
        SeriesReducer reducer({}, {fromMicroseconds(100), fromMicroseconds(200)}, Duration(10), Duration(25));
        reducer.addValue(199, 1);
        QVERIFY(!reducer.isFinished());
        reducer.addNull(200);
        QVERIFY(!reducer.isFinished());
        reducer.addValue(201, 2);
        QVERIFY(reducer.isFinished());
    }
};

QTEST_GUILESS_MAIN(TestSeriesReducer)
#include "tst_seriesreducer.moc"
