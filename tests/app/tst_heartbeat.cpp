// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/heartbeat.h"

#include "tests/support/fakedevice.h"
#include "tests/support/logfile.h"
#include "tests/support/notifysocket.h"

#include <QFile>
#include <QMutex>
#include <QTest>
#include <QThread>
#include <QWaitCondition>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

/** A clock at which one thread, once it is held, waits as long as it is held: a hang in the middle of its work. */
class HoldingClock final : public Clock
{
public:
    Timestamp now() const override
    {
        const QMutexLocker lock(&m_mutex);
        while (QThread::currentThread()->objectName() == m_held)
            m_released.wait(&m_mutex);
        return SystemClock().now();
    }
    void hold(const QString &thread) { set(thread); }
    void release() { set(u"nobody"_qs); }

private:
    void set(const QString &thread)
    {
        const QMutexLocker lock(&m_mutex);
        m_held = thread;
        m_released.wakeAll();
    }
    mutable QMutex m_mutex; // guards m_held
    mutable QWaitCondition m_released;
    QString m_held = u"nobody"_qs;
};

} // namespace

/** What the service manager hears of an engine that runs, stalls, and cannot write. */
class TestHeartbeat : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void isReadyOnceAndFedAgainAndAgain();
    void isReadyWhileTheDatabaseIsBeingOpened();
    void aStalledThreadStopsTheFeeding_data();
    void aStalledThreadStopsTheFeeding();
    void aLongLogIsNoStallForItsTime();
    void aSilentDeviceIsNoStall();
    void aLockedDatabaseIsNoStall();
    void anAbsentDatabaseIsNoStall();

private:
    Site site(const QList<DeviceConfig> &devices = {}) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<NotifySocket> m_manager;
};

void TestHeartbeat::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_manager.reset(); // before the next one sets the variable
    m_manager = std::make_unique<NotifySocket>();
}

Site TestHeartbeat::site(const QList<DeviceConfig> &devices) const
{
    Site site;
    site.info.name = u"test"_qs;
    site.databasePath = m_folder->filePath(u"test.sqlite"_qs);
    site.devices = devices;
    return site;
}

