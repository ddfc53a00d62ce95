// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/engine/loggingengine.h"

#include "logger/engine/sitelock.h"
#include "tests/support/fakedevice.h"
#include "tests/support/logfile.h"
#include "tests/support/smalldisk.h"

#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

ColumnRule rule(const QString &name, ColumnType type = ColumnType::Real)
{
    ColumnRule rule;
    rule.column.name = name;
    rule.column.label = name;
    rule.column.type = type;
    return rule;
}

DeviceConfig counter(const QString &name, quint16 port, Duration interval = 100ms)
{
    DeviceConfig config;
    config.name = name;
    config.title = name;
    config.transport = u"tcp"_qs;
    config.host = u"127.0.0.1"_qs;
    config.port = port;
    config.interval = interval;
    config.timeout = 1s;
    config.requests = {{.send = "BIG61 TCS 123 REQUEST COUNT\n",
                        .decoder = u"ng"_qs,
                        .columns = {rule(u"count"_qs, ColumnType::Integer)}}};
    return config;
}

/** Counts up with every request, so that each reading can be accounted for. */
FakeDevice::Behaviour countingUp(int &count)
{
    return [&count](const QByteArray &) {
        return FakeAnswer::whole("BIG61 TCS 123 " + QByteArray::number(++count) + "\r\n");
    };
}

DeviceStatus statusOf(const LoggingEngine &engine, const QString &device)
{
    const QList<DeviceStatus> devices = engine.status().devices;
    const auto status =
        std::find_if(devices.begin(), devices.end(), [&](const DeviceStatus &each) { return each.device == device; });
    return status == devices.end() ? DeviceStatus() : *status;
}

} // namespace

/** The whole engine: real sockets in, a real database out. */
class TestLoggingEngine : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void everyReadingTakenIsStoredOnceAndInOrder();
    void stopLosesNothingThatWasTaken();
    void aCleanStopWritesTheCounters();
    void aHangingDeviceDelaysNoOther();
    void anOutageIsTwoEvents();
    void aDisabledDeviceIsVisibleAndAlone();
    void aSecondEngineIsBusy();
    void aFullDiskAtTheStartIsWaitedFor();
    void aFullDiskThatLastsIsToldAtTheEnd();
    void aLockedDatabaseLosesNothing();
    void aChangedColumnTypeDisablesOneDevice();
    void aDatabaseTakenAwayLosesNothingThatWaits_data();
    void aDatabaseTakenAwayLosesNothingThatWaits();
    void anOverwrittenDatabaseIsTold();
    void aBadTableDisablesOneDevice();
    void aLockAtTheEndIsToldInTime();
    void stopsInTime();
    void asksADeviceAtOnceAndTellsItsReply();
    void oldRowsAreDeletedWhileItLogs_data();
    void oldRowsAreDeletedWhileItLogs();

private:
    Site site(const QList<DeviceConfig> &devices) const;

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_database;
};

void TestLoggingEngine::initTestCase()
{
    QVERIFY(QSqlDatabase::drivers().contains(u"QSQLITE"_qs));
}

void TestLoggingEngine::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_database = m_folder->filePath(u"site.sqlite"_qs);
}

Site TestLoggingEngine::site(const QList<DeviceConfig> &devices) const
{
    Site site;
    site.info.name = u"test"_qs;
    site.info.title = u"Test"_qs;
    site.databasePath = m_database;
    site.devices = devices;
    return site;
}

