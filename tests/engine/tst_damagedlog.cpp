// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/engine/loggingengine.h"
#include "tests/support/fakedevice.h"
#include "tests/support/logfile.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr qint64 page = 4096;

void overwrite(const QString &path, qint64 offset, qint64 length)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite) || !file.seek(offset) || file.write(QByteArray(length, '\x55')) != length)
        qFatal("cannot write %s", qPrintable(path));
}

} // namespace

/** An engine whose database is damaged, before it starts or while it logs: it begins a fresh one and loses nothing. */
class TestDamagedLog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void aDamagedDatabaseIsSetAsideAtTheStart_data();
    void aDamagedDatabaseIsSetAsideAtTheStart();
    void damageIsMetWhileLogging();

private:
    Site site(const FakeDevice &device) const;
    QStringList asides() const;
    void compareFresh(int countBefore) const;

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_database;
    int m_count = 0;
};

void TestDamagedLog::initTestCase()
{
    QVERIFY(QSqlDatabase::drivers().contains(u"QSQLITE"_qs));
}

void TestDamagedLog::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_database = m_folder->filePath(u"site.sqlite"_qs);
    m_count = 0;
}

Site TestDamagedLog::site(const FakeDevice &device) const
{
    ColumnRule rule;
    rule.column = {.name = u"count"_qs, .type = ColumnType::Integer, .label = u"Count"_qs};
    Site site;
    site.info.name = u"test"_qs;
    site.databasePath = m_database;
    site.devices = {{.name = u"first"_qs,
                     .title = u"First"_qs,
                     .transport = u"tcp"_qs,
                     .host = u"127.0.0.1"_qs,
                     .port = device.port(),
                     .interval = 50ms,
                     .timeout = 1s,
                     .requests = {{.send = "COUNT\n", .decoder = u"ng"_qs, .columns = {rule}}}}};
    return site;
}

QStringList TestDamagedLog::asides() const
{
    return QDir(m_folder->path()).entryList({u"site.sqlite.damaged-*Z"_qs}, QDir::Files);
}

/** All that was counted from then on is in the fresh database, in order, and so is the event. */
void TestDamagedLog::compareFresh(int countBefore) const
{
    const LogFile file(m_database);
    const QList<qint64> stored = file.integers(u"SELECT count FROM first ORDER BY ts"_qs);
    QVERIFY(!stored.isEmpty());
    // One more may have been asked for by the engine that was stopped, and answered to nobody.
    QVERIFY2(stored.first() <= countBefore + 2, qPrintable(u"%1, %2"_qs.arg(stored.first()).arg(countBefore)));
    QVERIFY(stored.last() >= m_count - 1); // the last answer may have been on its way
    for (qsizetype index = 1; index < stored.size(); ++index)
        QCOMPARE(stored[index], stored[index - 1] + 1);
    QCOMPARE(asides().size(), 1);
    const QString told = file.text(u"SELECT text FROM mtnops_events WHERE kind = 'problem'"_qs);
    QVERIFY2(told.contains(u"is damaged"_qs) && told.contains(m_folder->filePath(asides().first())), qPrintable(told));
    QCOMPARE(file.integers(u"SELECT count(*) FROM mtnops_events WHERE kind = 'problem'"_qs), QList<qint64>{1});
    QCOMPARE(file.text(u"PRAGMA integrity_check"_qs), u"ok"_qs);
}

void TestDamagedLog::aDamagedDatabaseIsSetAsideAtTheStart_data()
{
    QTest::addColumn<qint64>("offset");
    QTest::addColumn<qint64>("length"); // 0: the file is cut off
    QTest::newRow("header") << qint64(0) << qint64(100);
    QTest::newRow("all but the first page") << page << qint64(-1);
    QTest::newRow("cut off") << 3 * page << qint64(0);
}

void TestDamagedLog::aDamagedDatabaseIsSetAsideAtTheStart()
{
    QFETCH(qint64, offset);
    QFETCH(qint64, length);
    FakeDevice device([this](const QByteArray &) {
        return FakeAnswer::whole("BIG61 TCS 123 " + QByteArray::number(++m_count) + "\r\n");
    });
    {
        LoggingEngine engine(site(device), m_clock);
        QVERIFY(engine.start().hasValue());
        QTRY_VERIFY_WITH_TIMEOUT(engine.status().rowsWritten >= 5, 30'000);
    }
    if (length == 0)
        QVERIFY(QFile::resize(m_database, offset));
    else
        overwrite(m_database, offset, length > 0 ? length : QFileInfo(m_database).size() - offset);
    const int before = m_count;
    LoggingEngine engine(site(device), m_clock);
    QVERIFY(engine.start().hasValue());
    QTRY_VERIFY_WITH_TIMEOUT(engine.status().rowsWritten >= 5, 30'000);
    engine.stop();
    QVERIFY2(engine.outcome().hasValue(), qPrintable(engine.outcome().error().detail));
    compareFresh(before);
}

void TestDamagedLog::damageIsMetWhileLogging()
{
    FakeDevice device([this](const QByteArray &) {
        return FakeAnswer::whole("BIG61 TCS 123 " + QByteArray::number(++m_count) + "\r\n");
    });
    LoggingEngine engine(site(device), m_clock);
    QVERIFY(engine.start().hasValue());
    QTRY_VERIFY_WITH_TIMEOUT(engine.status().rowsWritten >= 30, 30'000);
    {
        const LogFile other(m_database, LogFile::Write);
        other.text(u"PRAGMA wal_checkpoint(TRUNCATE)"_qs);
        overwrite(m_database, page, QFileInfo(m_database).size() - page);
        other.execute(u"PRAGMA user_version = 2"_qs); // whose commit makes the logger read the pages again
    }
    const int before = m_count;
    QTRY_COMPARE_WITH_TIMEOUT(asides().size(), 1, 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_count > before + 40 && engine.status().queued < 40, 30'000);
    engine.stop();
    QVERIFY2(engine.outcome().hasValue(), qPrintable(engine.outcome().error().detail));
    compareFresh(before);
    QCOMPARE(engine.status().lost, 0);
}

QTEST_GUILESS_MAIN(TestDamagedLog)
#include "tst_damagedlog.moc"
