// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/sqlitestatement.h"

#include "logger/query/queryguard.h"
#include "logger/store/sqlconnection.h"
#include "tests/store/samplelog.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <limits>
#include <sqlite3.h>
#include <sys/resource.h>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

/** As a full disk with a quota: no file of this process may grow beyond so many bytes while it lives. */
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{.rlim_cur = bytes, .rlim_max = m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(FileSizeLimit)

private:
    rlimit m_before{};
};

/** The error of the statement's first step, of an empty one where there is none. */
Error errorOf(SqlConnection &connection, const QString &sql)
{
    Result<SqliteStatement> statement = SqliteStatement::prepare(connection, sql);
    if (!statement)
        return statement.error();
    return statement->step().error();
}

} // namespace

/** Statements on the handle that Qt's driver has open: values, errors, and what they hold on to. */
class TestSqliteStatement : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QSqlDatabase::drivers(); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"any.sqlite"_qs);
        execute(m_path, {u"PRAGMA journal_mode = WAL"_qs, u"CREATE TABLE things (ts INTEGER PRIMARY KEY, thing)"_qs});
        m_connection = SqlConnection::open(m_path, SqlConnection::Mode::ReadWrite).value();
    }

    void cleanup() { m_connection.reset(); }

    void valuesComeBackAsTheyWere_data()
    {
        using enum SqliteValue::Kind;
        QTest::addColumn<QVariant>("value");
        QTest::addColumn<SqliteValue::Kind>("kind");
        QTest::newRow("NULL") << QVariant() << Null;
        QTest::newRow("least integer") << QVariant(std::numeric_limits<qint64>::min()) << Integer;
        QTest::newRow("greatest integer") << QVariant(std::numeric_limits<qint64>::max()) << Integer;
        QTest::newRow("real") << QVariant(0.1 + 0.2) << Real;
        QTest::newRow("least real") << QVariant(std::numeric_limits<double>::denorm_min()) << Real;
        QTest::newRow("infinity") << QVariant(-std::numeric_limits<double>::infinity()) << Real;
        QTest::newRow("empty text") << QVariant(u""_qs) << Text;
        QTest::newRow("text with a NUL") << QVariant(QString(u"a\0b"_qs)) << Text;
        QTest::newRow("text beyond ASCII") << QVariant(u"Kuiper 61″, 山, \U0001F52D"_qs) << Text;
        QTest::newRow("bytes") << QVariant(QByteArray("\0\xff", 2)) << Blob;
    }
    void valuesComeBackAsTheyWere()
    {
        QFETCH(QVariant, value);
        QFETCH(SqliteValue::Kind, kind);
        insert(1, value);
        auto scan = SqliteStatement::prepare(*m_connection, u"SELECT thing FROM things"_qs);
        QVERIFY(*scan->step());
        QCOMPARE(scan->at(0).kind(), kind);
        QCOMPARE(scan->value(0), value);
        QCOMPARE(scan->value(0).typeId(), value.typeId());
        QCOMPARE(scan->isNull(0), value.isNull());
        const bool isNumber = value.typeId() == QMetaType::LongLong || value.typeId() == QMetaType::Double;
        QCOMPARE(scan->number(0), isNumber ? std::optional(value.toDouble()) : std::nullopt);
        QVERIFY(!*scan->step());
        // And as Qt reads them.
        const QVariant read = select(m_path, u"SELECT thing FROM things"_qs).first().first();
        QCOMPARE(read.isNull(), value.isNull());
        if (!value.isNull())
            QCOMPARE(read, value);
    }

    void whatIsNoRealIsNull()
    {
        auto insert = SqliteStatement::prepare(*m_connection, u"INSERT INTO things VALUES (?, ?)"_qs);
        insert->bindInteger(1, 5);
        insert->bindReal(2, std::numeric_limits<double>::quiet_NaN());
        QVERIFY(insert->run());
        insert->bindInteger(1, 6);
        insert->bindNull(2);
        QVERIFY(insert->run());
        auto scan = SqliteStatement::prepare(*m_connection, u"SELECT ts, thing FROM things ORDER BY ts"_qs);
        for (const qint64 time : {5, 6}) {
            QVERIFY(*scan->step());
            QCOMPARE(scan->integer(0), time);
            QVERIFY(scan->isNull(1));
            QCOMPARE(scan->integer(1), 0);
            QCOMPARE(scan->real(1), 0.0);
        }
    }

    void aStatementBeginsAnewAfterItsEnd()
    {
        for (int time = 1; time <= 3; ++time)
            insert(time, time * 1.5);
        auto scan =
            SqliteStatement::prepare(*m_connection, u"SELECT thing FROM things WHERE ts >= :from AND ts < :to"_qs);
        scan->bindInteger(":from", 1);
        scan->bindInteger(":to", 3);
        QCOMPARE(reals(*scan), QList<double>({1.5, 3}));
        scan->bindInteger(":from", 2); // the other one stays bound
        QCOMPARE(reals(*scan), QList<double>({3}));
        QVERIFY(*scan->step());
        scan->reset();
        scan->bindInteger(":to", 4);
        QCOMPARE(reals(*scan), QList<double>({3, 4.5}));
    }

    void aMistakeIsToldAsQtTellsIt_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("syntax") << u"SELECT FROM"_qs;
        QTest::newRow("no such table") << u"SELECT az FROM dome"_qs;
        QTest::newRow("constraint") << u"INSERT INTO things (ts) VALUES (1)"_qs;
        QTest::newRow("overflow") << u"SELECT abs(-9223372036854775807 - 1)"_qs;
    }
    void aMistakeIsToldAsQtTellsIt()
    {
        QFETCH(QString, sql);
        insert(1, 1);
        const Error error = errorOf(*m_connection, sql);
        QCOMPARE(error.code, ErrorCode::Database);
        QVERIFY2(error.detail.startsWith(m_path + u": "_qs), qPrintable(error.detail));
        QCOMPARE(error.detail, m_connection->execute(sql).error().detail);
    }

    void aLockIsBusy()
    {
        const auto other = SqlConnection::open(m_path, SqlConnection::Mode::ReadWrite);
        QVERIFY((*other)->execute(u"BEGIN IMMEDIATE"_qs));
        QVERIFY(m_connection->setPatience(0ms));
        auto insert = SqliteStatement::prepare(*m_connection, u"INSERT INTO things (ts) VALUES (1)"_qs);
        QCOMPARE(insert->run().error().code, ErrorCode::Busy);
        QVERIFY((*other)->execute(u"ROLLBACK"_qs));
        QVERIFY(insert->run()); // the statement is as good as before
    }

    void aFullDatabaseIsIo()
    {
        QVERIFY(m_connection->execute(u"PRAGMA max_page_count = 3"_qs));
        const Error error = errorOf(*m_connection, u"INSERT INTO things VALUES (1, zeroblob(100000))"_qs);
        QCOMPARE(error.code, ErrorCode::Io);
        QVERIFY2(error.detail.contains(u"full"), qPrintable(error.detail));
    }

    void aDiskThatTakesNoMoreIsIo()
    {
        const FileSizeLimit limit(rlim_t(QFileInfo(m_path + u"-wal"_qs).size()) + 100);
        const Error error = errorOf(*m_connection, u"INSERT INTO things VALUES (1, zeroblob(100000))"_qs);
        QCOMPARE(error.code, ErrorCode::Io);
        QVERIFY2(error.detail.contains(u"I/O"), qPrintable(error.detail));
    }

    void aDamagedFileIsTold()
    {
        m_connection.reset();
        execute(m_path, {u"PRAGMA journal_mode = DELETE"_qs});
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(file.size() - 4096));
        file.write(QByteArray(4096, '\x55'));
        file.close();
        m_connection = SqlConnection::open(m_path, SqlConnection::Mode::ReadOnly).value();
        const Error error = errorOf(*m_connection, u"SELECT ts FROM things"_qs);
        QCOMPARE(error.code, ErrorCode::Database);
        QVERIFY2(error.detail.contains(u"malformed"), qPrintable(error.detail));
    }

    void aReaderMayNotWrite()
    {
        const auto reader = SqlConnection::open(m_path, SqlConnection::Mode::ReadOnly);
        const Error error = errorOf(**reader, u"DELETE FROM things"_qs);
        QVERIFY2(error.detail.contains(u"this user may not write it"), qPrintable(error.detail));
    }

    void aGuardEndsIt()
    {
        const std::atomic_bool isSuperseded = true;
        auto endless = SqliteStatement::prepare(
            *m_connection,
            u"WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number) SELECT n FROM number"
            " WHERE n < 0"_qs);
        const QueryGuard guard(*m_connection, {.isSuperseded = isSuperseded, .time = 1h});
        const Result<bool> hasRow = endless->step();
        QVERIFY(!hasRow);
        QCOMPARE(hasRow.error().code, ErrorCode::Database);
        QVERIFY2(hasRow.error().detail.contains(u"interrupted"), qPrintable(hasRow.error().detail));
        QCOMPARE(guard.verdict(), QueryGuard::Verdict::Superseded);
    }

    void aValueThatIsTooLongIsToldByTheNextStep()
    {
        sqlite3_limit(m_connection->handle(), SQLITE_LIMIT_LENGTH, 1000);
        auto insert = SqliteStatement::prepare(*m_connection, u"INSERT INTO things (thing, ts) VALUES (?, ?)"_qs);
        insert->bindValue(1, QString(2000, u'x'));
        insert->bindInteger(2, 1);
        const Result<void> done = insert->run();
        QVERIFY2(done.error().detail.contains(u"too big"), qPrintable(done.error().detail));
        QCOMPARE(count(m_path, u"things"_qs), 0);
        insert->bindValue(1, u"x"_qs);
        QVERIFY(insert->run());
    }

    void aChangedSchemaIsFollowed()
    {
        auto insert = SqliteStatement::prepare(*m_connection, u"INSERT INTO things (ts, thing) VALUES (?, ?)"_qs);
        auto scan = SqliteStatement::prepare(*m_connection, u"SELECT thing FROM things"_qs);
        insert->bindInteger(1, 1);
        insert->bindReal(2, 7);
        QVERIFY(insert->run());
        QCOMPARE(reals(*scan), QList<double>({7}));
        execute(m_path, {u"ALTER TABLE things ADD COLUMN other"_qs});
        insert->bindInteger(1, 2);
        QVERIFY(insert->run());
        QCOMPARE(reals(*scan), QList<double>({7, 7}));
        execute(m_path, {u"DROP TABLE things"_qs});
        const Result<void> gone = insert->run();
        QVERIFY2(gone.error().detail.contains(u"no such table: things"), qPrintable(gone.error().detail));
        execute(m_path, {u"CREATE TABLE things (thing, ts)"_qs});
        QVERIFY(insert->run());
        QCOMPARE(reals(*scan), QList<double>({7}));
    }

    void itHoldsTheDatabaseAsLongAsItStandsOnARow()
    {
        insert(1, 1);
        insert(2, 2);
        auto scan = SqliteStatement::prepare(*m_connection, u"SELECT thing FROM things LIMIT 2"_qs);
        QVERIFY(*scan->step());
        QVERIFY(isHeld());
        scan->reset();
        QVERIFY(!isHeld());
        QVERIFY(*scan->step() && *scan->step());
        QVERIFY(isHeld());
        QVERIFY(!*scan->step());
        QVERIFY(!isHeld());
    }

private:
    void insert(qint64 time, const QVariant &value)
    {
        auto insert = SqliteStatement::prepare(*m_connection, u"INSERT INTO things VALUES (?, ?)"_qs);
        insert->bindInteger(1, time);
        insert->bindValue(2, value);
        QVERIFY(insert->run());
    }

    static QList<double> reals(SqliteStatement &scan)
    {
        QList<double> reals;
        while (*scan.step())
            reals += scan.real(0);
        return reals;
    }

    /** Whether a reader keeps the write-ahead log from being emptied. */
    bool isHeld() const
    {
        const auto other = SqlConnection::open(m_path, SqlConnection::Mode::ReadWrite);
        if (!(*other)->setPatience(0ms) || !(*other)->execute(u"INSERT INTO things (thing) VALUES (0)"_qs))
            qFatal("cannot write");
        return (*other)->value(u"PRAGMA wal_checkpoint(TRUNCATE)"_qs)->toBool();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<SqlConnection> m_connection;
};

QTEST_GUILESS_MAIN(TestSqliteStatement)
#include "tst_sqlitestatement.moc"
