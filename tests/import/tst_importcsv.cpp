// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/csvexport.h"
#include "tests/import/importscene.h"
#include "tests/store/samplelog.h"
#include "tests/store/tierdump.h"

#include <QFile>
#include <QSqlDatabase>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

/** CSV files, as they come into a log. */
class TestImportCsv : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QSqlDatabase::drivers(); }
    void init() { m_scene = std::make_unique<ImportScene>(); }
    void exportsComeBack_data();
    void exportsComeBack();
    void typesOfCsvColumns_data();
    void typesOfCsvColumns();
    void badFiles_data();
    void badFiles();
    void twoFilesBecomeOneTable();

private:
    std::unique_ptr<ImportScene> m_scene;
};

void TestImportCsv::exportsComeBack_data()
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

void TestImportCsv::exportsComeBack()
{
    QFETCH(CsvTime, time);
    QFETCH(bool, isThere);
    const auto start = Timestamp(1795471440s) + 123457us;
    {
        const auto writer = openWriter(m_scene->other);
        std::vector<Sample> samples;
        for (int row = 0; row < 500; ++row)
            samples.push_back(testSample(testTable(), start + row * 977ms, row / 8.0));
        samples[3].values = Values(5);
        samples[4].values[3] = u""_qs;
        samples[5].values[3] = u"=1,\"\n"_qs;
        samples[6].values[3] = u"'-1"_qs;
        writeAll(*writer, samples);
    }
    const QString csv = m_scene->path(u"export.csv"_qs);
    QVERIFY(exportCsv({.databasePath = m_scene->other,
                       .table = u"boltwood"_qs,
                       .range = {start, start + 24h},
                       .time = time,
                       .zone = QTimeZone("America/Denver")},
                      csv));
    if (isThere)
        QVERIFY(openWriter(m_scene->log)->prepareTable(testTable()));
    ImportRequest asked = m_scene->request();
    asked.zone.reset();
    const Result<ImportReport> report = m_scene->importCsv({csv}, asked);
    QVERIFY2(report, qPrintable(report.error().detail));
    QVERIFY(!report->tables[0].hasProblems());
    QCOMPARE(report->tables[0].plan.table.name, u"boltwood"_qs);
    const QString columns = isThere ? u"*"_qs : u"ts, wind, code, open, note"_qs;
    QCOMPARE(select(m_scene->log, u"SELECT %1 FROM boltwood"_qs.arg(columns)),
             select(m_scene->other, u"SELECT %1 FROM boltwood"_qs.arg(columns)));
    QCOMPARE(select(m_scene->log, u"SELECT unit FROM mtnops_columns WHERE name = 'wind'"_qs),
             QList<QVariantList>({{u"mph"_qs}}));
    if (isThere)
        QCOMPARE(tierDump(m_scene->log, u"boltwood"_qs), tierDump(m_scene->other, u"boltwood"_qs));
    m_scene->verify(m_scene->log);
    QCOMPARE(m_scene->importCsv({csv}, asked)->tables[0].counts.there, 500);
}

void TestImportCsv::typesOfCsvColumns_data()
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

void TestImportCsv::typesOfCsvColumns()
{
    QFETCH(QByteArray, cells);
    QFETCH(QString, type);
    QFETCH(QVariantList, values);
    QByteArray text = "time,other,x\n";
    const QList<QByteArray> list = cells.split(',');
    for (qsizetype row = 0; row < list.size(); ++row)
        text += "2026-11-23T00:00:0" + QByteArray::number(row) + "Z,1," + list[row] + "\n";
    const Result<ImportReport> report =
        m_scene->importCsv({m_scene->writeFile(u"Some data.csv"_qs, text)}, m_scene->request());
    QVERIFY2(report, qPrintable(report.error().detail));
    QCOMPARE(report->tables[0].plan.table.name, u"some_data"_qs);
    const auto stored = select(m_scene->log, u"SELECT type FROM mtnops_columns WHERE name = 'x'"_qs);
    QCOMPARE(stored.isEmpty() ? QString() : stored.first().first().toString(), type);
    if (type.isEmpty()) {
        QCOMPARE(report->tables[0].plan.leftOut, QStringList({u"x (has no value)"_qs}));
        return;
    }
    QVariantList found;
    for (const QVariantList &row : select(m_scene->log, u"SELECT x FROM some_data"_qs))
        found += row.first().isNull() ? QVariant() : row.first();
    QCOMPARE(found, values);
}

void TestImportCsv::badFiles_data()
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

void TestImportCsv::badFiles()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, error);
    ImportRequest asked = m_scene->request();
    asked.zone.reset();
    const Result<ImportReport> report = m_scene->importCsv({m_scene->writeFile(u"bad.csv"_qs, text)}, asked);
    QVERIFY(!report);
    QVERIFY2(report.error().detail.contains(error), qPrintable(report.error().detail));
    QVERIFY(!QFile::exists(m_scene->log));
}

void TestImportCsv::twoFilesBecomeOneTable()
{
    const QString first =
        m_scene->writeFile(u"2024.csv"_qs, "ts,wind [mph]\n2024-01-01T00:00:00Z,1\n2024-01-01T00:00:05Z,2\nx\n");
    const QString second = m_scene->writeFile(u"2025.csv"_qs, "wind [mph],ts,gust\n3.5,2025-01-01T00:00:00Z,4\n");
    const Result<ImportReport> report = m_scene->importCsv({first, second}, m_scene->request(), u"boltwood"_qs);
    QVERIFY2(report, qPrintable(report.error().detail));
    QCOMPARE(report->tables[0].reading.refused.list()[0].first, u"2024.csv:4"_qs);
    QCOMPARE(select(m_scene->log, u"SELECT wind, ifnull(gust, 'NULL') FROM boltwood"_qs),
             QList<QVariantList>({{1.0, u"NULL"_qs}, {2.0, u"NULL"_qs}, {3.5, 4}}));
    QCOMPARE(select(m_scene->log, u"SELECT interval_us FROM mtnops_devices"_qs), QList<QVariantList>({{5'000'000}}));
    QCOMPARE(count(m_scene->log, u"mtnops_events"_qs), 0);
    m_scene->verify(m_scene->log);
}

QTEST_GUILESS_MAIN(TestImportCsv)
#include "tst_importcsv.moc"
