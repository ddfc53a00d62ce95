// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/import/importer.h"
#include "logger/import/sqlserver.h"
#include "logger/import/sqlserversource.h"
#include "logger/query/logverifier.h"
#include "tests/integration/databaseserver.h"
#include "tests/store/samplelog.h"

#include <QSqlDatabase>
#include <QTest>

using namespace mtnops;

using Kind = DatabaseServer::Kind;

namespace {

bool goOn(const QString &, double)
{
    return true;
}

} // namespace

/** Tables of other loggers on real servers. */
class TestImportServers : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QSqlDatabase::drivers(); }
    void tablesBecomeDevices_data();
    void tablesBecomeDevices();
    void errorsNameNoPassword();
    void nothingCanBeChanged_data() { kinds(); }
    void nothingCanBeChanged();

private:
    static void kinds();
};

void TestImportServers::kinds()
{
    QTest::addColumn<Kind>("kind");
    QTest::newRow("PostgreSQL") << Kind::PostgreSql;
    QTest::newRow("MariaDB") << Kind::MariaDb;
}

void TestImportServers::tablesBecomeDevices_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QStringList>("statements");
    QTest::newRow("PostgreSQL")
        << Kind::PostgreSql
        << QStringList{u"CREATE TABLE weather (id SERIAL PRIMARY KEY, ts TIMESTAMP WITHOUT TIME ZONE,"
                       " \"Wind \"\"x\" DOUBLE PRECISION, price NUMERIC(8,2), code BIGINT, roof BOOLEAN,"
                       " note VARCHAR(40), seen TIMESTAMP WITH TIME ZONE, day DATE, raw BYTEA)"_qs,
                       u"INSERT INTO weather (ts, \"Wind \"\"x\", price, code, roof, note, seen, day)"
                       " SELECT timestamp '2026-11-23 00:00:00.123456' + i * interval '2 seconds', i / 8.0,"
                       " i / 4.0, i, i % 2 = 1, 'n' || i, timestamptz '2026-11-23 00:00:00.000001+00',"
                       " date '2026-11-23' FROM generate_series(0, 69999) i"_qs,
                       u"CREATE TABLE tcs (at TIMESTAMP WITH TIME ZONE, ra REAL)"_qs,
                       u"INSERT INTO tcs VALUES ('2026-11-23 00:00:02+00', NULL), ('2026-11-23 00:00:01+00', 1.5)"_qs,
                       u"CREATE VIEW latest AS SELECT * FROM tcs"_qs};
    QTest::newRow("MariaDB")
        << Kind::MariaDb
        << QStringList{u"CREATE DATABASE log"_qs,
                       u"CREATE TABLE log.weather (id INTEGER NOT NULL AUTO_INCREMENT PRIMARY KEY, ts DATETIME(6),"
                       " `Wind \"x` DOUBLE, price NUMERIC(8,2), code BIGINT, roof BOOL, note VARCHAR(40),"
                       " seen TIMESTAMP(6) NULL, day DATE, raw BLOB)"_qs,
                       u"SET time_zone = '+00:00'"_qs,
                       u"INSERT INTO log.weather (ts, `Wind \"x`, price, code, roof, note, seen, day)"
                       " SELECT timestamp '2026-11-23 00:00:00.123456' + INTERVAL seq * 2 SECOND, seq / 8,"
                       " seq / 4, seq, seq % 2, CONCAT('n', seq), NULL, date '2026-11-23' FROM seq_0_to_69999"_qs,
                       u"CREATE TABLE log.tcs (at TIMESTAMP NULL, ra FLOAT)"_qs};
}

