// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logtablemodel.h"
#include "tests/store/samplelog.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp start = Timestamp(1795471448s);
constexpr int timeSection = LogTableModel::timeSection;

struct Bench
{
    Bench()
    {
        if (const Result<void> prepared = writer->prepareTable(table); !prepared)
            qFatal("%s", qPrintable(prepared.error().detail));
    }

    /** One row a second; the wind is the row's number. */
    void write(int from, int to)
    {
        std::vector<Sample> samples;
        for (int second = from; second < to; ++second)
            samples.push_back(testSample(table, start + std::chrono::seconds(second), second));
        writeAll(*writer, std::move(samples));
    }

    /** Shows [from, to) seconds and waits for the first page. */
    void show(int from, int to, bool live = false)
    {
        QSignalSpy read(&reader, &LogReader::pageRead);
        model.setTable(*table);
        model.setRange({start + std::chrono::seconds(from), start + std::chrono::seconds(to)}, live);
        if (!read.wait())
            qFatal("the reader does not answer");
    }

    void refresh()
    {
        QSignalSpy read(&reader, &LogReader::pageRead);
        model.refresh();
        if (!read.wait())
            qFatal("the reader does not answer");
    }

    int second(int row) const
    {
        return int((model.index(row, timeSection).data(LogTableModel::TimestampRole).value<Timestamp>() - start) / 1s);
    }

    QTemporaryDir folder;
    QString path = folder.filePath(u"log.sqlite"_qs);
    std::unique_ptr<Writer> writer = openWriter(path);
    DeviceTablePtr table = testTable();
    LogReader reader{path};
    LogTableModel model{reader};
    /** Fetches more by itself whenever it can; taken away where a test counts pages. */
    std::unique_ptr<QAbstractItemModelTester> tester =
        std::make_unique<QAbstractItemModelTester>(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
};

} // namespace

class TestLogTableModel : public QObject
{
    Q_OBJECT

private slots:
    void figuresStandBelowEachOther()
    {
        Bench bench;
        bench.write(0, 2);
        bench.show(0, 100, true);
        QCOMPARE(bench.model.index(0, 1).data().toString(), u"1"_qs);
        QSignalSpy changed(&bench.model, &LogTableModel::dataChanged);
        writeAll(*bench.writer, {testSample(bench.table, start + 2s, 2.25)});
        bench.refresh();
        QCOMPARE(bench.model.index(0, 1).data().toString(), u"2.25"_qs);
        QCOMPARE(bench.model.index(1, 1).data().toString(), u"1.00"_qs); // the older ones follow
        QCOMPARE(changed.count(), 1);
    }

    void showsValuesNewestFirst()
    {
        Bench bench;
        bench.write(0, 50);
        Sample silent = testSample(bench.table, start + 50s, 0);
        silent.values = {Value(), Value(), Value(), Value(), Value()};
        writeAll(*bench.writer, {silent});
        bench.show(0, 100);
        const LogTableModel &model = bench.model;
        QCOMPARE(model.rowCount(), 51);
        QCOMPARE(model.columnCount(), 6);
        QCOMPARE(bench.second(0), 50);
        QCOMPARE(bench.second(50), 0);
        QCOMPARE(model.index(0, 1).data().toString(), u"–"_qs);
        QVERIFY(model.index(0, 1).data(LogTableModel::IsNullRole).toBool());
        QVERIFY(!model.index(1, 1).data(LogTableModel::IsNullRole).toBool());
        QCOMPARE(model.index(1, 0).data().toString(), u"2026-11-23T22:04:57Z"_qs);
        QCOMPARE(model.index(1, 1).data().toString(), u"49"_qs);
        QCOMPARE(model.index(1, 1).data(LogTableModel::LimitStateRole).value<LimitState>(), LimitState::Alarm);
        QCOMPARE(model.index(1, 1).data(Qt::ToolTipRole).toString(),
                 u"Wind speed: 49 mph\nalarm: warning above 25, alarm above 40"_qs);
        QCOMPARE(model.index(1, 2).data().toString(), u"clear"_qs);
        QCOMPARE(model.index(1, 2).data(LogTableModel::RawValueRole).value<Value>(), Value(qint64(1)));
        QCOMPARE(model.headerData(0, Qt::Horizontal).toString(), u"Time"_qs);
        QCOMPARE(model.headerData(1, Qt::Horizontal).toString(), u"Wind speed (mph)"_qs);
        QCOMPARE(model.headerData(2, Qt::Horizontal).toString(), u"Cloud condition"_qs);
        QVERIFY(model.headerData(1, Qt::Horizontal, Qt::ToolTipRole).toString().contains(u"boltwood.wind"_qs));
        QVERIFY(!model.headerData(6, Qt::Horizontal).isValid());
    }

