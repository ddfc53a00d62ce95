// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/engine/selfreport.h"

#include "logger/engine/loggingengine.h"
#include "logger/engine/storeworker.h"
#include "tests/support/logfile.h"

#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

/** The logger as a device of its own. */
class TestSelfReport : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QSqlDatabase::drivers(); }
    void theWorstOfTheTimeIsTold();
    void theEngineLogsItselfWhereTheSiteAsks_data();
    void theEngineLogsItselfWhereTheSiteAsks();
};

void TestSelfReport::theWorstOfTheTimeIsTold()
{
    const SystemClock clock;
    SelfReport self(0s);
    self.noteFlush(30ms, 5);
    self.noteFlush(2500ms, 70);
    self.noteFlush(10ms, 6);
    const Timestamp now = clock.now();
    self.noteCommitted(Batch{.samples = {Sample{.time = now - 4s}, Sample{.time = now - 1s}}}, now);
    self.noteCommitted(Batch{.samples = {Sample{.time = now - 1s}}}, now);
    self.noteCommitted(Batch{}, now);
    self.note(DeviceStatus{.device = u"dome"_qs, .failures = 3});
    self.note(DeviceStatus{.device = u"tcs"_qs, .failures = 4});
    self.note(DeviceStatus{.device = u"dome"_qs, .failures = 5});
    QCOMPARE(self.status().state, DeviceState::NeverSeen);
    const std::optional<Sample> row =
        self.take(StoreReport{.rowsWritten = 100, .lost = 2, .databaseBytes = 12'000'000}, now);
    QVERIFY(row.has_value());
    QCOMPARE(row->table->name, u"logger"_qs);
    QCOMPARE(row->time, now);
    const auto value = [&](const std::optional<Sample> &sample, const QString &name) -> Value {
        for (qsizetype index = 0; index < sample->table->columns.size(); ++index) {
            if (sample->table->columns[index].name == name)
                return sample->values[std::size_t(index)];
        }
        return {};
    };
    QCOMPARE(value(row, u"queued"_qs), Value(qint64(70)));
    QCOMPARE(value(row, u"flush_time"_qs), Value(2500.0));
    QCOMPARE(value(row, u"lag"_qs), Value(4.0));
    QCOMPARE(value(row, u"database_size"_qs), Value(12.0));
    QCOMPARE(value(row, u"poll_failures"_qs), Value(qint64(9)));
    QCOMPARE(value(row, u"lost"_qs), Value(qint64(2)));
    QCOMPARE(self.status().state, DeviceState::Good);
    QCOMPARE(self.status().polls, 1);

    const std::optional<Sample> next = self.take(StoreReport{.rowsWritten = 100}, now);
    QCOMPARE(value(next, u"rows_per_second"_qs), Value(0.0)); // all of them had been told
    QCOMPARE(value(next, u"flush_time"_qs), Value(0.0));
    QCOMPARE(value(next, u"queued"_qs), Value(qint64(0)));
    QCOMPARE(value(next, u"poll_failures"_qs), Value(qint64(9))); // since the start

    SelfReport patient(1h);
    QVERIFY(!patient.take(StoreReport{}, now));
}

void TestSelfReport::theEngineLogsItselfWhereTheSiteAsks_data()
{
    QTest::addColumn<bool>("logsSelf");
    QTest::newRow("asked") << true;
    QTest::newRow("not asked") << false;
}

void TestSelfReport::theEngineLogsItselfWhereTheSiteAsks()
{
    QFETCH(bool, logsSelf);
    const QTemporaryDir folder;
    const SystemClock clock;
    Site site;
    site.info.name = u"test"_qs;
    site.databasePath = folder.filePath(u"test.sqlite"_qs);
    site.logsSelf = logsSelf;
    LoggingEngine engine(site, clock);
    QVERIFY(engine.start().hasValue());
    const QString tables = u"SELECT count(*) FROM sqlite_master WHERE name = 'logger'"_qs;
    if (!logsSelf) {
        engine.stop();
        QCOMPARE(LogFile(site.databasePath).integers(tables), QList<qint64>{0});
        return;
    }
    QTRY_COMPARE_WITH_TIMEOUT(engine.status().rowsWritten, 1, 30'000);
    engine.stop();
    const LogFile log(site.databasePath);
    QCOMPARE(log.integers(u"SELECT count(*) FROM logger WHERE memory > 1 AND open_files > 3 AND database_size > 0"
                          " AND flush_time > 0 AND rows_per_second = 0"_qs),
             QList<qint64>{1});
    QCOMPARE(log.text(u"SELECT state FROM mtnops_devices WHERE name = 'logger'"_qs), u"good"_qs);
    QCOMPARE(log.text(u"SELECT unit FROM mtnops_columns WHERE device = 'logger' AND name = 'lag'"_qs), u"s"_qs);
}

QTEST_GUILESS_MAIN(TestSelfReport)
#include "tst_selfreport.moc"