void TestHeartbeat::isReadyOnceAndFedAgainAndAgain()
{
    const SystemClock clock;
    LoggingEngine engine(site(), clock);
    QVERIFY(engine.start().hasValue());
    Heartbeat heartbeat(engine, 100ms);
    QVERIFY(m_manager->lines().isEmpty());
    heartbeat.start();
    QTRY_VERIFY_WITH_TIMEOUT(m_manager->lines().count(u"WATCHDOG=1"_qs) >= 3, 30'000);
    QCOMPARE(m_manager->lines().count(u"READY=1"_qs), 1);
    QCOMPARE(m_manager->lines().first(), u"READY=1"_qs);
    QVERIFY2(m_manager->has(u"STATUS=0 rows"_qs), qPrintable(m_manager->lines().join(u'\n')));
}

void TestHeartbeat::isReadyWhileTheDatabaseIsBeingOpened()
{
    HoldingClock clock;
    clock.hold(u"store"_qs);
    LoggingEngine engine(site(), clock);
    QVERIFY(engine.start().hasValue());
    Heartbeat heartbeat(engine, 100ms);
    heartbeat.start();
    QTRY_VERIFY_WITH_TIMEOUT(m_manager->has(u"READY=1"_qs), 30'000);
    QVERIFY(!m_manager->has(u"WATCHDOG=1"_qs));
    clock.release();
    QTRY_VERIFY_WITH_TIMEOUT(m_manager->has(u"WATCHDOG=1"_qs), 30'000);
    QCOMPARE(m_manager->lines().count(u"READY=1"_qs), 1);
}

void TestHeartbeat::aStalledThreadStopsTheFeeding_data()
{
    QTest::addColumn<QString>("thread");
    QTest::newRow("store") << u"store"_qs;
    QTest::newRow("polling") << u"polling"_qs;
}

void TestHeartbeat::aStalledThreadStopsTheFeeding()
{
    QFETCH(QString, thread);
    HoldingClock clock;
    LoggingEngine engine(site(), clock); // both threads look at the clock once a second
    QVERIFY(engine.start().hasValue());
    Heartbeat heartbeat(engine, 100ms);
    heartbeat.start();
    QTRY_VERIFY_WITH_TIMEOUT(m_manager->has(u"WATCHDOG=1"_qs), 30'000);

    const QString stall = u"STATUS=a thread or a write hangs"_qs;
    clock.hold(thread);
    QTRY_VERIFY_WITH_TIMEOUT(m_manager->has(stall + u": nothing has gone the way of a reading for 6 s"_qs), 30'000);
    const QStringList lines = m_manager->lines();
    const qsizetype lastFed = lines.lastIndexOf(u"WATCHDOG=1"_qs);
    QVERIFY(lines.size() - lastFed > 10); // each line that came since is of a token that was not to be sent
    m_manager->clear();
    clock.release();
    QTRY_VERIFY_WITH_TIMEOUT(m_manager->has(u"WATCHDOG=1"_qs), 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(LogFile(engine.site().databasePath)
                                 .text(u"SELECT text FROM mtnops_events WHERE kind = 'problem'"_qs)
                                 .startsWith(u"a thread or a write hangs"_qs),
                             30'000);
}

/** To read and to fold in 70 MB takes seven seconds on a slow disk. */
void TestHeartbeat::aLongLogIsNoStallForItsTime()
{
    HoldingClock clock;
    LoggingEngine engine(site(), clock);
    QVERIFY(engine.start().hasValue());
    Heartbeat heartbeat(engine, 100ms);
    heartbeat.start();
    QTRY_VERIFY_WITH_TIMEOUT(m_manager->has(u"WATCHDOG=1"_qs), 30'000);
    QVERIFY(QFile::resize(engine.site().databasePath + u"-wal"_qs, 70'000'000)); // what follows its end is nothing
    QTRY_VERIFY_WITH_TIMEOUT(engine.status().walBytes >= 70'000'000, 30'000);

    clock.hold(u"store"_qs);
    m_manager->clear();
    const QString folding = u"STATUS=the write-ahead log of 70"_qs;
    const QString stall = u"STATUS=a thread or a write hangs"_qs;
    QTRY_VERIFY_WITH_TIMEOUT(m_manager->has(folding), 30'000);
    QVERIFY(!m_manager->has(stall));
    const QStringList lines = m_manager->lines();
    QVERIFY(lines.last().startsWith(folding));
    QCOMPARE(lines[lines.size() - 2], u"WATCHDOG=1"_qs);
    QTRY_VERIFY_WITH_TIMEOUT(m_manager->has(stall), 30'000);
    clock.release();
}

void TestHeartbeat::aSilentDeviceIsNoStall()
{
    FakeDevice device(FakeAnswer::silence());
    const SystemClock clock;
    const Site logged = site({{.name = u"silent"_qs,
                               .title = u"Silent"_qs,
                               .transport = u"tcp"_qs,
                               .host = u"127.0.0.1"_qs,
                               .port = device.port(),
                               .timeout = 1s,
                               .requests = {{.send = "?", .decoder = u"ng"_qs}}}});
    LoggingEngine engine(logged, clock);
    QVERIFY(engine.start().hasValue());
    Heartbeat heartbeat(engine, 100ms);
    heartbeat.start();
    QTRY_VERIFY_WITH_TIMEOUT(m_manager->lines().join(u'\n').contains(u"silent no reply"_qs), 30'000);
    m_manager->clear();
    QTRY_VERIFY_WITH_TIMEOUT(m_manager->lines().count(u"WATCHDOG=1"_qs) >= 2, 30'000);
}

void TestHeartbeat::aLockedDatabaseIsNoStall()
{
    const SystemClock clock;
    LoggingEngine engine(site(), clock);
    QVERIFY(engine.start().hasValue());
    Heartbeat heartbeat(engine, 100ms);
    heartbeat.start();
    QTRY_VERIFY_WITH_TIMEOUT(m_manager->has(u"READY=1"_qs), 30'000);
    const LogFile other(engine.site().databasePath, LogFile::Write);
    other.execute(u"BEGIN IMMEDIATE"_qs);
    engine.note(EventKind::Configuration, u"something to write"_qs);
    QTRY_VERIFY_WITH_TIMEOUT(!engine.status().problem.isEmpty(), 30'000);
    m_manager->clear();
    QTRY_VERIFY_WITH_TIMEOUT(m_manager->lines().count(u"WATCHDOG=1"_qs) >= 2, 30'000);
    QVERIFY2(m_manager->has(u"STATUS=0 rows"_qs) && m_manager->lines().last().contains(u"cannot write"_qs),
             qPrintable(m_manager->lines().last()));
    other.execute(u"ROLLBACK"_qs);
}

void TestHeartbeat::anAbsentDatabaseIsNoStall()
{
    const SystemClock clock;
    Site logged = site();
    QVERIFY(QDir(m_folder->path()).mkdir(u"test.sqlite"_qs)); // where the file should be
    LoggingEngine engine(logged, clock);
    QVERIFY(engine.start().hasValue());
    Heartbeat heartbeat(engine, 100ms);
    heartbeat.start();
    QTRY_VERIFY_WITH_TIMEOUT(m_manager->lines().count(u"WATCHDOG=1"_qs) >= 3, 30'000);
    QVERIFY(!engine.status().problem.isEmpty());
    QVERIFY(m_manager->has(u"READY=1"_qs));
}

QTEST_GUILESS_MAIN(TestHeartbeat)
#include "tst_heartbeat.moc"