    void timesAreWrittenByTheFormatter()
    {
        Bench bench;
        bench.write(0, 3);
        bench.show(0, 100);
        QSignalSpy changed(&bench.model, &QAbstractItemModel::dataChanged);
        bench.model.setTimeFormatter([](Timestamp) { return u"local"_qs; });
        QCOMPARE(changed.count(), 1);
        QCOMPARE(bench.model.index(0, 0).data().toString(), u"local"_qs);
        QCOMPARE(bench.model.index(0, 5).data().toString(), u"local"_qs);
    }

    void readsPagesUntilTheWindowEnds()
    {
        Bench bench;
        bench.write(0, 700);
        bench.tester.reset();
        bench.show(100, 600);
        QSignalSpy reset(&bench.model, &QAbstractItemModel::modelReset);
        QCOMPARE(bench.model.rowCount(), 200);
        QVERIFY(!bench.model.isLoading());
        while (bench.model.canFetchMore({})) {
            const int rows = bench.model.rowCount();
            bench.model.fetchMore({});
            QVERIFY(bench.model.isLoading());
            QVERIFY(!bench.model.canFetchMore({})); // one page at a time
            QTRY_VERIFY(bench.model.rowCount() > rows);
        }
        QCOMPARE(bench.model.rowCount(), 500);
        for (int row = 0; row < 500; ++row)
            QCOMPARE(bench.second(row), 599 - row);
        QCOMPARE(reset.count(), 0);
        QVERIFY(!bench.model.isTruncated());
    }

    void aViewThatFetchesAtEveryTurnGetsNothingTwice()
    {
        Bench bench;
        bench.write(0, 700);
        bench.show(0, 700);
        while (bench.model.rowCount() < 700) {
            QSignalSpy read(&bench.reader, &LogReader::pageRead);
            bench.model.fetchMore({});
            QVERIFY(read.wait());
        }
        QVERIFY(!bench.model.canFetchMore({}));
        for (int row = 0; row < 700; ++row)
            QCOMPARE(bench.second(row), 699 - row);
    }

