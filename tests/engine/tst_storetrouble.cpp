// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/engine/storeworker.h"

#include "logger/engine/intakequeue.h"
#include "tests/store/samplelog.h"
#include "tests/support/logfile.h"
#include "tests/support/smalldisk.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QTest>

#include <sys/resource.h>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t capacity = 50;

/** No file can be opened while it lives. */
class NoDescriptors
{
public:
    NoDescriptors()
    {
        ::getrlimit(RLIMIT_NOFILE, &m_before);
        rlimit none = m_before;
        none.rlim_cur = 3; // what is open stays open
        ::setrlimit(RLIMIT_NOFILE, &none);
    }
    ~NoDescriptors() { ::setrlimit(RLIMIT_NOFILE, &m_before); }
    Q_DISABLE_COPY_MOVE(NoDescriptors)

private:
    rlimit m_before{};
};

} // namespace

/** The store behind a small queue, while its disk, its file or the system lets it down: what waits is written once it
   can be, what is lost is counted, and nobody has to help. */
class TestStoreTrouble : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QSqlDatabase::drivers(); }
    void init();
    void aFullDiskKeepsTheNewestAndCountsTheRest();
    void aFullDiskAtTheStart();
    void aDiskFilledByOthersIsLoggedIntoFurther();
    void aReadOnlyDiskAtTheStart();
    void outOfDescriptorsAtTheStart();
    void aLockThatLasts();
    void aLongLogIsToldBeforeItIsRead();
    void aLogThatGrowsIsTold();

private:
    void start(const QString &database, qint64 minFree = 0);
    void push(int readings);
    void pushUntilItFails();
    void verifyAllIsAccountedFor();
    LogFile log() const { return LogFile(m_database); }

    SystemClock m_clock;
    QString m_database;
    std::unique_ptr<IntakeQueue> m_queue;
    std::unique_ptr<StoreWorker> m_worker;
    StoreReport m_report;
    int m_failures = 0;
    QStringList m_problems; ///< of each of these
    int m_pushed = 0;
};

void TestStoreTrouble::init()
{
    m_worker.reset();
    m_queue = std::make_unique<IntakeQueue>(capacity);
    m_report = {};
    m_failures = 0;
    m_problems.clear();
    m_pushed = 0;
}

void TestStoreTrouble::start(const QString &database, qint64 minFree)
{
    m_database = database;
    Site site;
    site.info.name = u"test"_qs;
    site.databasePath = database;
    site.minFree = minFree;
    m_worker = std::make_unique<StoreWorker>(site, m_clock, *m_queue);
    connect(m_worker.get(), &StoreWorker::flushed, this, [this](const StoreReport &report) {
        m_report = report;
        if (report.problem.isEmpty())
            return;
        ++m_failures;
        m_problems += report.problem;
    });
    m_worker->start();
}

void TestStoreTrouble::push(int readings)
{
    static const DeviceTablePtr table = std::make_shared<const DeviceTable>(
        DeviceTable{.name = u"counter"_qs,
                    .title = u"Counter"_qs,
                    .columns = {Column{.name = u"number"_qs, .type = ColumnType::Integer, .label = u"Number"_qs}}});
    for (int count = 0; count < readings; ++count)
        m_queue->push(Sample{.table = table, .time = m_clock.now(), .values = {qint64(++m_pushed)}});
}