void TestImportServers::tablesBecomeDevices()
{
    QFETCH(Kind, kind);
    QFETCH(QStringList, statements);
    const std::unique_ptr<DatabaseServer> server = DatabaseServer::startOrSkip(kind);
    if (!server)
        return;
    if (kind == Kind::MariaDb) { // the session's zone counts for both
        statements += u"SET time_zone = '+00:00'"_qs;
        statements += u"INSERT INTO log.tcs VALUES ('2026-11-23 00:00:02', NULL), ('2026-11-23 00:00:01', 1.5)"_qs;
        statements += u"UPDATE log.weather SET seen = '2026-11-23 00:00:00.000001'"_qs;
        statements += u"CREATE VIEW log.latest AS SELECT * FROM log.tcs"_qs;
    }
    QVERIFY(server->execute(statements));
    QUrl url = server->url();
    if (kind == Kind::MariaDb)
        url.setPath(u"/log"_qs);
    const QTemporaryDir folder;
    const QString log = folder.filePath(u"log.sqlite"_qs);
    const SqlServerSource source(url);
    const ImportRequest request{.databasePath = log, .zone = QTimeZone("America/Phoenix")};
    ImportRequest named = request;
    named.map.tables = {MappedTable{.from = u"weather"_qs, .time = u"ts"_qs}};
    for (const qint64 stored : {70'000, 0}) {
        const Result<ImportReport> report = Importer(named, source, goOn).run();
        QVERIFY2(report, qPrintable(report.error().detail));
        QCOMPARE(report->tables.size(), 2); // not the view
        QCOMPARE(report->tables[1].counts.stored, stored);
        QCOMPARE(report->tables[1].counts.there, 70'000 - stored);
        QVERIFY(!report->tables[1].hasProblems());
        QCOMPARE(report->tables[1].plan.leftOut, QStringList({u"id (numbers the rows)"_qs, u"raw (bytes)"_qs}));
    }
    QCOMPARE(select(log, u"SELECT name, type FROM mtnops_columns WHERE device = 'weather' ORDER BY position"_qs),
             QList<QVariantList>({{u"wind_x"_qs, u"real"_qs},
                                  {u"price"_qs, u"real"_qs},
                                  {u"code"_qs, u"integer"_qs},
                                  {u"roof"_qs, u"boolean"_qs},
                                  {u"note"_qs, u"text"_qs},
                                  {u"seen"_qs, u"time"_qs},
                                  {u"day"_qs, u"text"_qs}}));
    QCOMPARE(
        select(log, u"SELECT timestamp, wind_x, price, code, roof, note, seen, day FROM weather LIMIT 1 OFFSET 3"_qs),
        QList<QVariantList>({{u"2026-11-23T07:00:06.123456Z"_qs, 0.375, 0.75, 3, 1, u"n3"_qs, qint64(1795392000000001),
                              u"2026-11-23"_qs}}));
    QCOMPARE(select(log, u"SELECT timestamp, ifnull(ra, 'NULL') FROM tcs"_qs),
             QList<QVariantList>(
                 {{u"2026-11-23T00:00:01.000000Z"_qs, 1.5}, {u"2026-11-23T00:00:02.000000Z"_qs, u"NULL"_qs}}));
    const Result<Verification> found = verifyLog({.databasePath = log});
    QVERIFY(found);
    QCOMPARE(found->problems(), 0);
}

void TestImportServers::errorsNameNoPassword()
{
    const QUrl url(u"postgresql://me:sesame@127.0.0.1:1/log"_qs);
    const QTemporaryDir folder;
    const SqlServerSource source(url);
    const Result<ImportReport> report =
        Importer({.databasePath = folder.filePath(u"log.sqlite"_qs)}, source, goOn).run();
    QVERIFY(!report);
    QVERIFY2(report.error().detail.startsWith(u"postgresql://me@127.0.0.1:1/log: "_qs),
             qPrintable(report.error().detail));
    QVERIFY(!report.error().detail.contains(u"sesame"));
}

void TestImportServers::nothingCanBeChanged()
{
    QFETCH(Kind, kind);
    const std::unique_ptr<DatabaseServer> server = DatabaseServer::startOrSkip(kind);
    if (!server)
        return;
    QUrl url = server->url();
    if (kind == Kind::MariaDb) {
        QVERIFY(server->execute({u"CREATE DATABASE log"_qs}));
        url.setPath(u"/log"_qs);
    }
    const Result<std::unique_ptr<SqlServer>> connection = SqlServer::open(url);
    QVERIFY2(connection, qPrintable(connection.error().detail));
    const Result<QSqlQuery> query = (*connection)->query(u"CREATE TABLE t (a INTEGER)"_qs);
    QVERIFY(!query);
    QVERIFY2(query.error().detail.contains(u"read-only", Qt::CaseInsensitive)
                 || query.error().detail.contains(u"READ ONLY"),
             qPrintable(query.error().detail));
}

QTEST_GUILESS_MAIN(TestImportServers)
#include "tst_importservers.moc"
