// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/import/csvsource.h"
#include "logger/import/importer.h"
#include "logger/import/sqlitesource.h"
#include "logger/query/csvexport.h"
#include "logger/query/logverifier.h"
#include "logger/store/rolluprebuild.h"
#include "logger/store/sqlconnection.h"
#include "tests/store/samplelog.h"
#include "tests/store/tierdump.h"

#include <QFile>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

/** As SQLAlchemy makes it for a class with an id and a DateTime. */
const QString weatherSql = QStringLiteral(
    "CREATE TABLE \"Weather\" (id INTEGER NOT NULL, ts DATETIME, temp FLOAT, \"windSpeed\" FLOAT, code INTEGER,"
    " roof BOOLEAN, note VARCHAR(40), seen DATETIME, raw BLOB, PRIMARY KEY (id))");

bool goOn(const QString &, double)
{
    return true;
}

} // namespace

/** Tables and files of other loggers, as they come into a log. */
class TestImport : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QSqlDatabase::drivers(); }
    void init();

    void aTableBecomesADevice();
    void repeatingChangesNothing();
    void whatIsInterruptedGoesOn();
    void rollupsAreAsRebuilt_data();
    void rollupsAreAsRebuilt();
    void historyBeforeWhatIsLogged();
    void theSourceIsNotChanged();
    void aMapNamesAndTypes();
    void typesOfTheLogWin_data();
    void typesOfTheLogWin();
    void timeColumns_data();
    void timeColumns();
    void whatCannotBeReadIsCounted();
    void theNightOfTheChange();
    void rowsOfOneTime();
    void rowsOfOtherValuesAreTold();
    void tablesWithoutRowNumbers();
    void anotherLogIsASourceToo();
    void exportsComeBack_data();
    void exportsComeBack();
    void typesOfCsvColumns_data();
    void typesOfCsvColumns();
    void badFiles_data();
    void badFiles();
    void twoFilesBecomeOneTable();
    void aDryRunWritesNothing();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QString writeFile(const QString &name, const QByteArray &text) const;
    void makeWeather(int rows, const QString &from = u"2026-11-23 00:00:00"_qs) const;
    ImportRequest request() const;
    Result<ImportReport> importDatabase(const ImportRequest &request, const ImportProgress &progress = goOn) const;
    Result<ImportReport> importCsv(const QStringList &files, const ImportRequest &request,
                                   const QString &table = {}) const;
    QStringList tierDumps() const { return tierDump(m_log, u"weather"_qs); }
    void verify(const QString &log) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_log;
    QString m_other;
};

void TestImport::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_log = path(u"log.sqlite"_qs);
    m_other = path(u"other.sqlite"_qs);
}

QString TestImport::writeFile(const QString &name, const QByteArray &text) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write a file");
    return file.fileName();
}

/** One row a second, as the sqlite3 module writes them for SQLAlchemy. */
void TestImport::makeWeather(int rows, const QString &from) const
{
    execute(m_other,
            {weatherSql,
             u"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < %1)"
             " INSERT INTO \"Weather\" SELECT i + 1, strftime('%Y-%m-%d %H:%M:%S', '%2', i || ' seconds') || '.250000',"
             " i % 50 + 0.5, CASE WHEN i % 7 THEN i % 30 / 10.0 END, i % 3, i % 2, 'calm ' || (i % 5),"
             " '2026-11-22 12:00:00.000000', x'00ff' FROM n"_qs.arg(rows - 1)
                 .arg(from)});
}

ImportRequest TestImport::request() const
{
    return {.databasePath = m_log, .zone = QTimeZone("America/Phoenix")};
}

Result<ImportReport> TestImport::importDatabase(const ImportRequest &request, const ImportProgress &progress) const
{
    const SqliteSource source(m_other);
    return Importer(request, source, progress).run();
}

Result<ImportReport> TestImport::importCsv(const QStringList &files, const ImportRequest &request,
                                           const QString &table) const
{
    const CsvSource source(files, table);
    return Importer(request, source, goOn).run();
}

void TestImport::verify(const QString &log) const
{
    const Result<Verification> found = verifyLog({.databasePath = log});
    QVERIFY2(found, qPrintable(found.error().detail));
    QCOMPARE(found->problems(), 0);
    for (const TableVerification &table : found->tables)
        QVERIFY(table.dirty.isEmpty());
}

