// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/backupwriter.h"
#include "logger/query/catalogreader.h"
#include "logger/query/csvexport.h"
#include "logger/query/instantreader.h"
#include "logger/query/logverifier.h"
#include "logger/query/pagereader.h"
#include "logger/query/recovery.h"
#include "logger/query/rowmark.h"
#include "logger/query/spreadreader.h"
#include "logger/query/statereader.h"
#include "logger/query/statisticsreader.h"
#include "logger/query/statusreader.h"
#include "logger/query/windowreader.h"
#include "logger/store/lastrun.h"
#include "logger/store/rolluprebuild.h"
#include "logger/store/sqlconnection.h"
#include "logger/store/sqlitestatement.h"
#include "tests/query/randomlog.h"

#include <QBuffer>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSet>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

#include <mutex>

#include <sqlite3.h>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

/** Every statement that any connection of the process begins, on whichever thread. */
struct Statements
{
    std::mutex mutex;
    QSet<QString> all;
};

Statements statements;

int note(unsigned, void *, void *statement, void *)
{
    const std::lock_guard lock(statements.mutex);
    statements.all += QString::fromUtf8(sqlite3_sql(static_cast<sqlite3_stmt *>(statement)));
    return 0;
}

int traceNewConnection(sqlite3 *handle, char **, const sqlite3_api_routines *)
{
    return sqlite3_trace_v2(handle, SQLITE_TRACE_STMT, &note, nullptr);
}

/** Tables that grow with the log: of a device, of its rollups, of events. */
bool grows(const QString &table)
{
    static const QRegularExpression tier(u"^mtnops_[0-9]+(min|h|d)_"_qs);
    return table == u"boltwood" || table == u"mtnops_events" || tier.match(table).hasMatch();
}

/** Steps in which SQLite would read a table that grows from one end to the other, or sort it. */
QStringList wholeReads(SqlConnection &connection, const QString &sql)
{
    static const QRegularExpression scan(u"^SCAN (\\S+)"_qs);
    Result<SqliteStatement> plan = SqliteStatement::prepare(connection, u"EXPLAIN QUERY PLAN "_qs + sql);
    if (!plan)
        qFatal("%s", qPrintable(plan.error().detail));
    QStringList steps;
    while (*plan->step()) {
        const QString step = plan->value(3).toString();
        if (const QRegularExpressionMatch match = scan.match(step); match.hasMatch() && grows(match.captured(1)))
            steps += step;
        else if (step.contains(u"TEMP B-TREE") && sql.contains(u"boltwood"))
            steps += step;
    }
    return steps;
}

} // namespace

/** That no statement that the program runs on a log grows with it: all of them are heard while everything is done that
    is done to a log, and SQLite itself says how it finds the rows of each. */
class TestStatements : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QSqlDatabase::drivers();
        m_path = m_folder.filePath(u"log.sqlite"_qs);
        sqlite3_auto_extension(reinterpret_cast<void (*)()>(&traceNewConnection));
        log();
        read();
        exportAndKeep();
        sqlite3_cancel_auto_extension(reinterpret_cast<void (*)()>(&traceNewConnection));
        m_connection = SqlConnection::open(m_path, SqlConnection::Mode::ReadWrite).value();
        // Each of these ways was gone: what is heard of none proves nothing.
        for (const char *part : {"INSERT INTO \"boltwood\"", "DELETE FROM \"boltwood\"", "FROM \"mtnops_1h_boltwood\"",
                                 "INTO \"mtnops_1min_boltwood\"", "FROM mtnops_events", "max(ts)"})
            QVERIFY2(!QStringList(statements.all.values()).filter(QString::fromLatin1(part)).isEmpty(), part);
    }

    void noneReadsATableWhole_data()
    {
        QTest::addColumn<QString>("sql");
        for (const QString &sql : std::as_const(statements.all)) {
            static const QRegularExpression plannable(u"^(SELECT|INSERT|UPDATE|DELETE|REPLACE|WITH)\\b"_qs);
            if (plannable.match(sql).hasMatch())
                QTest::newRow(qPrintable(sql.left(200))) << sql;
        }
    }
    void noneReadsATableWhole()
    {
        QFETCH(QString, sql);
        // The last run: ends at the newest start, so that it meets the events of one run at most.
        if (sql.startsWith(u"SELECT ts, kind FROM mtnops_events") && sql.endsWith(u"ORDER BY id DESC LIMIT 1"))
            return;
        QCOMPARE(wholeReads(*m_connection, sql), QStringList());
    }

    void aScanWouldBeSeen()
    {
        QCOMPARE(wholeReads(*m_connection, u"SELECT avg(wind) FROM boltwood"_qs), {u"SCAN boltwood"_qs});
        QCOMPARE(wholeReads(*m_connection, u"SELECT text FROM mtnops_events"_qs), {u"SCAN mtnops_events"_qs});
    }

