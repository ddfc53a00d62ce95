// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/rolluprebuild.h"
#include "logger/store/sqlconnection.h"
#include "tests/import/importscene.h"
#include "tests/store/samplelog.h"
#include "tests/store/tierdump.h"

#include <QFile>
#include <QSqlDatabase>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

/** Tables of another logger's SQLite file, as they come into a log. */
class TestImport : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QSqlDatabase::drivers(); }
    void init() { m_scene = std::make_unique<ImportScene>(); }
    void aTableBecomesADevice();
    void repeatingChangesNothing();
    void whatIsInterruptedGoesOn();
    void rollupsAreAsRebuilt_data();
    void rollupsAreAsRebuilt();
    void historyBeforeWhatIsLogged();
    void theSourceIsNotChanged();
    void whatCannotBeReadIsCounted();
    void theNightOfTheChange();
    void rowsOfOneTime();
    void rowsOfOtherValuesAreTold();
    void tablesWithoutRowNumbers();
    void anotherLogIsASourceToo();
    void aDryRunWritesNothing();
    void aDryRunCountsWhatIsThere();
    void lookingThroughASourceCanBeEnded_data();
    void lookingThroughASourceCanBeEnded();

private:
    std::unique_ptr<ImportScene> m_scene;
};

void TestImport::aTableBecomesADevice()
{
    m_scene->makeWeather(3000);
    const Result<ImportReport> report = m_scene->importDatabase(m_scene->request());
    QVERIFY2(report, qPrintable(report.error().detail));
    QVERIFY(report->isNewLog);
    QCOMPARE(report->tables.size(), 1);
    QCOMPARE(report->tables[0].counts.stored, 3000);
    QCOMPARE(report->tables[0].reading.rows, 3000);
    QVERIFY(!report->tables[0].hasProblems());
    QCOMPARE(report->tables[0].plan.leftOut, QStringList({u"id (numbers the rows)"_qs, u"raw (bytes)"_qs}));
    QCOMPARE(select(m_scene->log,
                    u"SELECT name, type, label FROM mtnops_columns WHERE device = 'weather' ORDER BY position"_qs),
             QList<QVariantList>({{u"temp"_qs, u"real"_qs, u"temp"_qs},
                                  {u"windspeed"_qs, u"real"_qs, u"windSpeed"_qs},
                                  {u"code"_qs, u"integer"_qs, u"code"_qs},
                                  {u"roof"_qs, u"boolean"_qs, u"roof"_qs},
                                  {u"note"_qs, u"text"_qs, u"note"_qs},
                                  {u"seen"_qs, u"time"_qs, u"seen"_qs}}));
    QCOMPARE(select(m_scene->log, u"SELECT interval_us, title FROM mtnops_devices"_qs),
             QList<QVariantList>({{1'000'000, u"weather"_qs}}));
    const auto rows =
        select(m_scene->log,
               u"SELECT timestamp, temp, ifnull(windspeed, 'NULL'), code, roof, note, seen FROM weather LIMIT 2"_qs);
    const qint64 seen = 1795374000000000; // 2026-11-22T19:00Z
    QCOMPARE(rows[0], QVariantList({u"2026-11-23T07:00:00.250000Z"_qs, 0.5, u"NULL"_qs, 0, 0, u"calm 0"_qs, seen}));
    QCOMPARE(rows[1], QVariantList({u"2026-11-23T07:00:01.250000Z"_qs, 1.5, 0.1, 1, 1, u"calm 1"_qs, seen}));
    QCOMPARE(select(m_scene->log, u"SELECT name, time_zone FROM mtnops_site"_qs),
             QList<QVariantList>({{u"log"_qs, u"America/Phoenix"_qs}}));
    m_scene->verify(m_scene->log);
}