void TestImport::aTableBecomesADevice()
{
    makeWeather(3000);
    const Result<ImportReport> report = importDatabase(request());
    QVERIFY2(report, qPrintable(report.error().detail));
    QVERIFY(report->isNewLog);
    QCOMPARE(report->tables.size(), 1);
    QCOMPARE(report->tables[0].counts.stored, 3000);
    QCOMPARE(report->tables[0].reading.rows, 3000);
    QVERIFY(!report->tables[0].hasProblems());
    QCOMPARE(report->tables[0].plan.leftOut, QStringList({u"id (numbers the rows)"_qs, u"raw (bytes)"_qs}));
    QCOMPARE(
        select(m_log, u"SELECT name, type, label FROM mtnops_columns WHERE device = 'weather' ORDER BY position"_qs),
        QList<QVariantList>({{u"temp"_qs, u"real"_qs, u"temp"_qs},
                             {u"windspeed"_qs, u"real"_qs, u"windSpeed"_qs},
                             {u"code"_qs, u"integer"_qs, u"code"_qs},
                             {u"roof"_qs, u"boolean"_qs, u"roof"_qs},
                             {u"note"_qs, u"text"_qs, u"note"_qs},
                             {u"seen"_qs, u"time"_qs, u"seen"_qs}}));
    QCOMPARE(select(m_log, u"SELECT interval_us, title FROM mtnops_devices"_qs),
             QList<QVariantList>({{1'000'000, u"weather"_qs}}));
    const auto rows = select(
        m_log, u"SELECT timestamp, temp, ifnull(windspeed, 'NULL'), code, roof, note, seen FROM weather LIMIT 2"_qs);
    const qint64 seen = 1795374000000000; // 2026-11-22T19:00Z
    QCOMPARE(rows[0], QVariantList({u"2026-11-23T07:00:00.250000Z"_qs, 0.5, u"NULL"_qs, 0, 0, u"calm 0"_qs, seen}));
    QCOMPARE(rows[1], QVariantList({u"2026-11-23T07:00:01.250000Z"_qs, 1.5, 0.1, 1, 1, u"calm 1"_qs, seen}));
    QCOMPARE(select(m_log, u"SELECT name, time_zone FROM mtnops_site"_qs),
             QList<QVariantList>({{u"log"_qs, u"America/Phoenix"_qs}}));
    verify(m_log);
}

void TestImport::repeatingChangesNothing()
{
    makeWeather(3000);
    QVERIFY(importDatabase(request()));
    const auto rows = select(m_log, u"SELECT * FROM weather"_qs);
    const QStringList tiers = tierDumps();
    const Result<ImportReport> again = importDatabase(request());
    QVERIFY(again);
    QCOMPARE(again->tables[0].counts.stored, 0);
    QCOMPARE(again->tables[0].counts.there, 3000);
    QVERIFY(!again->tables[0].hasProblems());
    QCOMPARE(select(m_log, u"SELECT * FROM weather"_qs), rows);
    QCOMPARE(tierDumps(), tiers);
    QCOMPARE(count(m_log, u"mtnops_events"_qs), 0);
    execute(m_other, {u"INSERT INTO \"Weather\" (ts, temp) VALUES ('2026-11-23 02:00:00.000000', 7)"_qs});
    QCOMPARE(importDatabase(request())->tables[0].counts.stored, 1);
    verify(m_log);
}

