// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/catalogreader.h"
#include "logger/query/instantreader.h"
#include "logger/query/statereader.h"
#include "logger/query/statisticsreader.h"
#include "logger/query/windowreader.h"
#include "logger/store/sqlconnection.h"
#include "tests/store/samplelog.h"

#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp firstDay = fromMicroseconds(1795392000'000'000); // a UTC midnight

/** Calls back once, when the reader's connection has read how far the rollups are made. */
class AfterRollupState
{
public:
    AfterRollupState(SqlConnection &connection, std::function<void()> happens)
        : m_handle(connection.handle()), m_happens(std::move(happens))
    {
        sqlite3_trace_v2(m_handle, SQLITE_TRACE_PROFILE, &AfterRollupState::look, this);
    }
    ~AfterRollupState() { sqlite3_trace_v2(m_handle, 0, nullptr, nullptr); }
    Q_DISABLE_COPY_MOVE(AfterRollupState)

    bool hasHappened() const { return !m_happens; }

private:
    static int look(unsigned, void *self, void *statement, void *)
    {
        auto &happens = static_cast<AfterRollupState *>(self)->m_happens;
        const QByteArrayView sql(sqlite3_sql(static_cast<sqlite3_stmt *>(statement)));
        if (happens && sql.contains(QByteArrayView("FROM mtnops_rollups")))
            std::exchange(happens, nullptr)();
        return 0;
    }

    sqlite3 *m_handle;
    std::function<void()> m_happens;
};

} // namespace

/** That an answer is the log as it was at one moment, though raw rows go while it is read. */
class TestMoment : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QSqlDatabase::drivers(); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const QString path = m_folder->filePath(u"log.sqlite"_qs);
        m_writer = openWriter(path);
        std::vector<Sample> samples;
        for (int row = 0; row < 3 * 8640; ++row)
            samples.push_back(testSample(testTable(), firstDay + row * 10s, row % 50));
        writeAll(*m_writer, std::move(samples));
        m_connection = openLog(path).value();
        m_catalog = *readCatalog(*m_connection);
    }
    void cleanup() { m_connection.reset(); }

    void rawRowsOfAWindow()
    {
        const WindowRequest request{{m_wind}, {firstDay + 5h, firstDay + 5h + 10min}, 1000};
        const auto points = [&] { return readWindow(*m_connection, m_catalog, request)->first().points.size(); };
        const qsizetype before = points();
        QVERIFY(before >= 60);
        AfterRollupState retirement(*m_connection, [this] { retire(); });
        QCOMPARE(points(), before);
        QVERIFY(retirement.hasHappened());
        QVERIFY(points() < before); // what the next answer says
    }

    void rawRowsOfStates()
    {
        const WindowRequest request{{{u"boltwood"_qs, u"code"_qs}}, {firstDay + 5h, firstDay + 5h + 10min}, 1000};
        const auto runs = [&] { return readStates(*m_connection, m_catalog, request)->first().runs; };
        const QList<StateRun> before = runs();
        AfterRollupState retirement(*m_connection, [this] { retire(); });
        QCOMPARE(runs(), before);
        QVERIFY(retirement.hasHappened());
    }

    void edgesOfStatistics()
    {
        const TimeRange range{firstDay + 5h + 15s, firstDay + 7h + 15s}; // begins and ends within a minute
        const auto statistics = [&] { return *readStatistics(*m_connection, m_catalog, m_wind, range); };
        QCOMPARE(statistics().count, 720);
        AfterRollupState retirement(*m_connection, [this] { retire(); });
        QCOMPARE(statistics().count, 720);
        QVERIFY(retirement.hasHappened());
    }

    void aValueAtAnInstant()
    {
        const auto value = [&] {
            return valuesAt(*m_connection, m_catalog, {m_wind}, firstDay + 5h + 15s, 60s)->first();
        };
        AfterRollupState retirement(*m_connection, [this] { retire(); });
        QCOMPARE(value().time, firstDay + 5h + 10s);
        QVERIFY(retirement.hasHappened());
        QVERIFY(value().isOfMinute); // the next answer
    }

private:
    void retire()
    {
        while (*m_writer->retireRows(u"boltwood"_qs, firstDay + 48h)) { }
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Writer> m_writer;
    std::unique_ptr<SqlConnection> m_connection;
    Catalog m_catalog;
    const ColumnRef m_wind{u"boltwood"_qs, u"wind"_qs};
};

QTEST_GUILESS_MAIN(TestMoment)
#include "tst_moment.moc"
