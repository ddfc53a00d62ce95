// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/tablebench.h"

#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp start = TableBench::start;

} // namespace

/** What the cells say, and when rows are read, replaced and dropped. */
class TestLogTableModel : public QObject
{
    Q_OBJECT

private slots:
    void figuresStandBelowEachOther()
    {
        TableBench bench;
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
        TableBench bench;
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
        TableBench bench;
        bench.write(0, 3);
        bench.show(0, 100);
        QSignalSpy changed(&bench.model, &QAbstractItemModel::dataChanged);
        bench.model.setTimeFormatter([](Timestamp) { return u"local"_qs; });
        QCOMPARE(changed.count(), 1);
        QCOMPARE(bench.model.index(0, 0).data().toString(), u"local"_qs);
        QCOMPARE(bench.model.index(0, 5).data().toString(), u"local"_qs);
    }

    void rowsAheadOfALiveWindowAreNotInIt()
    {
        TableBench bench;
        bench.write(0, 90);
        bench.show(0, 60, true);
        QCOMPARE(bench.second(0), 64); // the clocks of two hosts may differ by some
        bench.model.setRange({start + 3s, start + 63s}, true);
        bench.refresh();
        QCOMPARE(bench.second(0), 67);
        QCOMPARE(bench.model.rowCount(), 65);
    }

    void liveRowsComeOnTopAndFallOffTheEnd()
    {
        TableBench bench;
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
        TableBench bench;
        bench.write(0, 10);
        bench.tester.reset();
        bench.show(-100, 900, true);
        bench.write(10, 500);
        bench.refresh();
        QCOMPARE(bench.model.rowCount(), 200);
        QCOMPARE(bench.second(0), 499);
        QVERIFY(bench.model.isAtNewest());
    }

    void rowsThatComeIntoThePastAreShown()
    {
        TableBench bench;
        bench.write(0, 10);
        bench.show(0, 60);
        QCOMPARE(bench.model.rowCount(), 10);
        bench.model.refresh(start + 100s); // nothing has come
        writeAll(*bench.writer, {testSample(bench.table, start + 5s + 500ms, 7)});
        QTRY_VERIFY((bench.model.refresh(start + 110s), bench.model.rowCount() == 11));
    }

    void refreshingHistoryDoesNothing()
    {
        TableBench bench;
        bench.write(0, 10);
        bench.show(0, 60);
        QSignalSpy read(&bench.reader, &LogReader::pageRead);
        bench.write(100, 110); // outside
        bench.model.refresh(start + 10min);
        QVERIFY(!read.wait(50));
        bench.model.reload();
        QVERIFY(bench.model.isLoading());
        QTRY_COMPARE(read.count(), 1);
        QCOMPARE(bench.model.rowCount(), 10);
    }

    void aWindowThatIsNotOverGetsRows()
    {
        TableBench bench;
        bench.write(0, 10);
        bench.show(0, 3600); // as tonight's
        bench.write(10, 12);
        bench.model.refresh(start + 12s);
        QTRY_COMPARE(bench.model.rowCount(), 12);
        QCOMPARE(bench.second(0), 11);
    }

    void anotherWindowKeepsTheRowsUntilItIsRead()
    {
        TableBench bench;
        bench.write(0, 100);
        bench.show(0, 50);
        bench.model.setRange({start + 60s, start + 70s}, false);
        QCOMPARE(bench.model.rowCount(), 50);
        QTRY_COMPARE(bench.model.rowCount(), 10);
        QCOMPARE(bench.second(0), 69);
    }

    void anotherTableVanishesAtOnce()
    {
        TableBench bench;
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

    void anErrorIsToldAndMended()
    {
        TableBench bench;
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
        TableBench bench;
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