void TestStoreTrouble::pushUntilItFails()
{
    QTRY_VERIFY_WITH_TIMEOUT((push(1), !m_report.problem.isEmpty()), 30'000);
}

/** Each number is stored once and in order, or it is in a loss that was counted; the newest are stored. */
void TestStoreTrouble::verifyAllIsAccountedFor()
{
    QTRY_VERIFY_WITH_TIMEOUT(m_report.problem.isEmpty() && m_report.waiting == 0, 30'000);
    QVERIFY2(m_worker->finish(QDeadlineTimer(5s)).hasValue(), "it could not be written at the end");
    const QList<qint64> stored = log().integers(u"SELECT number FROM counter ORDER BY ts"_qs);
    for (qsizetype index = 1; index < stored.size(); ++index)
        QVERIFY(stored[index] > stored[index - 1]);
    for (qsizetype last = 0; last < std::min<qsizetype>(m_pushed, capacity); ++last)
        QCOMPARE(stored[stored.size() - 1 - last], m_pushed - last);
    qint64 lost = 0;
    const QString losses =
        log().text(u"SELECT group_concat(text, char(10)) FROM mtnops_events WHERE kind = 'readings-lost'"_qs);
    for (const QString &loss : losses.split(u'\n', Qt::SkipEmptyParts)) {
        const QRegularExpressionMatch match = QRegularExpression(u"^(\\d+) readings? lost"_qs).match(loss);
        QVERIFY2(match.hasMatch(), qPrintable(loss));
        lost += match.captured(1).toLongLong();
    }
    QCOMPARE(stored.size() + lost, m_pushed);
    QCOMPARE(m_report.lost, lost);
}

void TestStoreTrouble::aFullDiskKeepsTheNewestAndCountsTheRest()
{
    SmallDisk disk(8'000'000);
    if (!disk.isMounted())
        QSKIP("only root may mount a small disk");
    start(disk.filePath(u"log.sqlite"_qs));
    push(10);
    QTRY_COMPARE_WITH_TIMEOUT(m_report.rowsWritten, 10, 10'000);
    disk.fill();
    pushUntilItFails();
    QVERIFY2(m_report.problem.contains(u"is full"), qPrintable(m_report.problem));
    push(200);
    QTRY_VERIFY_WITH_TIMEOUT(m_failures >= 7, 60'000); // opened anew in between, on the full disk
    push(3);
    disk.makeRoom();
    verifyAllIsAccountedFor();
    QVERIFY(m_report.lost > 100);
    QCOMPARE(log().integers(u"SELECT count(*) FROM mtnops_events WHERE kind = 'problem'"_qs), QList<qint64>{1});
    QVERIFY(log().text(u"SELECT text FROM mtnops_events WHERE kind = 'problem'"_qs).contains(u"is full"));
    QCOMPARE(QDir(disk.filePath({})).entryList({u"*.damaged*"_qs}), QStringList());
    m_worker.reset();
}

void TestStoreTrouble::aFullDiskAtTheStart()
{
    SmallDisk disk(8'000'000);
    if (!disk.isMounted())
        QSKIP("only root may mount a small disk");
    disk.fill();
    push(3);
    start(disk.filePath(u"log.sqlite"_qs));
    QVERIFY(!m_report.problem.isEmpty());
    disk.makeRoom();
    verifyAllIsAccountedFor();
    m_worker.reset();
}

void TestStoreTrouble::aDiskFilledByOthersIsLoggedIntoFurther()
{
    SmallDisk disk(24'000'000);
    if (!disk.isMounted())
        QSKIP("only root may mount a small disk");
    const QString path = disk.filePath(u"log.sqlite"_qs);
    const Timestamp firstDay = floorTo(m_clock.now() - 10 * 24h, 24h);
    {
        const auto writer = openWriter(path);
        for (Timestamp hour = firstDay; hour < firstDay + 10 * 24h; hour += 1h) {
            std::vector<Sample> samples;
            for (Timestamp time = hour; time < hour + 1h; time += 10s)
                samples.push_back(testSample(testTable(), time, 1));
            writeAll(*writer, std::move(samples));
        }
    }
    constexpr qint64 minFree = 1'000'000;
    start(path, minFree);
    QVERIFY(m_report.alarm.isEmpty());
    disk.fill(minFree / 2);
    QTRY_VERIFY_WITH_TIMEOUT(!m_report.alarm.isEmpty(), 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(log().integers(u"PRAGMA freelist_count"_qs).first() * 4096 + disk.freeBytes() >= minFree,
                             30'000);
    disk.fill();
    for (int flush = 0; flush < 8; ++flush) {
        push(5);
        disk.fill(); // also what a write-ahead log that is begun anew gives back
        const qint64 all = m_pushed;
        QTRY_VERIFY_WITH_TIMEOUT(m_report.rowsWritten == all || m_failures > 0, 10'000);
        QVERIFY2(m_failures == 0, qPrintable(m_report.problem));
    }
    QCOMPARE(disk.freeBytes(), 0);
    QCOMPARE(m_failures, 0);
    QVERIFY2(m_report.alarm.startsWith(u"0 B free on the disk, min_free is "), qPrintable(m_report.alarm));
    verifyAllIsAccountedFor();
    QCOMPARE(m_report.lost, 0);
    m_worker.reset();
}

void TestStoreTrouble::aReadOnlyDiskAtTheStart()
{
    SmallDisk disk(8'000'000);
    if (!disk.isMounted())
        QSKIP("only root may mount a small disk");
    start(disk.filePath(u"log.sqlite"_qs));
    push(3);
    QVERIFY(m_worker->finish(QDeadlineTimer(5s)).hasValue());
    QVERIFY(disk.setReadOnly(true));
    start(m_database);
    push(40);
    QTRY_VERIFY_WITH_TIMEOUT(m_failures >= 7, 60'000);
    QVERIFY2(m_report.problem.contains(m_database), qPrintable(m_report.problem));
    QVERIFY(disk.setReadOnly(false));
    verifyAllIsAccountedFor();
    QCOMPARE(m_report.lost, 0);
    QCOMPARE(QDir(disk.filePath({})).entryList({u"*.damaged*"_qs}), QStringList());
    m_worker.reset();
}

void TestStoreTrouble::outOfDescriptorsAtTheStart()
{
    const QTemporaryDir folder;
    {
        const NoDescriptors none;
        start(folder.filePath(u"log.sqlite"_qs));
        push(3);
        QTRY_VERIFY_WITH_TIMEOUT(m_failures >= 2, 30'000);
    }
    verifyAllIsAccountedFor();
    QCOMPARE(m_report.lost, 0);
    m_worker.reset();
}

void TestStoreTrouble::aLockThatLasts()
{
    const QTemporaryDir folder;
    start(folder.filePath(u"log.sqlite"_qs));
    push(3);
    QTRY_COMPARE_WITH_TIMEOUT(m_report.rowsWritten, 3, 10'000);
    {
        const LogFile other(m_database, LogFile::Write);
        other.execute(u"BEGIN IMMEDIATE"_qs);
        push(20);
        QTRY_VERIFY_WITH_TIMEOUT(m_failures >= 7, 60'000); // opened anew in between, while it is locked
        push(20);
        other.execute(u"ROLLBACK"_qs);
    }
    verifyAllIsAccountedFor();
    QCOMPARE(m_report.lost, 0);
    QCOMPARE(log().integers(u"SELECT count(*) FROM mtnops_events WHERE kind = 'problem'"_qs), QList<qint64>{1});
    m_worker.reset();
}

/** Whoever waits for the start is to know why it takes so long. */
void TestStoreTrouble::aLongLogIsToldBeforeItIsRead()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"log.sqlite"_qs);
    openWriter(path);
    QFile left(path + u"-wal"_qs); // as long as one that a crash left, with nothing in it
    QVERIFY(left.open(QIODevice::WriteOnly) && left.resize(70'000'000));
    left.close();
    push(3);
    start(path);
    QCOMPARE(m_problems.size(), 1);
    QVERIFY2(m_problems.first().contains(u"write-ahead log of 70"), qPrintable(m_problems.first()));
    verifyAllIsAccountedFor();
    QCOMPARE(log().integers(u"SELECT count(*) FROM mtnops_events WHERE kind = 'problem'"_qs), QList<qint64>{0});
    m_worker.reset();
}

void TestStoreTrouble::aLogThatGrowsIsTold()
{
    const QTemporaryDir folder;
    start(folder.filePath(u"log.sqlite"_qs));
    push(3);
    QTRY_COMPARE_WITH_TIMEOUT(m_report.rowsWritten, 3, 10'000);
    QVERIFY(QFile::resize(m_database + u"-wal"_qs, 300'000'000)); // what follows its end is nothing
    QTRY_COMPARE_WITH_TIMEOUT(m_report.walBytes, 300'000'000, 10'000);
    verifyAllIsAccountedFor();
    const QString told = log().text(u"SELECT text FROM mtnops_events WHERE kind = 'problem'"_qs);
    QVERIFY2(told.startsWith(u"the write-ahead log has grown to 300 MB"_qs), qPrintable(told));
    m_worker.reset();
}

QTEST_GUILESS_MAIN(TestStoreTrouble)
#include "tst_storetrouble.moc"
