// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/benchlog.h"
#include "tests/benchmarks/figure.h"
#include "tests/benchmarks/sqlitefloor.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <unistd.h>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr int devices = 50;

/** One row a second of each of fifty devices, the benchmark log's own one among them. */
class Rows
{
public:
    Rows()
    {
        m_walks.emplace_back(benchTable());
        for (int device = 1; device < devices; ++device)
            m_walks.emplace_back(benchTable(QStringLiteral("device_%1").arg(device)));
    }

    /** Those that follow go on from there. */
    void setStart(Timestamp start) { m_later = start - benchStart; }

    std::vector<Sample> next()
    {
        std::vector<Sample> rows;
        for (BenchWalk &walk : m_walks) {
            rows.push_back(walk.next());
            rows.back().time += m_later;
        }
        return rows;
    }

private:
    Duration m_later{};
    std::vector<BenchWalk> m_walks;
};

/** A log, new or a copy of a kept one, that a batch of fifty rows is flushed into, behind what it has. */
class FlushedLog
{
public:
    explicit FlushedLog(const QString &path) : m_writer(open(path))
    {
        for (const Sample &row : m_rows.next())
            orDie(m_writer->prepareTable(row.table));
        m_writer.reset(); // with the write-ahead log of the tables
        m_writer = open(path);
        if (const TimeRange span = orDie(m_writer->span(*benchTable())); !span.isEmpty())
            m_rows.setStart(span.to);
    }

    void flush() { orDie(m_writer->write(Batch{.samples = m_rows.next()})); }
    qint64 bytes() const { return m_writer->sizeOnDisk(); }

private:
    static std::unique_ptr<Writer> open(const QString &path)
    {
        return orDie(Writer::open(path, SiteInfo{.name = QStringLiteral("bench")}));
    }

    std::unique_ptr<Writer> m_writer;
    Rows m_rows;
};

/** The same rows in the same tables through the C interface, without rollups. */
class FlushedFloor
{
public:
    explicit FlushedFloor(const QString &path)
    {
        FlushedLog{path};
        m_database = std::make_unique<SqliteFloor>(path);
        for (const Sample &row : m_rows.next())
            m_inserts.push_back(m_database->prepare(floorInsertSql(*row.table)));
    }

    void flush()
    {
        m_database->execute("BEGIN IMMEDIATE");
        const std::vector<Sample> rows = m_rows.next();
        for (std::size_t device = 0; device < rows.size(); ++device)
            m_database->insert(m_inserts[device].get(), rows[device]);
        m_database->execute("COMMIT");
    }

private:
    std::unique_ptr<SqliteFloor> m_database;
    std::vector<SqliteFloor::Statement> m_inserts;
    Rows m_rows;
};

/** The disk's own part of a flush: as many bytes as a flush appends to SQLite's write-ahead log, and an fsync. Like
   that log the file grows to four megabytes and is written from its beginning again. That is fair to the disk, which
   has the same to do in the same moments, and hard on the writer: one flush in some twenty also copies the log into the
   database, with two fsyncs more, and those are the 99th percentile of its times but no part of the disk's. */
class DiskFloor
{
public:
    DiskFloor(const QString &path, qint64 bytes) : m_file(path), m_bytes(bytes, 'x')
    {
        if (bytes <= 0)
            qFatal("a flush writes something");
        if (!m_file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            qFatal("cannot write %s", qPrintable(path));
    }

    void flush()
    {
        constexpr qint64 longestLog = 1000 * 4096;
        if (m_file.pos() > longestLog)
            m_file.seek(0);
        if (m_file.write(m_bytes) != m_bytes.size() || fsync(m_file.handle()) != 0)
            qFatal("cannot write %s", qPrintable(m_file.fileName()));
    }

private:
    QFile m_file;
    QByteArray m_bytes;
};

struct Spread
{
    double median = 0;
    double p99 = 0;
};

/** Of the times of @p runs calls of each in ms, alternately, so that all see the same moments of the disk. */
std::vector<Spread> spreadsOf(int runs, const std::vector<std::function<void()>> &works)
{
    std::vector<std::vector<double>> times(works.size());
    for (int run = 0; run < runs; ++run) {
        for (std::size_t work = 0; work < works.size(); ++work)
            times[work].push_back(secondsOf(works[work]) * 1000);
    }
    std::vector<Spread> spreads;
    for (std::vector<double> &measured : times) {
        std::sort(measured.begin(), measured.end());
        spreads.push_back({measured[measured.size() / 2], measured[measured.size() * 99 / 100]});
    }
    return spreads;
}

void printSame(const QString &name, double value, double floor)
{
    print(
        {.name = name, .value = value, .unit = QStringLiteral("ms"), .floor = floor, .bar = 1.2, .limitsRatio = true});
}

void benchFlush(const QString &folder, int runs)
{
    FlushedLog log(folder + QStringLiteral("/log"));
    log.flush();
    const qint64 before = log.bytes();
    log.flush();
    DiskFloor disk(folder + QStringLiteral("/disk"), log.bytes() - before);
    FlushedFloor floor(folder + QStringLiteral("/floor"));
    const std::vector<Spread> spreads =
        spreadsOf(runs, {[&] { disk.flush(); }, [&] { floor.flush(); }, [&] { log.flush(); }});
    print({.name = QStringLiteral("flush of 50 rows into 50 tables, median"),
           .value = spreads[2].median,
           .unit = QStringLiteral("ms"),
           .floor = spreads[1].median});
    print({.name = QStringLiteral("flush of 50 rows into 50 tables, p99, against the disk's own fsync p99"),
           .value = spreads[2].p99,
           .unit = QStringLiteral("ms"),
           .floor = spreads[0].p99,
           .bar = 10,
           .limitsRatio = true});
}

/** Of a log that grew by five, or from nothing, the flush takes as long as before. */
void benchSize(const QString &folder, int smallDays, int largeDays, int runs)
{
    const auto pathOf = [&](int days) {
        return days == 0 ? folder + QStringLiteral("/new") : copyOfBenchLog(folder, days);
    };
    const QString smallPath = pathOf(smallDays);
    const QString largePath = pathOf(largeDays);
    {
        FlushedLog small(smallPath);
        FlushedLog large(largePath);
        small.flush();
        large.flush();
        const QString sizes = QStringLiteral("flush of 50 rows into a log of %1 GB, against one of %2 GB, ")
                                  .arg(double(large.bytes()) / 1e9, 0, 'f', 1)
                                  .arg(double(small.bytes()) / 1e9, 0, 'f', 1);
        const std::vector<Spread> spreads = spreadsOf(runs, {[&] { small.flush(); }, [&] { large.flush(); }});
        printSame(sizes + QStringLiteral("median"), spreads[1].median, spreads[0].median);
        printSame(sizes + QStringLiteral("p99"), spreads[1].p99, spreads[0].p99);
    }
    QFile::remove(smallPath);
    QFile::remove(largePath);
}

} // namespace

/** How long a flush takes, in a log that is small or large. */
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const bool isQuick = QCoreApplication::arguments().contains(QStringLiteral("--quick"));
    const bool isLarge = QCoreApplication::arguments().contains(QStringLiteral("--large"));
    const QTemporaryDir folder;
    benchFlush(folder.path(), isQuick ? 300 : 2000);
    if (isLarge)
        benchSize(folder.path(), 365, 1825, 5000);
    else if (!isQuick)
        benchSize(folder.path(), 0, 365, 2000);
    return 0;
}