    void liveRowsComeOnTopAndFallOffTheEnd()
    {
        Bench bench;
        bench.write(0, 60);
        bench.show(0, 60, true);
        QCOMPARE(bench.model.rowCount(), 60);
        QSignalSpy reset(&bench.model, &QAbstractItemModel::modelReset);
        QSignalSpy inserted(&bench.model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&bench.model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy state(&bench.model, &LogTableModel::stateChanged);
        bench.write(60, 63);
        bench.model.setRange({start + 3s, start + 63s}, true);
        bench.refresh();
        QCOMPARE(bench.model.rowCount(), 60);
        QCOMPARE(bench.second(0), 62);
        QCOMPARE(bench.second(59), 3);
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(removed.count(), 1);
        bench.refresh();
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(state.count(), 0);
    }

    void moreThanAPageOfNewRowsReplacesAll()
    {
        Bench bench;
        bench.write(0, 10);
        bench.tester.reset();
        bench.show(-100, 900, true);
        bench.write(10, 500);
        bench.refresh();
        QCOMPARE(bench.model.rowCount(), 200);
        QCOMPARE(bench.second(0), 499);
        QVERIFY(bench.model.canFetchMore({}));
    }

    void refreshingHistoryDoesNothing()
    {
        Bench bench;
        bench.write(0, 10);
        bench.show(0, 60);
        QSignalSpy read(&bench.reader, &LogReader::pageRead);
        bench.write(10, 20);
        bench.model.refresh();
        QVERIFY(!read.wait(50));
        bench.model.reload();
        QVERIFY(bench.model.isLoading());
        QTRY_COMPARE(bench.model.rowCount(), 20);
    }

    void anotherWindowKeepsTheRowsUntilItIsRead()
    {
        Bench bench;
        bench.write(0, 100);
        bench.show(0, 50);
        bench.model.setRange({start + 60s, start + 70s}, false);
        QCOMPARE(bench.model.rowCount(), 50);
        QVERIFY(!bench.model.canFetchMore({}));
        QTRY_COMPARE(bench.model.rowCount(), 10);
        QCOMPARE(bench.second(0), 69);
    }

    void anotherTableVanishesAtOnce()
    {
        Bench bench;
        const DeviceTablePtr other = realTable(u"other"_qs, {u"a"_qs});
        QVERIFY(bench.writer->prepareTable(other));
        bench.write(0, 50);
        bench.show(0, 50);
        bench.model.setTable(*other);
        QCOMPARE(bench.model.rowCount(), 0);
        QCOMPARE(bench.model.columnCount(), 2);
        QVERIFY(!bench.model.isEmpty()); // not known yet
        QTRY_VERIFY(bench.model.isEmpty());
        bench.model.setTable({});
        QCOMPARE(bench.model.columnCount(), 0);
        QVERIFY(!bench.model.isLoading());
    }

    void memoryIsBounded()
    {
        Bench bench;
        bench.write(0, 20'500);
        bench.tester.reset(); // it looks at every row
        bench.show(0, 30'000, true);
        QSignalSpy read(&bench.reader, &LogReader::pageRead);
        while (!bench.model.isTruncated()) {
            bench.model.fetchMore({});
            QVERIFY(read.wait());
        }
        QCOMPARE(bench.model.rowCount(), LogTableModel::maximumRows);
        QVERIFY(!bench.model.canFetchMore({}));
        bench.write(20'500, 20'510);
        bench.refresh();
        QCOMPARE(bench.model.rowCount(), LogTableModel::maximumRows);
        QCOMPARE(bench.second(0), 20'509);
        QCOMPARE(bench.second(LogTableModel::maximumRows - 1), 510);
        QVERIFY(bench.model.isTruncated());
    }

    void anErrorIsToldAndMended()
    {
        Bench bench;
        QSignalSpy state(&bench.model, &LogTableModel::stateChanged);
        DeviceTable missing = *bench.table;
        missing.name = u"nobody"_qs;
        bench.model.setTable(missing);
        bench.model.setRange({start, start + 60s}, true);
        QTRY_VERIFY(!bench.model.errorText().isEmpty());
        QVERIFY(bench.model.errorText().contains(u"nobody"_qs));
        QVERIFY(!bench.model.isEmpty());
        QVERIFY(!bench.model.isLoading());
        missing.title = u"Nobody"_qs;
        bench.model.setTable(*bench.table);
        QTRY_VERIFY(bench.model.isEmpty());
        QCOMPARE(bench.model.errorText(), QString());
        QVERIFY(state.count() >= 4);
    }

    void aColumnThatThePageLacksIsNull()
    {
        Bench bench;
        bench.write(0, 5);
        DeviceTable fewer = *bench.table;
        fewer.columns = {bench.table->columns[2],
                         {.name = u"not_yet"_qs, .type = ColumnType::Real, .label = u"Not yet"_qs}};
        bench.model.setTable(fewer);
        bench.model.setRange({start, start + 60s}, false);
        QTRY_COMPARE(bench.model.rowCount(), 5);
        QCOMPARE(bench.model.index(0, 1).data().toString(), u"yes"_qs);
        QVERIFY(bench.model.index(0, 2).data(LogTableModel::IsNullRole).toBool());
    }
};

QTEST_GUILESS_MAIN(TestLogTableModel)
#include "tst_logtablemodel.moc"