void TestImport::whatIsInterruptedGoesOn()
{
    makeWeather(40'000);
    ImportRequest whole = request();
    whole.databasePath = path(u"whole.sqlite"_qs);
    QVERIFY(importDatabase(whole));
    const auto rows = select(whole.databasePath, u"SELECT * FROM weather"_qs);
    QCOMPARE(rows.size(), 40'000);
    int told = 0;
    const Result<ImportReport> ended = importDatabase(request(), [&](const QString &, double) { return ++told < 3; });
    QCOMPARE(ended.error().code, ErrorCode::Cancelled);
    QCOMPARE(count(m_log, u"weather"_qs), 15'000); // whole batches
    const Result<ImportReport> rest = importDatabase(request());
    QVERIFY(rest);
    QCOMPARE(rest->tables[0].counts.there, 15'000);
    QCOMPARE(rest->tables[0].counts.stored, 25'000);
    QCOMPARE(select(m_log, u"SELECT * FROM weather"_qs), rows);
    QCOMPARE(tierDumps(), tierDump(whole.databasePath, u"weather"_qs));
    verify(m_log);
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
    makeWeather(20'000);
    execute(m_other,
            {u"CREATE TABLE mixed AS SELECT * FROM \"Weather\" ORDER BY "_qs + order, u"DELETE FROM \"Weather\""_qs,
             u"UPDATE mixed SET id = rowid"_qs, u"INSERT INTO \"Weather\" SELECT * FROM mixed"_qs,
             u"DROP TABLE mixed"_qs});
    const Result<ImportReport> report = importDatabase(request());
    QVERIFY2(report, qPrintable(report.error().detail));
    QCOMPARE(report->tables[0].counts.stored, 20'000);
    const QStringList made = tierDumps();
    {
        const auto connection = SqlConnection::open(m_log, SqlConnection::Mode::ReadWrite);
        DeviceTable table = report->tables[0].plan.table;
        QVERIFY(markForRebuild(**connection, table, {Timestamp::min(), Timestamp::max()}));
    }
    repairAll(*openWriter(m_log));
    QCOMPARE(made, tierDumps());
    QVERIFY(made.size() > 300);
    verify(m_log);
}

void TestImport::historyBeforeWhatIsLogged()
{
    const DeviceTablePtr table = realTable(u"weather"_qs, {u"temp"_qs});
    const auto start = Timestamp(1795471440s); // 2026-11-23T22:04Z
    {
        const auto writer = openWriter(m_log);
        for (int row = 0; row < 200; ++row)
            writeAll(*writer, {Sample{table, start + row * 1s, {double(row)}}});
    }
    makeWeather(10'000, u"2026-11-20 00:00:00"_qs);
    const Result<ImportReport> report = importDatabase(request());
    QVERIFY2(report, qPrintable(report.error().detail));
    QVERIFY(!report->isNewLog);
    QVERIFY(!report->tables[0].plan.isNew);
    QCOMPARE(report->tables[0].plan.added.size(), 5);
    QCOMPARE(count(m_log, u"weather"_qs), 10'200);
    QCOMPARE(select(m_log, u"SELECT name, title FROM mtnops_site"_qs).first().first().toString(), u"kuiper"_qs);
    verify(m_log);
    writeAll(*openWriter(m_log), {Sample{table, start + 300s, {1.0}}}); // the logger goes on as before
    verify(m_log);
}

void TestImport::theSourceIsNotChanged()
{
    makeWeather(100);
    QFile file(m_other);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    QVERIFY(importDatabase(request()));
    QVERIFY(file.seek(0));
    QCOMPARE(file.readAll(), before);
    QVERIFY(!QFile::exists(m_other + u"-wal"_qs));
    QVERIFY(!QFile::exists(m_other + u"-journal"_qs));
}

void TestImport::aMapNamesAndTypes()
{
    makeWeather(10);
    QList<Diagnostic> mistakes;
    ImportRequest mapped = request();
    mapped.map = readImportMap(writeFile(u"map.toml"_qs, R"(
[[table]]
from = "Weather"
to = "boltwood"
title = "Boltwood II"
interval = "5s"
column = [
  { from = "windSpeed", to = "wind_speed", unit = "mph", label = "Wind speed", description = "At the mast." },
  { from = "temp", unit = "C" },
  { from = "code", type = "text" },
  { from = "id", to = "number" },
  { from = "note", skip = true },
]
)"),
                               mistakes);
    QVERIFY2(mistakes.isEmpty(), mistakes.isEmpty() ? "" : qPrintable(mistakes.first().toString()));
    const Result<ImportReport> report = importDatabase(mapped);
    QVERIFY2(report, qPrintable(report.error().detail));
    QCOMPARE(select(m_log,
                    u"SELECT name, type, unit, label FROM mtnops_columns WHERE device = 'boltwood'"
                    " AND name IN ('number', 'temp', 'wind_speed', 'code', 'note') ORDER BY position"_qs),
             QList<QVariantList>({{u"number"_qs, u"integer"_qs, u""_qs, u"id"_qs},
                                  {u"temp"_qs, u"real"_qs, u"\u00b0C"_qs, u"temp"_qs},
                                  {u"wind_speed"_qs, u"real"_qs, u"mph"_qs, u"Wind speed"_qs},
                                  {u"code"_qs, u"text"_qs, u""_qs, u"code"_qs}}));
    QCOMPARE(select(m_log, u"SELECT title, interval_us FROM mtnops_devices"_qs),
             QList<QVariantList>({{u"Boltwood II"_qs, 5'000'000}}));
    QCOMPARE(select(m_log, u"SELECT number, code FROM boltwood LIMIT 1"_qs), QList<QVariantList>({{1, u"0"_qs}}));
}

void TestImport::typesOfTheLogWin_data()
{
    QTest::addColumn<QByteArray>("column"); // of the map
    QTest::addColumn<QString>("error");
    QTest::newRow("another type")
        << QByteArray("{ from = \"note\", to = \"wind\" }")
        << u"Weather: note holds text values and the log's boltwood.wind real ones: write in the map (--map FILE), "
           u"under "
           "[[table]] with from = \"Weather\", column = [ { from = \"note\", type = \"real\" } ] to read them so"_qs;
    QTest::newRow("read so") << QByteArray("{ from = \"note\", to = \"wind\", type = \"real\" }") << QString();
    QTest::newRow("integers are reals") << QByteArray("{ from = \"code\", to = \"wind\" }") << QString();
    QTest::newRow("another unit") << QByteArray("{ from = \"temp\", to = \"wind\", unit = \"m/s\" }")
                                  << u"temp is in m/s and the log's boltwood.wind in mph"_qs;
    QTest::newRow("twice") << QByteArray("{ from = \"temp\", to = \"wind\" }, { from = \"windSpeed\", to = \"wind\" }")
                           << u"temp and windSpeed would both become wind"_qs;
    QTest::newRow("no such column") << QByteArray("{ from = \"tmp\" }")
                                    << u"the map has a column \"tmp\" that Weather has not; did you mean \"temp\"?"_qs;
}

void TestImport::typesOfTheLogWin()
{
    QFETCH(QByteArray, column);
    QFETCH(QString, error);
    QVERIFY(openWriter(m_log)->prepareTable(testTable()));
    makeWeather(10);
    const auto before = select(m_log, u"SELECT * FROM mtnops_columns"_qs);
    QList<Diagnostic> mistakes;
    ImportRequest mapped = request();
    mapped.map =
        readImportMap(writeFile(u"map.toml"_qs,
                                "[[table]]\nfrom = \"Weather\"\nto = \"boltwood\"\ncolumn = [ " + column
                                    + ", { from = \"code\", skip = true }, { from = \"note\", skip = true } ]\n"),
                      mistakes);
    if (column.contains("\"note\"") || column.contains("\"code\"")) { // named twice above
        mapped.map.tables[0].columns.removeIf([&](const MappedColumn &mappedColumn) {
            return mappedColumn.isSkipped && column.contains('"' + mappedColumn.from.toUtf8() + '"');
        });
    }
    const Result<ImportReport> report = importDatabase(mapped);
    QCOMPARE(report.hasValue(), error.isEmpty());
    QVERIFY2(report.error().detail.contains(error), qPrintable(report.error().detail));
    if (!report)
        QCOMPARE(select(m_log, u"SELECT * FROM mtnops_columns"_qs), before);
    else
        QCOMPARE(report->tables[0].counts.stored, 10);
}

void TestImport::timeColumns_data()
{
    QTest::addColumn<QString>("columns");
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("found"); // or a part of the error
    QTest::newRow("the only one") << u"a FLOAT, written DATETIME"_qs << QString() << u"written"_qs;
    QTest::newRow("a timestamp") << u"a FLOAT, written TIMESTAMP"_qs << QString() << u"written"_qs;
    QTest::newRow("the one named so") << u"a DATETIME, ts DATETIME"_qs << QString() << u"ts"_qs;
    QTest::newRow("a text named so") << u"a FLOAT, UTC VARCHAR"_qs << QString() << u"UTC"_qs;
    QTest::newRow("one that is said") << u"ts DATETIME, b DATETIME"_qs << u"b"_qs << u"b"_qs;
    QTest::newRow("several")
        << u"a DATETIME, b DATETIME"_qs << QString()
        << u"t has several columns of times (a, b): say which one tells when a row was written, with "
           "--time-column a or time = \"a\" in the map"_qs;
    QTest::newRow("several named so") << u"a FLOAT, time VARCHAR, utc VARCHAR"_qs << QString()
                                      << u"several columns of times (time, utc)"_qs;
    QTest::newRow("none") << u"a FLOAT, b FLOAT"_qs << QString() << u"no table with a column of times"_qs;
    QTest::newRow("none of that name") << u"a FLOAT, ts DATETIME"_qs << u"x"_qs << u"--time-column x: no table in"_qs;
}

void TestImport::timeColumns()
{
    QFETCH(QString, columns);
    QFETCH(QString, wanted);
    QFETCH(QString, found);
    execute(m_other,
            {u"CREATE TABLE t (%1)"_qs.arg(columns),
             u"INSERT INTO t VALUES ('2026-11-23 00:00', '2026-11-23 00:00'%1)"_qs.arg(
                 columns.count(u',') == 2 ? u", '2026-11-23 00:00'"_qs : QString())});
    ImportRequest asked = request();
    asked.timeColumn = wanted;
    asked.isDryRun = true;
    const Result<ImportReport> report = importDatabase(asked);
    if (report)
        QCOMPARE(report->tables[0].plan.source.columns[report->tables[0].plan.time].name, found);
    else
        QVERIFY2(report.error().detail.contains(found), qPrintable(report.error().detail));
}

void TestImport::whatCannotBeReadIsCounted()
{
    makeWeather(10);
    execute(m_other,
            {u"INSERT INTO \"Weather\" (ts, temp) VALUES (NULL, 1), ('yesterday', 1), ('2026-11-23 99:00:00', 1)"_qs,
             u"UPDATE \"Weather\" SET temp = 'n.a.' WHERE id IN (3, 4)"_qs,
             u"UPDATE \"Weather\" SET roof = 7 WHERE id = 5"_qs});
    const Result<ImportReport> report = importDatabase(request());
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
    QCOMPARE(select(m_log, u"SELECT count(*), count(temp), count(roof) FROM weather"_qs),
             QList<QVariantList>({{10, 8, 9}}));
    // All of them: an error, and no log.
    execute(m_other, {u"UPDATE \"Weather\" SET ts = 'noon'"_qs});
    QFile::remove(m_log);
    const Result<ImportReport> none = importDatabase(request());
    QVERIFY2(none.error().detail.contains(u"Weather: no row can be read by its column ts: a time that cannot be read"),
             qPrintable(none.error().detail));
    QVERIFY(!QFile::exists(m_log));
}

void TestImport::theNightOfTheChange()
{
    execute(
        m_other,
        {weatherSql,
         u"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 359)" // 00:00 to 05:59 of the clock
         " INSERT INTO \"Weather\" (ts, temp) SELECT strftime('%Y-%m-%d %H:%M:00.000000', '2026-11-01 00:00:00',"
         " (i - CASE WHEN i >= 120 THEN 60 ELSE 0 END) || ' minutes'), i FROM n"_qs});
    ImportRequest denver = request();
    denver.zone = QTimeZone("America/Denver");
    const Result<ImportReport> report = importDatabase(denver);
    QVERIFY2(report, qPrintable(report.error().detail));
    QCOMPARE(report->tables[0].counts.stored, 360);
    QCOMPARE(report->tables[0].reading.twiceShown.first, 60);
    QCOMPARE(report->tables[0].reading.twiceShown.second, 60);
    // A row each minute, in order, from 06:00Z.
    QCOMPARE(select(m_log, u"SELECT count(*) FROM weather WHERE ts = (1793512800 + temp * 60) * 1000000"_qs),
             QList<QVariantList>({{360}}));
    ImportRequest nowhere = request();
    nowhere.zone.reset();
    nowhere.databasePath = path(u"nowhere.sqlite"_qs);
    QVERIFY(importDatabase(nowhere).error().detail.contains(u"a time without a zone: say in which it was written"));
}

void TestImport::rowsOfOneTime()
{
    execute(m_other,
            {weatherSql,
             u"INSERT INTO \"Weather\" (ts, temp) VALUES ('2026-11-23 00:00:00', 1), ('2026-11-23 00:00:00', 2),"
             " ('2026-11-23 00:00:00', 2), ('2026-11-23 00:00:01', 3)"_qs});
    for (const qint64 stored : {4, 0}) {
        const Result<ImportReport> report = importDatabase(request());
        QVERIFY(report);
        QCOMPARE(report->tables[0].counts.stored, stored);
        QCOMPARE(report->tables[0].counts.there, 4 - stored);
        QCOMPARE(report->tables[0].reading.moved, 2);
        QCOMPARE(select(m_log, u"SELECT ts % 1000000, temp FROM weather"_qs),
                 QList<QVariantList>({{0, 1.0}, {1, 2.0}, {2, 2.0}, {0, 3.0}}));
    }
}

void TestImport::rowsOfOtherValuesAreTold()
{
    makeWeather(10);
    QVERIFY(importDatabase(request()));
    execute(
        m_other,
        {u"UPDATE \"Weather\" SET temp = 99 WHERE id = 5"_qs, u"UPDATE \"Weather\" SET temp = NULL WHERE id = 6"_qs});
    const Result<ImportReport> report = importDatabase(request());
    QCOMPARE(report->tables[0].counts.taken, 1);
    QCOMPARE(report->tables[0].counts.there, 9); // NULL says nothing
    QVERIFY(report->tables[0].hasProblems());
    QCOMPARE(select(m_log, u"SELECT count(*) FROM weather WHERE temp = 99"_qs), QList<QVariantList>({{0}}));
}

void TestImport::tablesWithoutRowNumbers()
{
    execute(m_other,
            {u"CREATE TABLE a (ts DATETIME PRIMARY KEY, \"x y\"\"z\" FLOAT) WITHOUT ROWID"_qs,
             u"INSERT INTO a VALUES ('2026-11-23 00:00:01', 1), ('2026-11-23 00:00:00', 2)"_qs,
             u"CREATE TABLE b (rowid FLOAT, ts DATETIME)"_qs,
             u"INSERT INTO b VALUES (2.5, '2026-11-23 00:00:01'), (1.5, '2026-11-23 00:00:00')"_qs,
             u"CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"_qs});
    const Result<ImportReport> report = importDatabase(request());
    QVERIFY2(report, qPrintable(report.error().detail));
    QCOMPARE(report->passedOver, QStringList({u"alembic_version"_qs}));
    QCOMPARE(select(m_log, u"SELECT x_y_z FROM a"_qs), QList<QVariantList>({{2.0}, {1.0}}));
    QCOMPARE(select(m_log, u"SELECT \"rowid\" FROM b ORDER BY ts"_qs).size(), 2);
    verify(m_log);
}

void TestImport::anotherLogIsASourceToo()
{
    writeAll(*openWriter(m_other), {testSample(testTable(), Timestamp(1795471440s), 4)});
    const Result<ImportReport> report = importDatabase(request());
    QVERIFY2(report, qPrintable(report.error().detail));
    QCOMPARE(select(m_log, u"SELECT * FROM boltwood"_qs), select(m_other, u"SELECT * FROM boltwood"_qs));
    const QString columns = u"SELECT name, type, unit, position FROM mtnops_columns"_qs;
    QCOMPARE(select(m_log, columns), select(m_other, columns));
}

void TestImport::exportsComeBack_data()
{
    QTest::addColumn<CsvTime>("time");
    QTest::addColumn<bool>("isThere");
    for (const bool isThere : {true, false}) {
        const QByteArray where = isThere ? "into the table: " : "into a new one: ";
        QTest::newRow(where + "utc") << CsvTime::Utc << isThere;
        QTest::newRow(where + "local") << CsvTime::Local << isThere;
        QTest::newRow(where + "unix") << CsvTime::Unix << isThere;
        QTest::newRow(where + "mjd") << CsvTime::Mjd << isThere;
    }
}

void TestImport::exportsComeBack()
{
    QFETCH(CsvTime, time);
    QFETCH(bool, isThere);
    const auto start = Timestamp(1795471440s) + 123457us;
    {
        const auto writer = openWriter(m_other);
        std::vector<Sample> samples;
        for (int row = 0; row < 500; ++row)
            samples.push_back(testSample(testTable(), start + row * 977ms, row / 8.0));
        samples[3].values = Values(5);
        samples[4].values[3] = u""_qs;
        samples[5].values[3] = u"=1,\"\n"_qs;
        samples[6].values[3] = u"'-1"_qs;
        writeAll(*writer, samples);
    }
    const QString csv = path(u"export.csv"_qs);
    QVERIFY(exportCsv({.databasePath = m_other,
                       .table = u"boltwood"_qs,
                       .range = {start, start + 24h},
                       .time = time,
                       .zone = QTimeZone("America/Denver")},
                      csv));
    if (isThere)
        QVERIFY(openWriter(m_log)->prepareTable(testTable()));
    ImportRequest asked = request();
    asked.zone.reset();
    const Result<ImportReport> report = importCsv({csv}, asked);
    QVERIFY2(report, qPrintable(report.error().detail));
    QVERIFY(!report->tables[0].hasProblems());
    QCOMPARE(report->tables[0].plan.table.name, u"boltwood"_qs);
    const QString columns = isThere ? u"*"_qs : u"ts, wind, code, open, note"_qs;
    QCOMPARE(select(m_log, u"SELECT %1 FROM boltwood"_qs.arg(columns)),
             select(m_other, u"SELECT %1 FROM boltwood"_qs.arg(columns)));
    QCOMPARE(select(m_log, u"SELECT unit FROM mtnops_columns WHERE name = 'wind'"_qs),
             QList<QVariantList>({{u"mph"_qs}}));
    if (isThere)
        QCOMPARE(tierDump(m_log, u"boltwood"_qs), tierDump(m_other, u"boltwood"_qs));
    verify(m_log);
    QCOMPARE(importCsv({csv}, asked)->tables[0].counts.there, 500);
}

void TestImport::typesOfCsvColumns_data()
{
    QTest::addColumn<QByteArray>("cells"); // one a row
    QTest::addColumn<QString>("type"); // empty: left out
    QTest::addColumn<QVariantList>("values");
    const auto row = [](const char *name, const char *cells, const QString &type, const QVariantList &values) {
        QTest::newRow(name) << QByteArray(cells) << type << values;
    };
    row("integers", "1,-2,+3,,007", u"integer"_qs, {1, -2, 3, QVariant(), 7});
    row("reals", "1,2.5,1e3,NaN,null", u"real"_qs, {1.0, 2.5, 1000.0, QVariant(), QVariant()});
    row("an integer beyond 2^63", "9223372036854775808,1", u"real"_qs, {9223372036854775808.0, 1.0});
    row("booleans", "true,FALSE,,True", u"boolean"_qs, {1, 0, QVariant(), 1});
    row("texts", "1,x,\"\",NaN", u"text"_qs, {u"1"_qs, u"x"_qs, u""_qs, u"NaN"_qs});
    row("an empty text among numbers", "1,\"\"", u"text"_qs, {u"1"_qs, u""_qs});
    row("times", "2026-11-23T00:00Z,,2026-11-23T00:00:01Z", u"time"_qs,
        {1795392000000000LL, QVariant(), 1795392001000000LL});
    row("nothing", ",,NaN", {}, {});
    row("formulas of others stay", "'=1,a", u"text"_qs, {u"'=1"_qs, u"a"_qs});
    row("infinities are no values", "1.5,inf", u"real"_qs, {1.5, QVariant()});
    row("no UTF-8", "a,\xFF", u"text"_qs, {u"a"_qs, QVariant()});
}

void TestImport::typesOfCsvColumns()
{
    QFETCH(QByteArray, cells);
    QFETCH(QString, type);
    QFETCH(QVariantList, values);
    QByteArray text = "time,other,x\n";
    const QList<QByteArray> list = cells.split(',');
    for (qsizetype row = 0; row < list.size(); ++row)
        text += "2026-11-23T00:00:0" + QByteArray::number(row) + "Z,1," + list[row] + "\n";
    const Result<ImportReport> report = importCsv({writeFile(u"Some data.csv"_qs, text)}, request());
    QVERIFY2(report, qPrintable(report.error().detail));
    QCOMPARE(report->tables[0].plan.table.name, u"some_data"_qs);
    const auto stored = select(m_log, u"SELECT type FROM mtnops_columns WHERE name = 'x'"_qs);
    QCOMPARE(stored.isEmpty() ? QString() : stored.first().first().toString(), type);
    if (type.isEmpty()) {
        QCOMPARE(report->tables[0].plan.leftOut, QStringList({u"x (has no value)"_qs}));
        return;
    }
    QVariantList found;
    for (const QVariantList &row : select(m_log, u"SELECT x FROM some_data"_qs))
        found += row.first().isNull() ? QVariant() : row.first();
    QCOMPARE(found, values);
}

void TestImport::badFiles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("error");
    QTest::newRow("empty") << QByteArray() << u"bad.csv is empty: its first line must name the columns"_qs;
    QTest::newRow("no time") << QByteArray("a,b\n1,2\n") << u"no table with a column of times"_qs;
    QTest::newRow("an open quote far down") << QByteArray("ts,b\n2026-11-23T00:00Z,1\n2026-11-23T00:01Z,\"2\n")
                                            << u"bad.csv:3: the quote that begins here is never closed"_qs;
    QTest::newRow("times of no kind") << QByteArray("ts,b\n17,1\n18,1\n")
                                      << u"bad.csv: no row can be read by its column ts: a time that cannot be read"_qs;
    QTest::newRow("all lines are short") << QByteArray("ts,b,c\n2026-11-23T00:00Z,1\n")
                                         << u"has no column of values beside"_qs;
    QTest::newRow("no zone") << QByteArray("ts,b\n2026-11-23 00:00,1\n") << u"--timezone"_qs;
    QTest::newRow("a name that is none") << QByteArray("ts,\xE6\x98\x9F\n2026-11-23T00:00Z,1\n")
                                         << u"has nothing that could be a name in a log"_qs;
    QTest::newRow("one name") << QByteArray("ts,a b,a_b\n2026-11-23T00:00Z,1,2\n")
                              << u"a b and a_b would both become a_b"_qs;
}

void TestImport::badFiles()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, error);
    ImportRequest asked = request();
    asked.zone.reset();
    const Result<ImportReport> report = importCsv({writeFile(u"bad.csv"_qs, text)}, asked);
    QVERIFY(!report);
    QVERIFY2(report.error().detail.contains(error), qPrintable(report.error().detail));
    QVERIFY(!QFile::exists(m_log));
}

void TestImport::twoFilesBecomeOneTable()
{
    const QString first =
        writeFile(u"2024.csv"_qs, "ts,wind [mph]\n2024-01-01T00:00:00Z,1\n2024-01-01T00:00:05Z,2\nx\n");
    const QString second = writeFile(u"2025.csv"_qs, "wind [mph],ts,gust\n3.5,2025-01-01T00:00:00Z,4\n");
    const Result<ImportReport> report = importCsv({first, second}, request(), u"boltwood"_qs);
    QVERIFY2(report, qPrintable(report.error().detail));
    QCOMPARE(report->tables[0].reading.refused.list()[0].first, u"2024.csv:4"_qs);
    QCOMPARE(select(m_log, u"SELECT wind, ifnull(gust, 'NULL') FROM boltwood"_qs),
             QList<QVariantList>({{1.0, u"NULL"_qs}, {2.0, u"NULL"_qs}, {3.5, 4}}));
    QCOMPARE(select(m_log, u"SELECT interval_us FROM mtnops_devices"_qs), QList<QVariantList>({{5'000'000}}));
    QCOMPARE(count(m_log, u"mtnops_events"_qs), 0);
    verify(m_log);
}

void TestImport::aDryRunWritesNothing()
{
    makeWeather(10);
    ImportRequest dry = request();
    dry.isDryRun = true;
    const Result<ImportReport> report = importDatabase(dry);
    QVERIFY(report);
    QCOMPARE(report->tables[0].reading.rows, 10);
    QCOMPARE(toIsoUtc(*report->tables[0].reading.first), QByteArray("2026-11-23T07:00:00.250000Z"));
    QCOMPARE(toIsoUtc(*report->tables[0].reading.last), QByteArray("2026-11-23T07:00:09.250000Z"));
    QVERIFY(!QFile::exists(m_log));
}

QTEST_GUILESS_MAIN(TestImport)
#include "tst_import.moc"
