// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/recovery.h"

#include "tests/store/samplelog.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr qint64 page = 4096;
constexpr qint64 rowsInAll = 20'000;

/** More than the rows, or events, of a page. */
constexpr qint64 rowsOfAPage = 200;

void overwrite(const QString &path, qint64 offset, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite) || !file.seek(offset) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

} // namespace

/** That of a damaged log all is salvaged but what stands in the damaged pages. */
class TestRecovery : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void whatCanBeReadIsRecovered_data();
    void whatCanBeReadIsRecovered();
    void intervalsOfBeforeAreRecovered();
    void aLogWithoutItsListOfTablesIsAnError();
    void anotherProgramsDatabaseIsToldApart();
    void anExistingFileIsKept();

private:
    void compareRows(qint64 leastRows) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    QString m_sound; ///< a copy from before the damage
    QString m_new;
};

void TestRecovery::initTestCase()
{
    QVERIFY(QSqlDatabase::drivers().contains(u"QSQLITE"_qs));
}

void TestRecovery::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"log.sqlite"_qs);
    m_sound = m_folder->filePath(u"sound.sqlite"_qs);
    m_new = m_folder->filePath(u"new.sqlite"_qs);
    {
        const std::unique_ptr<Writer> writer = openWriter(m_path);
        std::vector<Sample> samples;
        for (int row = 0; row < rowsInAll; ++row)
            samples.push_back(testSample(testTable(), night + row * 1s, row % 90));
        QList<Event> events;
        for (int event = 0; event < 1000; ++event)
            events.append({night + event * 1s, EventKind::DeviceDown, u"boltwood"_qs, u"event %1"_qs.arg(event)});
        QVERIFY(writer->write({.samples = std::move(samples), .events = events}).hasValue());
    }
    QVERIFY(QFile::copy(m_path, m_sound));
}

/** Rows are those of the sound copy, in number at least so many, and the rollups are made of them. */
void TestRecovery::compareRows(qint64 leastRows) const
{
    const QString all = u"SELECT ts, wind, timestamp FROM boltwood ORDER BY ts"_qs;
    const QList<QVariantList> recovered = select(m_new, all);
    QVERIFY2(recovered.size() >= leastRows, qPrintable(QString::number(recovered.size())));
    const QList<QVariantList> sound = select(m_sound, all);
    qsizetype place = 0;
    for (const QVariantList &row : recovered) {
        while (place < sound.size() && sound[place] != row)
            ++place;
        QVERIFY2(place < sound.size(), "a row that was not logged, or twice");
        ++place;
    }
    QCOMPARE(select(m_new, u"PRAGMA integrity_check"_qs).first().first().toString(), u"ok"_qs);
    QCOMPARE(select(m_new, u"SELECT sum(rows) FROM mtnops_1min_boltwood"_qs),
             select(m_new, u"SELECT count(*) FROM boltwood WHERE ts < (SELECT complete_to FROM mtnops_rollups)"_qs));
    QCOMPARE(select(m_new, u"SELECT device, name, type, unit, label FROM mtnops_columns"_qs),
             select(m_sound, u"SELECT device, name, type, unit, label FROM mtnops_columns"_qs));
}

void TestRecovery::whatCanBeReadIsRecovered_data()
{
    QTest::addColumn<QList<qint64>>("pages"); // overwritten
    QTest::addColumn<qint64>("cut"); // where the file is cut off, in pages; 0: not
    QTest::addColumn<bool>("header"); // overwritten
    QTest::addColumn<qint64>("leastRows");
    QTest::newRow("sound") << QList<qint64>{} << qint64(0) << false << rowsInAll;
    QTest::newRow("header") << QList<qint64>{} << qint64(0) << true << rowsInAll;
    QTest::newRow("a page") << QList<qint64>{60} << qint64(0) << false << rowsInAll - rowsOfAPage;
    QTest::newRow("some pages") << QList<qint64>{60, 61, 70, 90} << qint64(0) << false << rowsInAll - 4 * rowsOfAPage;
    QTest::newRow("a page and the header") << QList<qint64>{60} << qint64(0) << true << rowsInAll - rowsOfAPage;
    QTest::newRow("cut off") << QList<qint64>{} << qint64(100) << false << qint64(3000);
}