private:
    void log()
    {
        QRandomGenerator random(3);
        const std::unique_ptr<Writer> writer = openWriter(m_path);
        m_log.write(*writer, random);
        QVERIFY(writer->write({.events = {{fromMicroseconds(m_log.end()), EventKind::Start, {}, u"started"_qs}}}));
        repairAll(*writer);
        QVERIFY(writer->importRows({testSample(testTable(), fromMicroseconds(m_log.begin() + 1), 3)}));
        const Timestamp end = fromMicroseconds(m_log.end());
        QVERIFY(writer->believedTime(end));
        QVERIFY(writer->span(*testTable()));
        QVERIFY(writer->room());
        while (*writer->retireRows(u"boltwood"_qs, end - 60h)) { }
        while (*writer->retireOldestRows(end - 40h)) { }
        const auto connection = SqlConnection::open(m_path, SqlConnection::Mode::ReadWrite).value();
        QVERIFY(markForRebuild(*connection, *testTable(), {end - 20h, end - 10h}));
        QVERIFY(dirtyTime(*connection, u"boltwood"_qs, {end - 20h, end - 10h}));
        repairAll(*writer);
    }

    void read()
    {
        const auto connection = openLog(m_path).value();
        const Catalog catalog = readCatalog(*connection).value();
        const Timestamp end = fromMicroseconds(m_log.end());
        const QList<ColumnRef> lines = {{u"boltwood"_qs, u"wind"_qs}, {u"boltwood"_qs, u"code"_qs}};
        const QList<ColumnRef> states = {{u"boltwood"_qs, u"note"_qs}, {u"boltwood"_qs, u"open"_qs}};
        for (const Duration length : {Duration(10min), Duration(12h), Duration(96h)}) {
            const TimeRange range{end - length, end};
            for (const int pixels : {20, 1000}) {
                QVERIFY(readWindow(*connection, catalog, {lines, range, pixels}));
                QVERIFY(readStates(*connection, catalog, {states, range, pixels}));
            }
            for (const qint64 mostRows : {qint64(0), mostStatisticsRows})
                QVERIFY(readStatistics(*connection, catalog, lines.first(), range, mostRows));
            QVERIFY(readEvents(*connection, range));
            QVERIFY(rowMark(*connection, catalog, {{u"boltwood"_qs}, range}, 1));
        }
        QVERIFY(readSpread(*connection, catalog, lines.first(), {end - 1h, end}, 0));
        QVERIFY(valuesAt(*connection, catalog, lines + states, end - 20h, 40h));
        QVERIFY(valuesAt(*connection, catalog, lines, end - 70h, 10h));
        using Part = PageRequest::Part;
        for (const Part part : {Part::Newest, Part::Oldest, Part::Around})
            QVERIFY(readPage(*connection, catalog, {.table = u"boltwood"_qs, .part = part, .around = end - 1h}));
        QVERIFY(readLatest(*connection, catalog));
        QVERIFY(readStatus(*connection, catalog));
        QVERIFY(interruptionOfLastRun(m_path));
    }

    void exportAndKeep()
    {
        const TimeRange all{fromMicroseconds(m_log.begin()), fromMicroseconds(m_log.end())};
        for (const Duration every : {Duration(0), Duration(10min)}) {
            QBuffer buffer;
            buffer.open(QIODevice::WriteOnly);
            const CsvRequest request{.databasePath = m_path,
                                     .table = u"boltwood"_qs,
                                     .range = all,
                                     .every = every,
                                     .fill = every > Duration::zero() ? Duration(1h) : Duration()};
            QVERIFY(writeCsv(request, buffer));
        }
        QVERIFY(verifyLog({.databasePath = m_path}));
        QVERIFY(writeBackup(m_path, m_folder.filePath(u"copy.sqlite"_qs)));
        QVERIFY(recoverLog(m_path, m_folder.filePath(u"new.sqlite"_qs)));
    }

    QTemporaryDir m_folder;
    QString m_path;
    std::unique_ptr<SqlConnection> m_connection;
    RandomLog m_log;
};

QTEST_GUILESS_MAIN(TestStatements)
#include "tst_statements.moc"
