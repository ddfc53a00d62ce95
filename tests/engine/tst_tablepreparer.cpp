// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/engine/tablepreparer.h"
#include "logger/store/writer.h"
#include "tests/support/logfile.h"

#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr int deviceCount = 70; // more than two transactions have

QList<DeviceConfig> someDevices()
{
    QList<DeviceConfig> devices;
    for (int number = 0; number < deviceCount; ++number) {
        DeviceConfig device{.name = QStringLiteral("device%1").arg(number), .title = QStringLiteral("Device")};
        device.requests = {
            {.send = "ALL\n", .decoder = QStringLiteral("ng"), .columns = {ColumnRule{.column = {.name = u"alt"_qs}}}}};
        devices.append(device);
    }
    return devices;
}

const QDeadlineTimer noEnd(QDeadlineTimer::Forever);

} // namespace

/** The tables of many devices in a real database. */
class TestTablePreparer : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void allAreLaidOut();
    void nothingIsBegunWhenTheTimeIsOver();
    void oneThatIsRefusedLeavesTheOthersAlone();
    void aLockIsMetOnceAndThenGoneOnFrom();

private:
    int tableCount() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<Writer> m_writer;
    QStringList m_refused;
    std::unique_ptr<TablePreparer> m_tables;
};

void TestTablePreparer::initTestCase()
{
    QVERIFY(QSqlDatabase::drivers().contains(u"QSQLITE"_qs));
}

void TestTablePreparer::init()
{
    m_tables.reset();
    m_writer.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"site.sqlite"_qs);
    auto opened = Writer::open(m_path, {.name = u"site"_qs}, 10ms);
    QVERIFY2(opened, qPrintable(opened.error().detail));
    m_writer = *std::move(opened);
    m_refused.clear();
    m_tables = std::make_unique<TablePreparer>(
        [this](const QString &device, const QString &reason) { m_refused += device + u": "_qs + reason; });
    m_tables->expect(someDevices());
}

int TestTablePreparer::tableCount() const
{
    return LogFile(m_path)
        .text(u"SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name LIKE 'device%'"_qs)
        .toInt();
}

void TestTablePreparer::allAreLaidOut()
{
    QVERIFY(!m_tables->isDone());
    QVERIFY(m_tables->prepare(*m_writer, noEnd));
    QVERIFY(m_tables->isDone());
    QCOMPARE(tableCount(), deviceCount);
    QCOMPARE(m_refused, QStringList());
}

void TestTablePreparer::nothingIsBegunWhenTheTimeIsOver()
{
    QVERIFY(m_tables->prepare(*m_writer, QDeadlineTimer(0)));
    QVERIFY(!m_tables->isDone());
    QCOMPARE(tableCount(), 0);
    QVERIFY(m_tables->prepare(*m_writer, noEnd));
    QCOMPARE(tableCount(), deviceCount);
}

void TestTablePreparer::oneThatIsRefusedLeavesTheOthersAlone()
{
    LogFile(m_path, LogFile::Write).execute(u"CREATE VIEW device40 AS SELECT 1 AS ts"_qs);
    QVERIFY(m_tables->prepare(*m_writer, noEnd));
    QVERIFY(m_tables->isDone());
    QCOMPARE(tableCount(), deviceCount - 1);
    QCOMPARE(m_refused.size(), 1);
    QVERIFY2(m_refused.first().startsWith(u"device40: \"device40\""_qs), qPrintable(m_refused.first()));
    QVERIFY2(m_refused.first().contains(u"a view"_qs), qPrintable(m_refused.first()));
}

void TestTablePreparer::aLockIsMetOnceAndThenGoneOnFrom()
{
    const LogFile other(m_path, LogFile::Write);
    other.execute(u"BEGIN IMMEDIATE"_qs);
    const Result<void> locked = m_tables->prepare(*m_writer, noEnd);
    QVERIFY(!locked);
    QVERIFY(locked.error().code == ErrorCode::Busy);
    QVERIFY(!m_tables->isDone());
    other.execute(u"COMMIT"_qs);
    QVERIFY(m_tables->prepare(*m_writer, noEnd));
    QVERIFY(m_tables->isDone());
    QCOMPARE(tableCount(), deviceCount);
    QCOMPARE(m_refused, QStringList());
}

QTEST_GUILESS_MAIN(TestTablePreparer)
#include "tst_tablepreparer.moc"
