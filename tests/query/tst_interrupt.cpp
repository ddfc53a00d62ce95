// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/sqlconnection.h"
#include "tests/query/answers.h"
#include "tests/store/samplelog.h"

#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>
#include <QVariant>

using namespace mtnops;
using namespace std::chrono_literals;

/** Requests that are ended inside SQLite, because a newer one came or they took too long. */
class TestInterrupt : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QSqlDatabase::drivers(); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"log.sqlite"_qs);
    }

    void aStatementThatGivesNoRowIsSupersededToo()
    {
        const auto writer = openWriter(m_path);
        makeEndlessTable(*writer);
        LogReader reader(m_path);
        Answers answers(reader);
        reader.readPage({.table = u"endless"_qs}, u"table"_qs);
        QTRY_VERIFY(isBeingRead(*writer));
        const quint64 newer = reader.readPage({.table = u"boltwood"_qs}, u"table"_qs);
        QTRY_COMPARE(answers.ids, QList<quint64>{newer});
        QVERIFY(answers.errors.isEmpty());
        // Nothing is left open: the write-ahead log can be emptied.
        QCOMPARE(checkpoint(u"TRUNCATE"_qs), QVariantList({0, 0, 0}));
    }

    void destructionInterruptsAStatementThatGivesNoRow()
    {
        const auto writer = openWriter(m_path);
        makeEndlessTable(*writer);
        LogReader reader(m_path);
        reader.readPage({.table = u"endless"_qs}, u"table"_qs);
        QTRY_VERIFY(isBeingRead(*writer));
    }

    void aRequestThatTakesTooLongIsTold()
    {
        const auto writer = openWriter(m_path);
        makeEndlessTable(*writer);
        LogReader reader(m_path);
        Answers answers(reader);
        reader.setTimeLimit(50ms);
        const TimeRange range{night, night + 1h};
        reader.readPage({.table = u"endless"_qs}, u"table"_qs);
        reader.readWindow({.columns = {{u"endless"_qs, u"az"_qs}}, .range = range}, u"chart"_qs);
        reader.readStatistics({u"endless"_qs, u"az"_qs}, range, u"statistics"_qs);
        reader.readValuesAt({.columns = {{u"endless"_qs, u"az"_qs}}, .instant = night}, u"instant"_qs);
        reader.readLatest();
        QTRY_COMPARE(answers.errors.size(), 5);
        for (const Error &error : std::as_const(answers.errors))
            QCOMPARE(error.code, ErrorCode::Timeout);
        const QString reason = answers.errors.first().detail;
        QVERIFY2(reason.contains(m_path) && reason.contains(u"rows of endless was given up after 50ms"),
                 qPrintable(reason));
        const QString chart = answers.errors[1].detail;
        QVERIFY2(chart.contains(u"endless.az from 2026-11-23T22:04:08.700000Z to 2026-11-23T23:04"), qPrintable(chart));
        QCOMPARE(checkpoint(u"TRUNCATE"_qs), QVariantList({0, 0, 0}));
        reader.setTimeLimit(30s);
        reader.readPage({.table = u"boltwood"_qs}, u"table"_qs); // and the connection is a good one still
        QTRY_COMPARE(answers.pages.size(), 1);
    }

private:
    /** A table "endless", in which no search ever comes to a row or to an end; and "boltwood", which is well. */
    void makeEndlessTable(Writer &writer)
    {
        QVERIFY(writer.prepareTable(realTable(u"endless"_qs, {u"az"_qs})));
        writeAll(writer, {testSample(testTable(), night, 0)});
        execute(m_path,
                {u"DROP TABLE endless"_qs,
                 u"CREATE VIEW endless AS WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM"
                 " number) SELECT n AS ts, wind AS az FROM number, boltwood WHERE n < 0"_qs});
    }

    /** Whether somebody's read transaction is under way: then a checkpoint cannot take what is written after. */
    bool isBeingRead(Writer &writer)
    {
        writeAll(writer, {testSample(testTable(), night + m_rows++ * 1s, 0)});
        const QVariantList done = checkpoint(u"PASSIVE"_qs);
        return done[1] != done[2];
    }

    /** What SQLite says of it: whether it was held up, pages in the write-ahead log, pages taken from there. */
    QVariantList checkpoint(const QString &mode) const
    {
        const auto connection = SqlConnection::open(m_path, SqlConnection::Mode::ReadWrite);
        Result<QSqlQuery> query = (*connection)->prepare(u"PRAGMA wal_checkpoint(%1)"_qs.arg(mode));
        if (!query || !run(**connection, *query) || !query->next())
            qFatal("no checkpoint can be made");
        return {query->value(0), query->value(1), query->value(2)};
    }

    int m_rows = 1;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestInterrupt)
#include "tst_interrupt.moc"
