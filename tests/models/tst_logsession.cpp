// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logsession.h"
#include "tests/store/samplelog.h"
#include "tests/support/manualclock.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp start = Timestamp(1795471448s);
const ColumnRef wind{u"boltwood"_qs, u"wind"_qs};

struct Bench
{
    /** Logs one row a second until now, and the device's state. */
    void write(Timestamp from)
    {
        if (!writer)
            writer = openWriter(path);
        if (const Result<void> prepared = writer->prepareTable(table); !prepared)
            qFatal("%s", qPrintable(prepared.error().detail));
        Batch batch{.statuses = {{.device = table->name, .state = DeviceState::Good, .since = from}}};
        for (Timestamp time = from; time < clock.now(); time += 1s)
            batch.samples.push_back(testSample(table, time, double((time - start) / 1s)));
        batch.events = {{.time = from, .kind = EventKind::DeviceUp, .device = table->name, .text = u"answers"_qs}};
        if (const auto report = writer->write(batch); !report)
            qFatal("%s", qPrintable(report.error().detail));
    }

    /** The next second of the clock. */
    static void turn(LogSession &session)
    {
        QSignalSpy latest(&session, &LogSession::latestChanged);
        session.tick();
        if (!latest.wait())
            qFatal("the session does not turn");
    }

    QTemporaryDir folder;
    QString path = folder.filePath(u"log.sqlite"_qs);
    ManualClock clock{start};
    std::unique_ptr<Writer> writer;
    DeviceTablePtr table = testTable();
};

} // namespace