void TestImport::repeatingChangesNothing()
{
    m_scene->makeWeather(3000);
    QVERIFY(m_scene->importDatabase(m_scene->request()));
    const auto rows = select(m_scene->log, u"SELECT * FROM weather"_qs);
    const QStringList tiers = m_scene->tiers();
    const Result<ImportReport> again = m_scene->importDatabase(m_scene->request());
    QVERIFY(again);
    QCOMPARE(again->tables[0].counts.stored, 0);
    QCOMPARE(again->tables[0].counts.there, 3000);
    QVERIFY(!again->tables[0].hasProblems());
    QCOMPARE(select(m_scene->log, u"SELECT * FROM weather"_qs), rows);
    QCOMPARE(m_scene->tiers(), tiers);
    QCOMPARE(count(m_scene->log, u"mtnops_events"_qs), 0);
    execute(m_scene->other, {u"INSERT INTO \"Weather\" (ts, temp) VALUES ('2026-11-23 02:00:00.000000', 7)"_qs});
    QCOMPARE(m_scene->importDatabase(m_scene->request())->tables[0].counts.stored, 1);
    m_scene->verify(m_scene->log);
}

void TestImport::whatIsInterruptedGoesOn()
{
    m_scene->makeWeather(40'000);
    ImportRequest whole = m_scene->request();
    whole.databasePath = m_scene->path(u"whole.sqlite"_qs);
    QVERIFY(m_scene->importDatabase(whole));
    const auto rows = select(whole.databasePath, u"SELECT * FROM weather"_qs);
    QCOMPARE(rows.size(), 40'000);
    int told = 0;
    const Result<ImportReport> ended = m_scene->importDatabase(m_scene->request(), [&](const QString &what, double) {
        return what != u"Weather" || ++told < 3; // of the import, and not of what goes before
    });
    QCOMPARE(ended.error().code, ErrorCode::Cancelled);
    QCOMPARE(count(m_scene->log, u"weather"_qs), 15'000); // whole batches
    const Result<ImportReport> rest = m_scene->importDatabase(m_scene->request());
    QVERIFY(rest);
    QCOMPARE(rest->tables[0].counts.there, 15'000);
    QCOMPARE(rest->tables[0].counts.stored, 25'000);
    QCOMPARE(select(m_scene->log, u"SELECT * FROM weather"_qs), rows);
    QCOMPARE(m_scene->tiers(), tierDump(whole.databasePath, u"weather"_qs));
    m_scene->verify(m_scene->log);
}

void TestImport::rollupsAreAsRebuilt_data()
{
    QTest::addColumn<QString>("order");
    QTest::newRow("in order of time") << u"ts"_qs;
    QTest::newRow("from the newest") << u"ts DESC"_qs;
    QTest::newRow("in none") << u"(id * 7919) % 20011"_qs;
}

void TestImport::rollupsAreAsRebuilt()
{
    QFETCH(QString, order);
    m_scene->makeWeather(20'000);
    execute(m_scene->other,
            {u"CREATE TABLE mixed AS SELECT * FROM \"Weather\" ORDER BY "_qs + order, u"DELETE FROM \"Weather\""_qs,
             u"UPDATE mixed SET id = rowid"_qs, u"INSERT INTO \"Weather\" SELECT * FROM mixed"_qs,
             u"DROP TABLE mixed"_qs});
    const Result<ImportReport> report = m_scene->importDatabase(m_scene->request());
    QVERIFY2(report, qPrintable(report.error().detail));
    QCOMPARE(report->tables[0].counts.stored, 20'000);
    const QStringList made = m_scene->tiers();
    {
        const auto connection = SqlConnection::open(m_scene->log, SqlConnection::Mode::ReadWrite);
        DeviceTable table = report->tables[0].plan.table;
        QVERIFY(markForRebuild(**connection, table, {Timestamp::min(), Timestamp::max()}));
    }
    repairAll(*openWriter(m_scene->log));
    QCOMPARE(made, m_scene->tiers());
    QVERIFY(made.size() > 300);
    m_scene->verify(m_scene->log);
}

void TestImport::historyBeforeWhatIsLogged()
{
    const DeviceTablePtr table = realTable(u"weather"_qs, {u"temp"_qs});
    const auto start = Timestamp(1795471440s); // 2026-11-23T22:04Z
    {
        const auto writer = openWriter(m_scene->log);
        for (int row = 0; row < 200; ++row)
            writeAll(*writer, {Sample{table, start + row * 1s, {double(row)}}});
    }
    m_scene->makeWeather(10'000, u"2026-11-20 00:00:00"_qs);
    const Result<ImportReport> report = m_scene->importDatabase(m_scene->request());
    QVERIFY2(report, qPrintable(report.error().detail));
    QVERIFY(!report->isNewLog);
    QVERIFY(!report->tables[0].plan.isNew);
    QCOMPARE(report->tables[0].plan.added.size(), 5);
    QCOMPARE(count(m_scene->log, u"weather"_qs), 10'200);
    QCOMPARE(select(m_scene->log, u"SELECT name, title FROM mtnops_site"_qs).first().first().toString(), u"kuiper"_qs);
    m_scene->verify(m_scene->log);
    writeAll(*openWriter(m_scene->log), {Sample{table, start + 300s, {1.0}}}); // the logger goes on as before
    m_scene->verify(m_scene->log);
}

void TestImport::theSourceIsNotChanged()
{
    m_scene->makeWeather(100);
    QFile file(m_scene->other);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    QVERIFY(m_scene->importDatabase(m_scene->request()));
    QVERIFY(file.seek(0));
    QCOMPARE(file.readAll(), before);
    QVERIFY(!QFile::exists(m_scene->other + u"-wal"_qs));
    QVERIFY(!QFile::exists(m_scene->other + u"-journal"_qs));
}

void TestImport::whatCannotBeReadIsCounted()
{
    m_scene->makeWeather(10);
    execute(m_scene->other,
            {u"INSERT INTO \"Weather\" (ts, temp) VALUES (NULL, 1), ('yesterday', 1), ('2026-11-23 99:00:00', 1)"_qs,
             u"UPDATE \"Weather\" SET temp = 'n.a.' WHERE id IN (3, 4)"_qs,
             u"UPDATE \"Weather\" SET roof = 7 WHERE id = 5"_qs});
    const Result<ImportReport> report = m_scene->importDatabase(m_scene->request());
    QVERIFY2(report, qPrintable(report.error().detail));
    const TableReport &table = report->tables[0];
    QCOMPARE(table.reading.rows, 13);
    QCOMPARE(table.counts.stored, 10);
    QCOMPARE(table.reading.refused.count(), 3);
    QCOMPARE(table.reading.refused.list().size(), 2);
    QCOMPARE(table.reading.refused.list()[0].first, u"row 11"_qs);
    QCOMPARE(table.reading.refused.list()[1].count, 2);
    QCOMPARE(table.reading.refused.list()[1].first, u"row 12: \"yesterday\""_qs);
    QCOMPARE(table.reading.emptied.list()[0].reason, u"temp: no real"_qs);
    QCOMPARE(table.reading.emptied.list()[0].count, 2);
    QCOMPARE(table.reading.emptied.list()[1].first, u"row 5: \"7\""_qs);
    QVERIFY(table.hasProblems());
    QCOMPARE(select(m_scene->log, u"SELECT count(*), count(temp), count(roof) FROM weather"_qs),
             QList<QVariantList>({{10, 8, 9}}));
    // All of them: an error, and no log.
    execute(m_scene->other, {u"UPDATE \"Weather\" SET ts = 'noon'"_qs});
    QFile::remove(m_scene->log);
    const Result<ImportReport> none = m_scene->importDatabase(m_scene->request());
    QVERIFY2(none.error().detail.contains(u"Weather: no row can be read by its column ts: a time that cannot be read"),
             qPrintable(none.error().detail));
    QVERIFY(!QFile::exists(m_scene->log));
}

void TestImport::theNightOfTheChange()
{
    execute(
        m_scene->other,
        {ImportScene::weatherSql(),
         u"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 359)" // 00:00 to 05:59 of the clock
         " INSERT INTO \"Weather\" (ts, temp) SELECT strftime('%Y-%m-%d %H:%M:00.000000', '2026-11-01 00:00:00',"
         " (i - CASE WHEN i >= 120 THEN 60 ELSE 0 END) || ' minutes'), i FROM n"_qs});
    ImportRequest denver = m_scene->request();
    denver.zone = QTimeZone("America/Denver");
    const Result<ImportReport> report = m_scene->importDatabase(denver);
    QVERIFY2(report, qPrintable(report.error().detail));
    QCOMPARE(report->tables[0].counts.stored, 360);
    QCOMPARE(report->tables[0].reading.twiceShown.first, 60);
    QCOMPARE(report->tables[0].reading.twiceShown.second, 60);
    // A row each minute, in order, from 06:00Z.
    QCOMPARE(select(m_scene->log, u"SELECT count(*) FROM weather WHERE ts = (1793512800 + temp * 60) * 1000000"_qs),
             QList<QVariantList>({{360}}));
    ImportRequest nowhere = m_scene->request();
    nowhere.zone.reset();
    nowhere.databasePath = m_scene->path(u"nowhere.sqlite"_qs);
    QVERIFY(m_scene->importDatabase(nowhere).error().detail.contains(
        u"a time without a zone: say in which it was written"));
}

void TestImport::rowsOfOneTime()
{
    execute(m_scene->other,
            {ImportScene::weatherSql(),
             u"INSERT INTO \"Weather\" (ts, temp) VALUES ('2026-11-23 00:00:00', 1), ('2026-11-23 00:00:00', 2),"
             " ('2026-11-23 00:00:00', 2), ('2026-11-23 00:00:01', 3)"_qs});
    for (const qint64 stored : {4, 0}) {
        const Result<ImportReport> report = m_scene->importDatabase(m_scene->request());
        QVERIFY(report);
        QCOMPARE(report->tables[0].counts.stored, stored);
        QCOMPARE(report->tables[0].counts.there, 4 - stored);
        QCOMPARE(report->tables[0].reading.moved, 2);
        QCOMPARE(select(m_scene->log, u"SELECT ts % 1000000, temp FROM weather"_qs),
                 QList<QVariantList>({{0, 1.0}, {1, 2.0}, {2, 2.0}, {0, 3.0}}));
    }
}

void TestImport::rowsOfOtherValuesAreTold()
{
    m_scene->makeWeather(10);
    QVERIFY(m_scene->importDatabase(m_scene->request()));
    execute(
        m_scene->other,
        {u"UPDATE \"Weather\" SET temp = 99 WHERE id = 5"_qs, u"UPDATE \"Weather\" SET temp = NULL WHERE id = 6"_qs});
    const Result<ImportReport> report = m_scene->importDatabase(m_scene->request());
    QCOMPARE(report->tables[0].counts.taken, 1);
    QCOMPARE(report->tables[0].counts.there, 9); // NULL says nothing
    QVERIFY(report->tables[0].hasProblems());
    QCOMPARE(select(m_scene->log, u"SELECT count(*) FROM weather WHERE temp = 99"_qs), QList<QVariantList>({{0}}));
}

void TestImport::tablesWithoutRowNumbers()
{
    execute(m_scene->other,
            {u"CREATE TABLE a (ts DATETIME PRIMARY KEY, \"x y\"\"z\" FLOAT) WITHOUT ROWID"_qs,
             u"INSERT INTO a VALUES ('2026-11-23 00:00:01', 1), ('2026-11-23 00:00:00', 2)"_qs,
             u"CREATE TABLE b (rowid FLOAT, ts DATETIME)"_qs,
             u"INSERT INTO b VALUES (2.5, '2026-11-23 00:00:01'), (1.5, '2026-11-23 00:00:00')"_qs,
             u"CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"_qs});
    const Result<ImportReport> report = m_scene->importDatabase(m_scene->request());
    QVERIFY2(report, qPrintable(report.error().detail));
    QCOMPARE(report->passedOver, QStringList({u"alembic_version"_qs}));
    QCOMPARE(select(m_scene->log, u"SELECT x_y_z FROM a"_qs), QList<QVariantList>({{2.0}, {1.0}}));
    QCOMPARE(select(m_scene->log, u"SELECT \"rowid\" FROM b ORDER BY ts"_qs).size(), 2);
    m_scene->verify(m_scene->log);
}

void TestImport::anotherLogIsASourceToo()
{
    writeAll(*openWriter(m_scene->other), {testSample(testTable(), Timestamp(1795471440s), 4)});
    const Result<ImportReport> report = m_scene->importDatabase(m_scene->request());
    QVERIFY2(report, qPrintable(report.error().detail));
    QCOMPARE(select(m_scene->log, u"SELECT * FROM boltwood"_qs), select(m_scene->other, u"SELECT * FROM boltwood"_qs));
    const QString columns = u"SELECT name, type, unit, position FROM mtnops_columns"_qs;
    QCOMPARE(select(m_scene->log, columns), select(m_scene->other, columns));
}

void TestImport::aDryRunWritesNothing()
{
    m_scene->makeWeather(10);
    ImportRequest dry = m_scene->request();
    dry.isDryRun = true;
    const Result<ImportReport> report = m_scene->importDatabase(dry);
    QVERIFY(report);
    QCOMPARE(report->tables[0].reading.rows, 10);
    QCOMPARE(toIsoUtc(*report->tables[0].reading.first), QByteArray("2026-11-23T07:00:00.250000Z"));
    QCOMPARE(toIsoUtc(*report->tables[0].reading.last), QByteArray("2026-11-23T07:00:09.250000Z"));
    QCOMPARE(report->tables[0].counts.stored, 10);
    QVERIFY(!QFile::exists(m_scene->log));
}

/** What is counted is what the import does then. */
void TestImport::aDryRunCountsWhatIsThere()
{
    m_scene->makeWeather(3000);
    QVERIFY(m_scene->importDatabase(m_scene->request()));
    execute(m_scene->other,
            {u"UPDATE \"Weather\" SET temp = -7 WHERE id <= 5"_qs,
             u"INSERT INTO \"Weather\" (ts, temp) VALUES ('2026-11-23 02:00:00.000000', 7),"
             " ('2026-11-23 02:00:01.000000', 8)"_qs,
             u"ALTER TABLE \"Weather\" ADD COLUMN gust REAL"_qs, u"UPDATE \"Weather\" SET gust = 1 WHERE id = 10"_qs});
    const auto before = select(m_scene->log, u"SELECT * FROM weather"_qs);
    ImportRequest dry = m_scene->request();
    dry.isDryRun = true;
    const Result<ImportReport> would = m_scene->importDatabase(dry);
    QVERIFY2(would, qPrintable(would.error().detail));
    const ImportCounts &counts = would->tables[0].counts;
    QCOMPARE(counts.stored, 2);
    QCOMPARE(counts.taken, 6); // by other values, also in a column that the log does not have yet
    QCOMPARE(counts.there, 2994);
    QCOMPARE(select(m_scene->log, u"SELECT * FROM weather"_qs), before);
    const Result<ImportReport> did = m_scene->importDatabase(m_scene->request());
    QVERIFY(did);
    QCOMPARE(did->tables[0].counts.stored, counts.stored);
    QCOMPARE(did->tables[0].counts.there, counts.there);
    QCOMPARE(did->tables[0].counts.taken, counts.taken);
}

/** Ctrl+C before the first row is there: looking through a table takes long where it has to be sorted or counted. */
void TestImport::lookingThroughASourceCanBeEnded_data()
{
    QTest::addColumn<int>("looks");
    QTest::newRow("at once") << 0;
    QTest::newRow("while a table is sorted") << 1;
}

void TestImport::lookingThroughASourceCanBeEnded()
{
    QFETCH(int, looks);
    execute(
        m_scene->other,
        {u"CREATE TABLE weather (name TEXT PRIMARY KEY, ts DATETIME, temp FLOAT) WITHOUT ROWID"_qs,
         u"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 49999)"
         " INSERT INTO weather SELECT 'row ' || i, datetime('2026-11-23', (i * 7919 % 50000) || ' seconds'), i FROM n"_qs});
    int asked = 0;
    const Result<ImportReport> ended =
        m_scene->importDatabase(m_scene->request(), [&](const QString &, double) { return asked++ < looks; });
    QCOMPARE(ended.error().code, ErrorCode::Cancelled);
    QCOMPARE(asked, looks + 1);
    QVERIFY(!QFile::exists(m_scene->log));
}

QTEST_GUILESS_MAIN(TestImport)
#include "tst_import.moc"