void TestLoggingEngine::everyReadingTakenIsStoredOnceAndInOrder()
{
    int count = 0;
    FakeDevice device(countingUp(count));
    {
        LoggingEngine engine(site({counter(u"first"_qs, device.port())}), m_clock);
        QVERIFY(engine.start().hasValue());
        QTRY_VERIFY_WITH_TIMEOUT(count >= 15, 10'000);
        engine.stop();
    }
    const QList<qint64> stored = LogFile(m_database).integers(u"SELECT count FROM first ORDER BY ts"_qs);
    QVERIFY(stored.size() >= count - 1); // the last answer may have been on its way
    for (qsizetype index = 0; index < stored.size(); ++index)
        QCOMPARE(stored[index], index + 1);
}

void TestLoggingEngine::stopLosesNothingThatWasTaken()
{
    int count = 0;
    FakeDevice device(countingUp(count));
    for (int run = 0; run < 3; ++run) {
        LoggingEngine engine(site({counter(u"first"_qs, device.port(), 20ms)}), m_clock);
        QVERIFY(engine.start().hasValue());
        const int before = count;
        QTRY_VERIFY_WITH_TIMEOUT(count >= before + 5, 10'000); // far less than a flush interval
        engine.stop();
    }
    const QList<qint64> stored = LogFile(m_database).integers(u"SELECT count FROM first ORDER BY ts"_qs);
    QVERIFY2(stored.size() >= count - 3, qPrintable(u"%1 of %2"_qs.arg(stored.size()).arg(count)));
    QCOMPARE(LogFile(m_database).integers(u"SELECT count(*) FROM mtnops_events WHERE kind = 'stop'"_qs),
             QList<qint64>{3});
}

void TestLoggingEngine::aCleanStopWritesTheCounters()
{
    int count = 0;
    FakeDevice device(countingUp(count));
    LoggingEngine engine(site({counter(u"first"_qs, device.port()), counter(u"second"_qs, device.port())}), m_clock);
    QVERIFY(engine.start().hasValue());
    // Written for the second time, long before the counters of an unchanged state are due.
    QTRY_VERIFY_WITH_TIMEOUT(engine.status().rowsWritten >= 30, 20'000);
    engine.stop();
    const LogFile file(m_database);
    for (const QString &name : {u"first"_qs, u"second"_qs}) {
        const qint64 rows = file.integers(u"SELECT count(*) FROM %1"_qs.arg(name)).first();
        const qint64 polls = file.integers(u"SELECT polls FROM mtnops_devices WHERE name = '%1'"_qs.arg(name)).first();
        QVERIFY2(polls >= rows, qPrintable(u"%1: %2 polls, %3 rows"_qs.arg(name).arg(polls).arg(rows)));
    }
}

void TestLoggingEngine::aHangingDeviceDelaysNoOther()
{
    int count = 0;
    FakeDevice good(countingUp(count));
    FakeDevice silent(FakeAnswer::silence());
    LoggingEngine engine(site({counter(u"silent"_qs, silent.port()), counter(u"good"_qs, good.port())}), m_clock);
    QVERIFY(engine.start().hasValue());
    QTRY_VERIFY_WITH_TIMEOUT(count >= 25, 10'000);
    engine.stop();
    // On the grid of 100 ms: no two neighbours are further apart than the silence of the other device's timeout.
    const QList<qint64> gaps =
        LogFile(m_database)
            .integers(u"SELECT max(gap) FROM (SELECT ts - lag(ts) OVER (ORDER BY ts) AS gap FROM good)"_qs);
    QVERIFY2(gaps.first() < 900'000, qPrintable(QString::number(gaps.first())));
}

void TestLoggingEngine::anOutageIsTwoEvents()
{
    int count = 0;
    FakeDevice device(countingUp(count));
    LoggingEngine engine(site({counter(u"first"_qs, device.port())}), m_clock);
    QVERIFY(engine.start().hasValue());
    QTRY_VERIFY_WITH_TIMEOUT(count >= 2, 10'000);
    device.close();
    QTRY_COMPARE_WITH_TIMEOUT(LogFile(m_database).text(u"SELECT state FROM mtnops_devices WHERE name = 'first'"_qs),
                              u"disconnected"_qs, 10'000);
    device.reopen();
    QTRY_COMPARE_WITH_TIMEOUT(LogFile(m_database).text(u"SELECT state FROM mtnops_devices WHERE name = 'first'"_qs),
                              u"good"_qs, 10'000);
    engine.stop();
    const LogFile file(m_database);
    QCOMPARE(file.integers(u"SELECT count(*) FROM mtnops_events WHERE kind = 'device-down' AND device = 'first'"_qs),
             QList<qint64>{1});
    QCOMPARE(file.integers(u"SELECT count(*) FROM mtnops_events WHERE kind = 'device-up' AND device = 'first'"_qs),
             QList<qint64>{2});
    QVERIFY(file.text(u"SELECT text FROM mtnops_events WHERE kind = 'device-down'"_qs).contains(u"refused"));
}

void TestLoggingEngine::aDisabledDeviceIsVisibleAndAlone()
{
    int count = 0;
    FakeDevice device(countingUp(count));
    DeviceConfig broken = counter(u"broken"_qs, device.port());
    broken.problem = u"site.toml:9:3: unknown key"_qs;
    LoggingEngine engine(site({broken, counter(u"good"_qs, device.port())}), m_clock);
    QVERIFY(engine.start().hasValue());
    QTRY_VERIFY_WITH_TIMEOUT(engine.status().rowsWritten >= 2, 10'000);
    QTRY_COMPARE(statusOf(engine, u"good"_qs).state, DeviceState::Good);
    QCOMPARE(statusOf(engine, u"broken"_qs).state, DeviceState::Disabled);
    QCOMPARE(engine.status().devices.size(), 2);
    engine.stop();
    const LogFile file(m_database);
    QCOMPARE(file.text(u"SELECT text FROM mtnops_events WHERE device = 'broken'"_qs).contains(u"site.toml:9:3"), true);
    QCOMPARE(file.integers(u"SELECT count(*) FROM mtnops_events WHERE device = 'broken'"_qs), QList<qint64>{1});
}

void TestLoggingEngine::aSecondEngineIsBusy()
{
    LoggingEngine first(site({}), m_clock);
    QVERIFY(first.start().hasValue());
    LoggingEngine second(site({}), m_clock);
    const Result<void> started = second.start();
    QVERIFY(!started);
    QCOMPARE(started.error().code, ErrorCode::Busy);
    QVERIFY(!second.isRunning());
    first.stop();
    QVERIFY(second.start().hasValue());
}

void TestLoggingEngine::aFullDiskAtTheStartIsWaitedFor()
{
    SmallDisk disk(8'000'000);
    if (!disk.isMounted())
        QSKIP("only root may mount a small disk");
    m_database = disk.filePath(u"site.sqlite"_qs);
    int count = 0;
    FakeDevice device(countingUp(count));
    disk.fill();
    LoggingEngine engine(site({counter(u"first"_qs, device.port(), 50ms)}), m_clock);
    const Result<void> started = engine.start();
    QVERIFY2(started.hasValue(), qPrintable(started.error().detail));
    QTRY_VERIFY_WITH_TIMEOUT(count >= 20 && !engine.status().problem.isEmpty(), 20'000);
    QVERIFY2(engine.status().problem.contains(m_database + u".lock: the disk is full"_qs),
             qPrintable(engine.status().problem));
    QVERIFY(!QFile::exists(m_database)); // nothing is opened without the lock
    disk.makeRoom();
    QTRY_VERIFY_WITH_TIMEOUT(engine.status().problem.isEmpty() && engine.status().rowsWritten >= 20, 20'000);
    const auto second = SiteLock::take(m_database);
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::Busy);
    engine.stop();
    QVERIFY2(engine.outcome().hasValue(), qPrintable(engine.outcome().error().detail));
    QVERIFY(SiteLock::take(m_database).hasValue());
    const QList<qint64> stored = LogFile(m_database).integers(u"SELECT count FROM first ORDER BY ts"_qs);
    QVERIFY(stored.size() >= count - 1);
    for (qsizetype index = 0; index < stored.size(); ++index)
        QCOMPARE(stored[index], index + 1);
    QVERIFY(LogFile(m_database)
                .text(u"SELECT text FROM mtnops_events WHERE kind = 'problem'"_qs)
                .contains(u"the disk is full"));
}

void TestLoggingEngine::aFullDiskThatLastsIsToldAtTheEnd()
{
    SmallDisk disk(8'000'000);
    if (!disk.isMounted())
        QSKIP("only root may mount a small disk");
    m_database = disk.filePath(u"site.sqlite"_qs);
    int count = 0;
    FakeDevice device(countingUp(count));
    disk.fill();
    LoggingEngine engine(site({counter(u"first"_qs, device.port(), 50ms)}), m_clock);
    QVERIFY(engine.start().hasValue());
    QTRY_VERIFY_WITH_TIMEOUT(count >= 5, 20'000);
    engine.stop();
    QVERIFY(!engine.outcome());
    QVERIFY2(engine.outcome().error().detail.contains(u"readings that could not be written: no room for the lock file"),
             qPrintable(engine.outcome().error().detail));
}

void TestLoggingEngine::aLockedDatabaseLosesNothing()
{
    int count = 0;
    FakeDevice device(countingUp(count));
    LoggingEngine engine(site({counter(u"first"_qs, device.port(), 50ms)}), m_clock);
    QVERIFY(engine.start().hasValue());
    QTRY_VERIFY_WITH_TIMEOUT(engine.status().rowsWritten >= 2, 10'000);
    {
        const LogFile other(m_database, LogFile::Write);
        other.execute(u"BEGIN IMMEDIATE"_qs); // as a careless person with the sqlite3 shell does
        QTRY_VERIFY_WITH_TIMEOUT(!engine.status().problem.isEmpty(), 30'000);
        other.execute(u"ROLLBACK"_qs);
    }
    QTRY_VERIFY_WITH_TIMEOUT(engine.status().problem.isEmpty() && engine.status().queued == 0, 30'000);
    engine.stop();
    const QList<qint64> stored = LogFile(m_database).integers(u"SELECT count FROM first ORDER BY ts"_qs);
    QVERIFY(stored.size() >= count - 1);
    for (qsizetype index = 0; index < stored.size(); ++index)
        QCOMPARE(stored[index], index + 1);
    QCOMPARE(engine.status().lost, 0);
}

void TestLoggingEngine::aChangedColumnTypeDisablesOneDevice()
{
    int count = 0;
    FakeDevice device(countingUp(count));
    {
        LoggingEngine engine(site({counter(u"first"_qs, device.port())}), m_clock);
        QVERIFY(engine.start().hasValue());
        QTRY_VERIFY_WITH_TIMEOUT(engine.status().rowsWritten >= 2, 10'000);
    }
    DeviceConfig changed = counter(u"first"_qs, device.port());
    changed.requests[0].columns[0].column.type = ColumnType::Text;
    LoggingEngine engine(site({changed, counter(u"second"_qs, device.port())}), m_clock);
    QVERIFY(engine.start().hasValue());
    QTRY_VERIFY_WITH_TIMEOUT(engine.status().rowsWritten >= 2, 10'000);
    QVERIFY(LogFile(m_database).integers(u"SELECT count(*) FROM second"_qs).first() >= 2);
    const auto first = [&] { return statusOf(engine, u"first"_qs); };
    QTRY_COMPARE(first().state, DeviceState::Disabled);
    QVERIFY2(first().detail.contains(u"count"), qPrintable(first().detail));
    QVERIFY(LogFile(m_database).integers(u"SELECT count(*) FROM first"_qs).first() >= 2);
}

void TestLoggingEngine::aDatabaseTakenAwayLosesNothingThatWaits_data()
{
    QTest::addColumn<QString>("replacement");
    QTest::newRow("removed") << QString();
    QTest::newRow("replaced by another log") << u"other.sqlite"_qs;
}

void TestLoggingEngine::aDatabaseTakenAwayLosesNothingThatWaits()
{
    QFETCH(QString, replacement);
    int count = 0;
    FakeDevice device(countingUp(count));
    const Site logged = site({counter(u"first"_qs, device.port(), 50ms)});
    if (!replacement.isEmpty()) {
        Site other = site({});
        other.databasePath = m_folder->filePath(replacement);
        LoggingEngine engine(other, m_clock);
        QVERIFY(engine.start().hasValue());
        engine.stop();
    }
    const QString old = m_folder->filePath(u"old.sqlite"_qs);
    LoggingEngine engine(logged, m_clock);
    QVERIFY(engine.start().hasValue());
    QTRY_VERIFY_WITH_TIMEOUT(engine.status().rowsWritten >= 20, 20'000);
    QVERIFY(QFile::rename(m_database, old));
    if (!replacement.isEmpty())
        QVERIFY(QFile::rename(m_folder->filePath(replacement), m_database));
    const qint64 before = engine.status().rowsWritten;
    QTRY_VERIFY_WITH_TIMEOUT(engine.status().rowsWritten >= before + 40, 30'000);
    engine.stop();
    QVERIFY2(engine.outcome().hasValue(), qPrintable(engine.outcome().error().detail));

    const LogFile file(m_database);
    QCOMPARE(file.integers(u"SELECT count(*) FROM mtnops_events WHERE kind = 'problem'"_qs), QList<qint64>{1});
    const QString problem = file.text(u"SELECT text FROM mtnops_events WHERE kind = 'problem'"_qs);
    QVERIFY2(problem.contains(m_database), qPrintable(problem));
    QVERIFY2(problem.contains(m_database + u"-wal.removed-"_qs), qPrintable(problem));
    QList<qint64> stored = LogFile(old).integers(u"SELECT count FROM first"_qs);
    stored += file.integers(u"SELECT count FROM first"_qs);
    std::sort(stored.begin(), stored.end());
    stored.erase(std::unique(stored.begin(), stored.end()), stored.end()); // what both have is no harm
    QVERIFY(stored.size() >= count - 1);
    for (qsizetype index = 0; index < stored.size(); ++index)
        QCOMPARE(stored[index], index + 1);
    QCOMPARE(file.text(u"PRAGMA integrity_check"_qs), u"ok"_qs);
}

void TestLoggingEngine::anOverwrittenDatabaseIsTold()
{
    int count = 0;
    FakeDevice device(countingUp(count));
    Site other = site({});
    other.databasePath = m_folder->filePath(u"other.sqlite"_qs);
    const Site logged = site({counter(u"first"_qs, device.port(), 50ms)});
    for (const Site &made : {other, logged}) {
        LoggingEngine engine(made, m_clock);
        QVERIFY(engine.start().hasValue());
        QTRY_VERIFY_WITH_TIMEOUT(made.devices.isEmpty() || engine.status().rowsWritten >= 10, 20'000);
    }
    const QString problems = u"SELECT count(*) FROM mtnops_events WHERE kind = 'problem'"_qs;
    LoggingEngine engine(logged, m_clock);
    QVERIFY(engine.start().hasValue());
    QTRY_VERIFY_WITH_TIMEOUT(engine.status().rowsWritten >= 10, 20'000);
    // A checkpoint of somebody else's changes the file too, and is no harm.
    QCOMPARE(LogFile(m_database, LogFile::Write).text(u"PRAGMA wal_checkpoint"_qs), u"0"_qs);
    QTRY_VERIFY_WITH_TIMEOUT(engine.status().rowsWritten >= 40, 20'000);
    QCOMPARE(LogFile(m_database).integers(problems), QList<qint64>{0});

    QStringList told;
    connect(&engine, &LoggingEngine::statusChanged, this, [&told](const EngineStatus &status) {
        if (!status.problem.isEmpty())
            told.append(status.problem);
    });
    QVERIFY(QFileInfo(other.databasePath).size() < QFileInfo(m_database).size());
    QCOMPARE(QProcess::execute(u"cp"_qs, {other.databasePath, m_database}), 0); // in place
    QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, 20'000);
    QVERIFY2(told.first().contains(m_database + u" was overwritten"_qs), qPrintable(told.first()));
    const qint64 before = engine.status().rowsWritten;
    QTRY_VERIFY_WITH_TIMEOUT(engine.status().rowsWritten > before, 20'000);
    QCOMPARE(LogFile(m_database).integers(problems), QList<qint64>{1});
}

void TestLoggingEngine::aBadTableDisablesOneDevice()
{
    {
        LoggingEngine engine(site({}), m_clock);
        QVERIFY(engine.start().hasValue());
    }
    LogFile(m_database, LogFile::Write).execute(u"CREATE VIEW bad AS SELECT 1 AS x"_qs);
    int count = 0;
    FakeDevice device(countingUp(count));
    LoggingEngine engine(site({counter(u"bad"_qs, device.port()), counter(u"good"_qs, device.port())}), m_clock);
    QVERIFY(engine.start().hasValue());
    const auto bad = [&] { return statusOf(engine, u"bad"_qs); };
    QTRY_COMPARE_WITH_TIMEOUT(bad().state, DeviceState::Disabled, 10'000);
    QVERIFY2(bad().detail.contains(u"is a view"), qPrintable(bad().detail));
    QTRY_VERIFY_WITH_TIMEOUT(engine.status().rowsWritten >= 5, 10'000);
}

void TestLoggingEngine::aLockAtTheEndIsToldInTime()
{
    int count = 0;
    FakeDevice device(countingUp(count));
    QList<DeviceConfig> devices;
    for (int index = 0; index < 10; ++index) // each would wait for the lock by itself
        devices.append(counter(u"device%1"_qs.arg(index), device.port()));
    {
        LoggingEngine engine(site({}), m_clock);
        QVERIFY(engine.start().hasValue());
    }
    const LogFile other(m_database, LogFile::Write);
    other.execute(u"BEGIN IMMEDIATE"_qs);
    LoggingEngine engine(site(devices), m_clock);
    QVERIFY(engine.start().hasValue());
    QTRY_VERIFY_WITH_TIMEOUT(count >= 10, 10'000);
    const QDeadlineTimer deadline(5s);
    engine.stop();
    QVERIFY(!deadline.hasExpired());
    QVERIFY(!engine.outcome());
    QCOMPARE(engine.outcome().error().code, ErrorCode::Busy);
    QVERIFY2(engine.outcome().error().detail.contains(u" that could not be written"),
             qPrintable(engine.outcome().error().detail));
    other.execute(u"ROLLBACK"_qs);
    QVERIFY(engine.start().hasValue());
    engine.stop();
    QVERIFY(engine.outcome().hasValue());
}

void TestLoggingEngine::asksADeviceAtOnceAndTellsItsReply()
{
    int count = 0;
    FakeDevice device(countingUp(count));
    FakeDevice other(
        [](const QByteArray &) { return FakeAnswer::whole("BIG61 TCS 123 " + QByteArray(10'000, '7') + "\r\n"); });
    LoggingEngine engine(site({counter(u"first"_qs, device.port(), 1h), counter(u"second"_qs, other.port(), 1h)}),
                         m_clock);
    QSignalSpy exchanges(&engine, &LoggingEngine::exchanged);
    engine.pollNow(u"first"_qs); // does not run yet: nothing
    QVERIFY(engine.start().hasValue());
    engine.watch(u"first"_qs);
    engine.pollNow(u"second"_qs); // not watched
    engine.pollNow(u"first"_qs);
    engine.pollNow(u"nobody"_qs);
    QTRY_COMPARE(exchanges.count(), 1);
    QCOMPARE(count, 1);
    const auto exchange = exchanges.first().first().value<Exchange>();
    QCOMPARE(exchange.device, u"first"_qs);
    QVERIFY(exchange.time != Timestamp());
    QCOMPARE(exchange.sent, QByteArray("BIG61 TCS 123 REQUEST COUNT\n"));
    QVERIFY2(exchange.received.startsWith("BIG61 TCS 123 1"), exchange.received.constData());
    engine.watch(u"second"_qs);
    engine.pollNow(u"second"_qs);
    QTRY_COMPARE(exchanges.count(), 2);
    QCOMPARE(exchanges.last().first().value<Exchange>().received.size(), 4096); // bounded
    engine.stop();
    QCOMPARE(LogFile(m_database).integers(u"SELECT count FROM first"_qs), QList<qint64>{1});
}

void TestLoggingEngine::stopsInTime()
{
    // A device that never answers must not hold up the end.
    FakeDevice silent(FakeAnswer::silence());
    DeviceConfig config = counter(u"silent"_qs, silent.port());
    config.timeout = 60s;
    LoggingEngine engine(site({config}), m_clock);
    QVERIFY(engine.start().hasValue());
    QTRY_VERIFY_WITH_TIMEOUT(silent.openConnections() == 1, 10'000);
    QDeadlineTimer deadline(5s);
    engine.stop();
    QVERIFY(!deadline.hasExpired());
    QCOMPARE(LogFile(m_database).text(u"SELECT kind FROM mtnops_events ORDER BY id DESC LIMIT 1"_qs), u"stop"_qs);
}

void TestLoggingEngine::oldRowsAreDeletedWhileItLogs_data()
{
    QTest::addColumn<int>("daysWithRows");
    QTest::addColumn<int>("oldRowsLeft");
    QTest::newRow("in a log that goes on") << 8 << 1;
    QTest::newRow("but not by a clock that was set ahead") << 0 << 10000;
}

void TestLoggingEngine::oldRowsAreDeletedWhileItLogs()
{
    QFETCH(int, daysWithRows);
    QFETCH(int, oldRowsLeft);
    int count = 0;
    FakeDevice device(countingUp(count));
    DeviceConfig config = counter(u"first"_qs, device.port());
    {
        LoggingEngine engine(site({config}), m_clock);
        QVERIFY(engine.start().hasValue());
        QTRY_VERIFY_WITH_TIMEOUT(engine.status().rowsWritten > 0, 10'000);
        engine.stop();
    }
    // Forty days ago, and rolled up as of now.
    LogFile(m_database, LogFile::Write)
        .execute(
            u"WITH RECURSIVE old(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM old WHERE n < 9999)"
            " INSERT INTO first (ts, count) SELECT (SELECT min(ts) FROM first) - 3456000000000 + n * 1000000, n FROM old"_qs);
    for (int day = 1; day <= daysWithRows; ++day) {
        LogFile(m_database, LogFile::Write)
            .execute(u"INSERT INTO first (ts, count) SELECT max(ts) - %1 * 86400000000, 0 FROM first"_qs.arg(day));
    }
    config.retain = 30 * 24h;
    LoggingEngine engine(site({config}), m_clock);
    QVERIFY(engine.start().hasValue());
    const QString left = u"SELECT count(*) FROM first WHERE ts < (SELECT max(ts) FROM first) - 3000000000000"_qs;
    for (int flush = 0; flush < 3; ++flush) {
        const qint64 written = engine.status().rowsWritten;
        QTRY_VERIFY_WITH_TIMEOUT(engine.status().rowsWritten > written, 10'000);
    }
    QTRY_COMPARE_WITH_TIMEOUT(LogFile(m_database).integers(left), QList<qint64>{oldRowsLeft}, 10'000);
    const qint64 written = engine.status().rowsWritten;
    QTRY_VERIFY_WITH_TIMEOUT(engine.status().rowsWritten > written, 10'000);
}

QTEST_GUILESS_MAIN(TestLoggingEngine)
#include "tst_loggingengine.moc"
