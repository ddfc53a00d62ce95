// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/import/importscene.h"
#include "tests/store/samplelog.h"

#include <QFile>
#include <QSqlDatabase>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

/** What becomes of tables and columns. */
class TestImportPlan : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QSqlDatabase::drivers(); }
    void init() { m_scene = std::make_unique<ImportScene>(); }
    void aMapNamesAndTypes();
    void typesOfTheLogWin_data();
    void typesOfTheLogWin();
    void timeColumns_data();
    void timeColumns();
    void timeColumnsAreGuessed_data();
    void timeColumnsAreGuessed();
    void whatCanBeReadIsTaken();

private:
    std::unique_ptr<ImportScene> m_scene;
};

void TestImportPlan::aMapNamesAndTypes()
{
    m_scene->makeWeather(10);
    QList<Diagnostic> mistakes;
    ImportRequest mapped = m_scene->request();
    mapped.map = readImportMap(m_scene->writeFile(u"map.toml"_qs, R"(
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
    const Result<ImportReport> report = m_scene->importDatabase(mapped);
    QVERIFY2(report, qPrintable(report.error().detail));
    QCOMPARE(select(m_scene->log,
                    u"SELECT name, type, unit, label FROM mtnops_columns WHERE device = 'boltwood'"
                    " AND name IN ('number', 'temp', 'wind_speed', 'code', 'note') ORDER BY position"_qs),
             QList<QVariantList>({{u"number"_qs, u"integer"_qs, u""_qs, u"id"_qs},
                                  {u"temp"_qs, u"real"_qs, u"\u00b0C"_qs, u"temp"_qs},
                                  {u"wind_speed"_qs, u"real"_qs, u"mph"_qs, u"Wind speed"_qs},
                                  {u"code"_qs, u"text"_qs, u""_qs, u"code"_qs}}));
    QCOMPARE(select(m_scene->log, u"SELECT title, interval_us FROM mtnops_devices"_qs),
             QList<QVariantList>({{u"Boltwood II"_qs, 5'000'000}}));
    QCOMPARE(select(m_scene->log, u"SELECT number, code FROM boltwood LIMIT 1"_qs),
             QList<QVariantList>({{1, u"0"_qs}}));
}

void TestImportPlan::typesOfTheLogWin_data()
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

void TestImportPlan::typesOfTheLogWin()
{
    QFETCH(QByteArray, column);
    QFETCH(QString, error);
    QVERIFY(openWriter(m_scene->log)->prepareTable(testTable()));
    m_scene->makeWeather(10);
    const auto before = select(m_scene->log, u"SELECT * FROM mtnops_columns"_qs);
    QList<Diagnostic> mistakes;
    ImportRequest mapped = m_scene->request();
    mapped.map = readImportMap(
        m_scene->writeFile(u"map.toml"_qs,
                           "[[table]]\nfrom = \"Weather\"\nto = \"boltwood\"\ncolumn = [ " + column
                               + ", { from = \"code\", skip = true }, { from = \"note\", skip = true } ]\n"),
        mistakes);
    if (column.contains("\"note\"") || column.contains("\"code\"")) { // named twice above
        mapped.map.tables[0].columns.removeIf([&](const MappedColumn &mappedColumn) {
            return mappedColumn.isSkipped && column.contains('"' + mappedColumn.from.toUtf8() + '"');
        });
    }
    const Result<ImportReport> report = m_scene->importDatabase(mapped);
    QCOMPARE(report.hasValue(), error.isEmpty());
    QVERIFY2(report.error().detail.contains(error), qPrintable(report.error().detail));
    if (!report)
        QCOMPARE(select(m_scene->log, u"SELECT * FROM mtnops_columns"_qs), before);
    else
        QCOMPARE(report->tables[0].counts.stored, 10);
}

void TestImportPlan::timeColumns_data()
{
    QTest::addColumn<QString>("columns");
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("found"); // or a part of the error
    QTest::newRow("the only one") << u"a FLOAT, written DATETIME"_qs << QString() << u"written"_qs;
    QTest::newRow("a timestamp") << u"a FLOAT, written TIMESTAMP"_qs << QString() << u"written"_qs;
    QTest::newRow("the one named so") << u"a DATETIME, ts DATETIME"_qs << QString() << u"ts"_qs;
    QTest::newRow("the one of times among those named so")
        << u"a DATETIME, ts DATETIME, date VARCHAR"_qs << QString() << u"ts"_qs;
    QTest::newRow("a text named so") << u"a FLOAT, UTC VARCHAR"_qs << QString() << u"UTC"_qs;
    QTest::newRow("one that is said") << u"ts DATETIME, b DATETIME"_qs << u"b"_qs << u"b"_qs;
    QTest::newRow("several")
        << u"a DATETIME, b DATETIME"_qs << QString()
        << u"t has several columns of times (a, b): say which one tells when a row was written, with "
           "--time-column a or time = \"a\" in the map"_qs;
    QTest::newRow("several named so") << u"a FLOAT, time VARCHAR, utc VARCHAR"_qs << QString()
                                      << u"several columns of times (time, utc)"_qs;
    QTest::newRow("none") << u"a FLOAT, b FLOAT"_qs << QString()
                          << u"no table with a column of times, which would be of the type DATETIME or TIMESTAMP, or "
                             "named ts, time, timestamp, datetime, date, utc, mjd; its tables: t"_qs;
    QTest::newRow("none of that name") << u"a FLOAT, ts DATETIME"_qs << u"x"_qs << u"--time-column x: no table in"_qs;
}

void TestImportPlan::timeColumns()
{
    QFETCH(QString, columns);
    QFETCH(QString, wanted);
    QFETCH(QString, found);
    execute(m_scene->other,
            {u"CREATE TABLE t (%1)"_qs.arg(columns),
             u"INSERT INTO t VALUES ('2026-11-23 00:00', '2026-11-23 00:00'%1)"_qs.arg(
                 columns.count(u',') == 2 ? u", '2026-11-23 00:00'"_qs : QString())});
    ImportRequest asked = m_scene->request();
    asked.timeColumn = wanted;
    asked.isDryRun = true;
    const Result<ImportReport> report = m_scene->importDatabase(asked);
    if (report)
        QCOMPARE(report->tables[0].plan.source.columns[report->tables[0].plan.time].name, found);
    else
        QVERIFY2(report.error().detail.contains(found), qPrintable(report.error().detail));
}

void TestImportPlan::timeColumnsAreGuessed_data()
{
    QTest::addColumn<QString>("columns");
    QTest::addColumn<QString>("found");
    QTest::newRow("the first of times") << u"a DATETIME, b DATETIME, c FLOAT"_qs << u"a"_qs;
    QTest::newRow("of those named so") << u"a DATETIME, utc DATETIME, ts DATETIME, b FLOAT"_qs << u"utc"_qs;
    QTest::newRow("a time before a name") << u"utc VARCHAR, mjd FLOAT, a DATETIME, b DATETIME"_qs << u"a"_qs;
    QTest::newRow("the first name") << u"a FLOAT, utc VARCHAR, time VARCHAR"_qs << u"utc"_qs;
}

void TestImportPlan::timeColumnsAreGuessed()
{
    QFETCH(QString, columns);
    QFETCH(QString, found);
    execute(
        m_scene->other,
        {u"CREATE TABLE t (%1)"_qs.arg(columns), u"INSERT INTO t (\"%1\") VALUES ('2026-11-23 00:00')"_qs.arg(found)});
    ImportRequest asked = m_scene->request();
    asked.isDryRun = true;
    QVERIFY(!m_scene->importDatabase(asked));
    asked.takesWhatItCan = true;
    const Result<ImportReport> report = m_scene->importDatabase(asked);
    QVERIFY2(report, qPrintable(report.error().detail));
    QCOMPARE(report->tables[0].plan.source.columns[report->tables[0].plan.time].name, found);
}

void TestImportPlan::whatCanBeReadIsTaken()
{
    m_scene->makeWeather(10);
    execute(m_scene->other,
            {u"CREATE TABLE bare (ts DATETIME)"_qs, u"CREATE TABLE users (name TEXT)"_qs,
             u"CREATE TABLE vague (ts DATETIME, a FLOAT)"_qs, u"INSERT INTO vague VALUES ('at noon', 1)"_qs});
    ImportRequest asked = m_scene->request();
    QVERIFY(!m_scene->importDatabase(asked));
    QVERIFY(!QFile::exists(m_scene->log));
    asked.takesWhatItCan = true;
    const Result<ImportReport> report = m_scene->importDatabase(asked);
    QVERIFY2(report, qPrintable(report.error().detail));
    QCOMPARE(report->tables.size(), 1);
    QCOMPARE(report->tables[0].counts.stored, 10);
    QCOMPARE(report->passedOver, QStringList{u"users"_qs});
    QCOMPARE(report->refused.size(), 2);
    QVERIFY2(report->refused[0].startsWith(u"bare has no column of values"_qs), qPrintable(report->refused[0]));
    QVERIFY2(report->refused[1].startsWith(u"vague: no row can be read by its column ts"_qs),
             qPrintable(report->refused[1]));

    execute(m_scene->other, {u"DROP TABLE \"Weather\""_qs}); // nothing is left
    const QString none = m_scene->importDatabase(asked).error().detail;
    QVERIFY2(none.startsWith(u"no table of "_qs) && none.contains(u"; vague: no row"_qs), qPrintable(none));
}

QTEST_GUILESS_MAIN(TestImportPlan)
#include "tst_importplan.moc"
