// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/rolluprebuild.h"
#include "logger/store/rolluprepair.h"
#include "logger/store/sqlconnection.h"
#include "tests/store/samplelog.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QSqlDatabase>

#include <cstdio>

// restlesslogger DATABASE SEED log|retire|rebuild: writes a database as fast as it can, hours in each flush, with late
// rows, rollups, retention after a day and rebuilds, until it is killed; most of all it does what it is told. After
// each flush it prints the time of its last row.

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp firstDay = fromMicroseconds(1795392000'000'000); // a UTC midnight
constexpr Duration step = 10s;

template<typename T>
T orDie(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

class RestlessLogger
{
public:
    RestlessLogger(const QString &path, quint32 seed)
        : m_random(seed)
        , m_writer(openWriter(path))
        , m_other(orDie(SqlConnection::open(path, SqlConnection::Mode::ReadWrite)))
    {
        orDie(m_writer->prepareTable(m_table));
        const TimeRange span = orDie(m_writer->span(*m_table));
        m_time = span.isEmpty() ? firstDay : span.to + step;
    }

    [[noreturn]] void run(const QString &what)
    {
        for (;;) {
            log();
            bool isDirty = repair();
            if (what == u"retiring") {
                while (isDirty) // what is dirty is not retired
                    isDirty = repair();
                retire();
            } else if (what == u"repairing" && !isDirty) {
                orDie(markForRebuild(*m_other, *m_table, {m_time - 72h, m_time}));
            }
        }
    }

private:
    void log()
    {
        std::vector<Sample> samples;
        for (int row = m_random.bounded(1, 800); row > 0; --row, m_time += step) {
            samples.push_back(testSample(m_table, m_time, m_random.bounded(100)));
            if (m_random.bounded(400) == 0) {
                const Duration back(m_random.bounded(qint64(20'000'000'000)));
                samples.push_back(testSample(m_table, m_time - back, m_random.bounded(100)));
            }
        }
        writeAll(*m_writer, std::move(samples));
        say("logging " + QByteArray::number(toMicroseconds(m_time - step)));
    }

    /** A step of it, by the connection that logs or by another. True when there is more. */
    bool repair()
    {
        const bool hasMore =
            m_random.bounded(2) == 0 ? orDie(m_writer->repairRollups()) : orDie(repairRollups(*m_other)).hasMore;
        if (hasMore)
            say("repairing");
        return hasMore;
    }

    void retire()
    {
        while (orDie(m_writer->retireRows(m_table->name, m_time - 24h)))
            say("retiring");
    }

    static void say(const QByteArray &line)
    {
        std::puts(line.constData());
        std::fflush(stdout);
    }

    QRandomGenerator m_random;
    std::unique_ptr<Writer> m_writer;
    std::unique_ptr<SqlConnection> m_other;
    DeviceTablePtr m_table = testTable();
    Timestamp m_time;
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QSqlDatabase::drivers();
    const QStringList arguments = QCoreApplication::arguments();
    RestlessLogger(arguments.at(1), arguments.at(2).toUInt()).run(arguments.at(3));
}