void TestRecovery::whatCanBeReadIsRecovered()
{
    QFETCH(QList<qint64>, pages);
    QFETCH(qint64, cut);
    QFETCH(bool, header);
    QFETCH(qint64, leastRows);
    for (const qint64 number : pages)
        overwrite(m_path, number * page, QByteArray(page, '\0'));
    if (header)
        overwrite(m_path, 0, QByteArray(100, '\0'));
    if (cut > 0)
        QVERIFY(QFile::resize(m_path, cut * page));
    QFile damaged(m_path);
    QVERIFY(damaged.open(QIODevice::ReadOnly));
    const QByteArray before = damaged.readAll();

    const Result<RecoveryReport> report = recoverLog(m_path, m_new);
    QVERIFY2(report.hasValue(), qPrintable(report.error().detail));
    compareRows(leastRows);
    QCOMPARE(report->tables.size(), 1);
    QCOMPARE(report->tables.first().name, u"boltwood"_qs);
    QCOMPARE(report->tables.first().rows, count(m_new, u"boltwood"_qs));
    QCOMPARE(report->tables.first().gaps > 0, report->tables.first().rows < rowsInAll);
    QCOMPARE(report->events, count(m_new, u"mtnops_events"_qs));
    QCOMPARE(report->eventGaps > 0, report->events < 1000);
    QVERIFY(report->tables.first().rows + report->events < rowsInAll + 1000 || (pages.isEmpty() && cut == 0));
    damaged.seek(0);
    QCOMPARE(damaged.readAll() == before, true);
    QStringList left = QDir(m_folder->path()).entryList(QDir::Files);
    QVERIFY2(left.filter(u".part"_qs).isEmpty() && left.filter(u".mended"_qs).isEmpty(), qPrintable(left.join(u' ')));
}

void TestRecovery::intervalsOfBeforeAreRecovered()
{
    const QString path = m_folder->filePath(u"changed.sqlite"_qs);
    {
        const std::unique_ptr<Writer> writer = openWriter(path);
        for (const Duration interval : {Duration(10s), Duration(1s)}) { // 120 rows of the first
            std::vector<Sample> samples;
            for (Timestamp time = interval == 1s ? night + 20min : night; time < night + 40min; time += interval)
                samples.push_back(Sample{realTable(u"dome"_qs, {u"az"_qs}, interval), time, {1.0}});
            if (interval == 10s)
                samples.resize(120);
            writeAll(*writer, std::move(samples));
        }
    }
    QVERIFY(recoverLog(path, m_new));
    const QString intervals = u"SELECT * FROM mtnops_intervals ORDER BY ts_from"_qs;
    QCOMPARE(select(m_new, intervals).size(), 2);
    QCOMPARE(select(m_new, intervals), select(path, intervals));
    const QString bins = u"SELECT ts, \"rows\", covered FROM mtnops_1min_dome"_qs;
    QCOMPARE(select(m_new, bins), select(path, bins));
}

void TestRecovery::aLogWithoutItsListOfTablesIsAnError()
{
    overwrite(m_path, 100, QByteArray(page - 100, '\x55'));
    const Result<RecoveryReport> report = recoverLog(m_path, m_new);
    QVERIFY(!report);
    QVERIFY2(report.error().detail.startsWith(m_path + u": the list of its tables"_qs),
             qPrintable(report.error().detail));
    QVERIFY(!QFile::exists(m_new));
}

void TestRecovery::anotherProgramsDatabaseIsToldApart()
{
    const QString path = m_folder->filePath(u"other.sqlite"_qs);
    execute(path, {u"CREATE TABLE weather (time TEXT, wind REAL)"_qs});
    const Result<RecoveryReport> report = recoverLog(path, m_new);
    QVERIFY(!report);
    QVERIFY2(report.error().detail.startsWith(path + u" has no table of a log"_qs), qPrintable(report.error().detail));
    QVERIFY(!QFile::exists(m_new));
}

void TestRecovery::anExistingFileIsKept()
{
    overwrite(m_new, 0, "mine");
    const Result<RecoveryReport> report = recoverLog(m_path, m_new);
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::Busy);
    QCOMPARE(QFileInfo(m_new).size(), 4);
}

QTEST_GUILESS_MAIN(TestRecovery)
#include "tst_recovery.moc"