class TestLogSession : public QObject
{
    Q_OBJECT

private slots:
    void showsADatabase()
    {
        Bench bench;
        bench.write(start - 90s);
        LogSession session(bench.path, bench.clock);
        const QAbstractItemModelTester tester(&session.tree(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy site(&session, &LogSession::siteChanged);
        QSignalSpy catalog(&session, &LogSession::catalogChanged);
        QSignalSpy table(&session, &LogSession::tableChanged);
        QSignalSpy problem(&session, &LogSession::problemChanged);
        QVERIFY(!session.hasCatalog());
        QTRY_COMPARE(session.table().rowCount(), 90);
        QTRY_COMPARE(session.events().rowCount(), 1);
        QCOMPARE(site.count(), 1);
        QCOMPARE(catalog.count(), 1);
        QCOMPARE(table.count(), 1);
        QCOMPARE(problem.count(), 0);
        QCOMPARE(session.catalog().site.name, u"kuiper"_qs);
        QCOMPARE(session.tableName(), u"boltwood"_qs);
        QCOMPARE(session.findColumn(wind)->unit, u"mph"_qs);
        QVERIFY(!session.findColumn({u"boltwood"_qs, u"nothing"_qs}));
        Bench::turn(session);
        QVERIFY(session.databaseBytes() > 0);
        QCOMPARE(session.rowsPerSecond(), 1.0);
        QVERIFY(session.isGrowing());
        QCOMPARE(session.tree().indexOf(wind).data(DeviceTreeModel::ValueTextRole).toString(), u"-1"_qs);
    }

    void aDeviceWithoutARowSaysWhy()
    {
        Bench bench;
        bench.write(start - 90s);
        QVERIFY(bench.writer->prepareTable(realTable(u"oil"_qs, {u"pressure"_qs})));
        const Batch batch{
            .statuses = {{.device = u"oil"_qs, .state = DeviceState::NoReply, .detail = u"silent for 2 s"_qs}}};
        QVERIFY(bench.writer->write(batch));
        LogSession session(bench.path, bench.clock);
        QTRY_COMPARE(session.conditions().size(), 2);
        QVERIFY(session.conditions().value(u"oil"_qs).isNeverSeen());
        QCOMPARE(session.conditions().value(u"oil"_qs).error, u"silent for 2 s"_qs);
        QVERIFY(!session.conditions().value(u"boltwood"_qs).isNeverSeen());
    }

    void aLogInItsPlaceIsShown()
    {
        Bench bench;
        bench.write(start - 90s);
        bench.writer.reset();
        const QString other = bench.folder.filePath(u"other.sqlite"_qs);
        QVERIFY(QFile::copy(bench.path, other)); // of the same catalog version
        execute(other, {u"UPDATE mtnops_site SET title = 'Bok'"_qs});
        LogSession session(bench.path, bench.clock);
        QTRY_COMPARE(session.table().rowCount(), 90);
        QVERIFY(session.catalog().site.title != u"Bok"_qs);
        for (const QString &suffix : {u"-wal"_qs, u"-shm"_qs, QString()})
            QFile::remove(bench.path + suffix);
        QVERIFY(QFile::rename(other, bench.path));
        QTRY_COMPARE(session.catalog().site.title, u"Bok"_qs);
    }

    void statusIsReadOnceAMinute()
    {
        Bench bench;
        bench.write(start - 90s);
        LogSession session(bench.path, bench.clock);
        QTRY_VERIFY(session.status().has_value());
        QCOMPARE(session.status()->tables[0].rows, 90);
        bench.clock.advance(59s);
        bench.write(start);
        Bench::turn(session);
        Bench::turn(session); // an answer before this one would have come by now
        QCOMPARE(session.status()->tables[0].rows, 90);
        bench.clock.advance(1s);
        session.tick();
        QTRY_COMPARE(session.status()->tables[0].rows, 149);
    }

    void followsTheClock()
    {
        Bench bench;
        bench.write(start - 90s);
        LogSession session(bench.path, bench.clock);
        session.selection().setChosen(wind, true);
        QTRY_COMPARE(session.table().rowCount(), 90);
        QTRY_COMPARE(session.loader().series()[0].samples, 90);
        bench.clock.advance(3s);
        bench.write(start);
        Bench::turn(session);
        QCOMPARE(session.window().range().to, start + 3s);
        QCOMPARE(session.tree().indexOf(wind).data(DeviceTreeModel::ValueTextRole).toString(), u"2"_qs);
        QTRY_COMPARE(session.table().rowCount(), 93);
        QTRY_COMPARE(session.events().rowCount(), 2);
        QTRY_COMPARE(session.loader().series()[0].points.last().time, start + 2s);

        bench.clock.advance(60s);
        Bench::turn(session);
        QCOMPARE(session.tree().indexOf(wind).data(DeviceTreeModel::FreshnessRole).value<Freshness>(),
                 Freshness::Stale);
        QCOMPARE(session.rowsPerSecond(), 0.0);
        QVERIFY(!session.isGrowing());
    }

    void aClockThatIsSetBackFreezesNothing()
    {
        Bench bench;
        bench.write(start - 90s);
        LogSession session(bench.path, bench.clock);
        QTRY_COMPARE(session.table().rowCount(), 90);
        bench.clock.set(start - 1h);
        Bench::turn(session);
        QTRY_COMPARE(session.table().rowCount(), 0);
        bench.clock.advance(3s);
        bench.write(start - 1h); // three rows by the new clock
        Bench::turn(session);
        const QModelIndex column = session.tree().indexOf(wind);
        QTRY_COMPARE(column.data(DeviceTreeModel::ValueTextRole).toString(), u"-3598"_qs);
        QCOMPARE(column.data(DeviceTreeModel::FreshnessRole).value<Freshness>(), Freshness::ClockAhead);
        QTRY_COMPARE(session.table().rowCount(), 3);
        const QModelIndex row = session.table().index(0, 0);
        QCOMPARE(row.data(LogTableModel::TimestampRole).value<Timestamp>(), start - 1h + 2s);
        QCOMPARE(row.data(LogTableModel::AgeTextRole).toString(), u"clock ahead by 59 min"_qs);
    }

    void historyStaysWhereItIs()
    {
        Bench bench;
        bench.write(start - 90s);
        LogSession session(bench.path, bench.clock);
        QTRY_COMPARE(session.table().rowCount(), 90);
        session.window().showRange({start - 50s, start - 40s});
        QTRY_COMPARE(session.table().rowCount(), 10);
        bench.clock.advance(3s);
        Bench::turn(session);
        QCOMPARE(session.window().range(), (TimeRange{start - 50s, start - 40s}));
        QCOMPARE(session.table().rowCount(), 10);
        session.window().resumeLive();
        QTRY_COMPARE(session.table().rowCount(), 7); // the last ten seconds, three of them empty
    }

    void showsEverythingOfWhatIsOnTheChart()
    {
        Bench bench;
        bench.write(start - 5000s);
        LogSession session(bench.path, bench.clock);
        session.showEverything(); // nothing is known yet
        QVERIFY(session.window().isLive());
        QTRY_VERIFY(session.hasCatalog());
        Bench::turn(session);
        session.showEverything();
        const TimeRange all{start - 5000s, start - 1s + Duration(1)};
        QVERIFY(!session.window().isLive());
        QCOMPARE(session.window().range(), all);
        session.window().goBack();
        session.selection().setChosen({u"tcs"_qs, u"altitude"_qs}, true); // another device
        session.showEverything();
        QVERIFY(session.window().isLive());
        session.selection().setChosen(wind, true);
        session.showEverything();
        QCOMPARE(session.window().range(), all);
    }

    void aTimeInTheTableMovesTheWindowOnlyWhereItMust()
    {
        Bench bench;
        bench.write(start - 90s);
        LogSession session(bench.path, bench.clock);
        QTRY_COMPARE(session.table().rowCount(), 90);
        session.window().showLive(30s);
        QTRY_COMPARE(session.table().rowCount(), 30);
        QSignalSpy found(&session.table(), &LogTableModel::rowFound);
        session.showTableTime(start - 10s);
        QTRY_COMPARE(found.count(), 1);
        QCOMPARE(found.takeFirst().first().toInt(), 9);
        session.showTableTime(start); // the end of a live window is now
        QCOMPARE(found.takeFirst().first().toInt(), 0);
        QVERIFY(session.window().isLive());
        session.showTableTime(start - 60s);
        QCOMPARE(session.window().range(), (TimeRange{start - 75s, start - 45s}));
        QTRY_COMPARE(found.count(), 1);
        QCOMPARE(session.table().rowCount(), 30);
        QCOMPARE(found.takeFirst().first().toInt(), 14);
    }

    void waitsForADatabaseThatIsNotThereYet()
    {
        Bench bench;
        LogSession session(bench.path, bench.clock);
        QSignalSpy problem(&session, &LogSession::problemChanged);
        QSignalSpy failed(&session.reader(), &LogReader::failed);
        QTRY_COMPARE(failed.count(), 2); // catalog and newest rows
        session.tick();
        QTRY_COMPARE(failed.count(), 4);
        QCOMPARE(problem.count(), 1);
        QVERIFY(!session.problem().isEmpty());
        session.setTable(u"boltwood"_qs);
        bench.write(start - 90s);
        session.tick();
        QTRY_COMPARE(session.problem(), QString());
        QCOMPARE(problem.count(), 2);
        QTRY_COMPARE(session.table().rowCount(), 90);
    }

    void aNewDeviceAppears()
    {
        Bench bench;
        bench.write(start - 90s);
        LogSession session(bench.path, bench.clock);
        QTRY_COMPARE(session.tree().rowCount(), 1);
        QSignalSpy site(&session, &LogSession::siteChanged);
        QSignalSpy catalog(&session, &LogSession::catalogChanged);
        QSignalSpy reset(&session.tree(), &QAbstractItemModel::modelReset);
        session.setTable(u"oil"_qs);
        QCOMPARE(session.table().columnCount(), 0);
        QVERIFY(bench.writer->prepareTable(realTable(u"oil"_qs, {u"pressure"_qs})));
        session.tick();
        QTRY_COMPARE(catalog.count(), 1);
        QCOMPARE(reset.count(), 1);
        QCOMPARE(session.tree().rowCount(), 2);
        QCOMPARE(session.table().columnCount(), 2);
        QCOMPARE(site.count(), 0);
        Bench::turn(session);
        QVERIFY(!session.latest().catalogChanged);
        QCOMPARE(catalog.count(), 1);
    }

    void turnsEverySecondByItself()
    {
        Bench bench;
        bench.write(start - 90s);
        LogSession session(bench.path, bench.clock);
        QSignalSpy latest(&session, &LogSession::latestChanged);
        QTRY_VERIFY(latest.count() >= 2);
    }
};

QTEST_GUILESS_MAIN(TestLogSession)
#include "tst_logsession.moc"
