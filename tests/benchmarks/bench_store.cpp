// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/sqlconnection.h"
#include "logger/store/tablewriter.h"
#include "tests/benchmarks/benchlog.h"
#include "tests/benchmarks/figure.h"
#include "tests/benchmarks/sqlitefloor.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <ctime>
#include <unistd.h>

using namespace mtnops;

namespace {

constexpr int devices = 50;

/** Of this process, in s. */
double cpuSecondsOf(const std::function<void()> &work)
{
    const auto now = [] {
        timespec time{};
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
        return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
    };
    const double begin = now();
    work();
    return now() - begin;
}

double secondsOf(const std::function<void()> &work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

std::vector<Batch> batchesOf1000(qint64 count)
{
    BenchWalk walk(benchTable());
    std::vector<Batch> batches(static_cast<size_t>(count));
    for (Batch &batch : batches) {
        for (int row = 0; row < 1000; ++row)
            batch.samples.push_back(walk.next());
    }
    return batches;
}

/** A new log with empty tables of those devices. */
void makeTables(const QString &path, const QList<DeviceTablePtr> &tables)
{
    const auto writer = orDie(Writer::open(path, SiteInfo{.name = QStringLiteral("bench")}));
    for (const DeviceTablePtr &table : tables)
        orDie(writer->prepareTable(table));
}

double writerRowsPerSecond(const QString &path, const std::vector<Batch> &batches)
{
    makeTables(path, {benchTable()});
    const auto writer = orDie(Writer::open(path, SiteInfo{.name = QStringLiteral("bench")}));
    return double(batches.size()) * 1000 / secondsOf([&] {
               for (const Batch &batch : batches)
                   orDie(writer->write(batch));
           });
}

double floorRowsPerSecond(const QString &path, const std::vector<Batch> &batches)
{
    makeTables(path, {benchTable()});
    SqliteFloor database(path);
    const SqliteFloor::Statement insert = database.prepare(floorInsertSql(*benchTable()));
    return double(batches.size()) * 1000 / secondsOf([&] {
               for (const Batch &batch : batches) {
                   database.execute("BEGIN IMMEDIATE");
                   for (const Sample &sample : batch.samples)
                       database.insert(insert.get(), sample);
                   database.execute("COMMIT");
               }
           });
}

void benchIngest(const QTemporaryDir &folder, bool isQuick)
{
    const std::vector<Batch> batches = batchesOf1000(isQuick ? 60 : 500);
    std::vector<double> ours;
    std::vector<double> floors;
    for (int run = 0; run < 3; ++run) {
        floors.push_back(floorRowsPerSecond(folder.filePath(QStringLiteral("floor%1").arg(run)), batches));
        ours.push_back(writerRowsPerSecond(folder.filePath(QStringLiteral("ours%1").arg(run)), batches));
    }
    print({.name = QStringLiteral("ingest through the writer with rollups, batches of 1000"),
           .value = median(ours),
           .unit = QStringLiteral("rows/s"),
           .floor = median(floors),
           .bar = 0.55,
           .limitsRatio = true,
           .isMinimum = true});
}

/** The CPU time of the same rows through the writer, and through its table writer alone, which makes no rollups. */
void benchRollupCost(const QTemporaryDir &folder, bool isQuick)
{
    const std::vector<Batch> batches = batchesOf1000(isQuick ? 60 : 300);
    std::vector<double> with;
    std::vector<double> without;
    for (int run = 0; run < 5; ++run) {
        const QString path = folder.filePath(QStringLiteral("cost%1").arg(run));
        makeTables(path, {benchTable()});
        const auto connection = orDie(SqlConnection::open(path, SqlConnection::Mode::ReadWrite));
        orDie(connection->execute(QStringLiteral("PRAGMA synchronous = FULL")));
        const auto plain = orDie(TableWriter::create(*connection, benchTable()));
        without.push_back(cpuSecondsOf([&] {
            for (const Batch &batch : batches) {
                SqlTransaction transaction = orDie(SqlTransaction::begin(*connection));
                for (const Sample &sample : batch.samples)
                    orDie(plain->insert(sample));
                orDie(transaction.commit());
            }
        }));
        const QString rolledUp = folder.filePath(QStringLiteral("rolled%1").arg(run));
        makeTables(rolledUp, {benchTable()});
        const auto writer = orDie(Writer::open(rolledUp, SiteInfo{.name = QStringLiteral("bench")}));
        with.push_back(cpuSecondsOf([&] {
            for (const Batch &batch : batches)
                orDie(writer->write(batch));
        }));
    }
    const double rows = double(batches.size()) * 1000;
    print({.name = QStringLiteral("CPU of a row written with rollups, against without"),
           .value = median(with) / rows * 1e6,
           .unit = QStringLiteral("µs"),
           .floor = median(without) / rows * 1e6,
           .bar = 1.25,
           .limitsRatio = true});
}

struct Spread
{
    double median = 0;
    double p99 = 0;
};

/** Of the times of @p runs calls, in ms. */
Spread spreadOf(int runs, const std::function<void(int)> &work)
{
    std::vector<double> times;
    for (int run = 0; run < runs; ++run)
        times.push_back(secondsOf([&] { work(run); }) * 1000);
    std::sort(times.begin(), times.end());
    return {times[times.size() / 2], times[times.size() * 99 / 100]};
}

Spread fsyncSpread(const QString &path, int runs)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        qFatal("cannot write %s", qPrintable(path));
    const QByteArray page(4096, 'x');
    return spreadOf(runs, [&](int) {
        file.write(page);
        fsync(file.handle());
    });
}

std::vector<BenchWalk> walksOf(const QList<DeviceTablePtr> &tables)
{
    std::vector<BenchWalk> walks;
    for (const DeviceTablePtr &table : tables)
        walks.emplace_back(table);
    return walks;
}

Spread floorFlush(const QString &path, const QList<DeviceTablePtr> &tables, int runs)
{
    makeTables(path, tables);
    SqliteFloor database(path);
    std::vector<SqliteFloor::Statement> inserts;
    for (const DeviceTablePtr &table : tables)
        inserts.push_back(database.prepare(floorInsertSql(*table)));
    std::vector<BenchWalk> walks = walksOf(tables);
    return spreadOf(runs, [&](int) {
        database.execute("BEGIN IMMEDIATE");
        for (std::size_t device = 0; device < inserts.size(); ++device)
            database.insert(inserts[device].get(), walks[device].next());
        database.execute("COMMIT");
    });
}

Spread writerFlush(const QString &path, const QList<DeviceTablePtr> &tables, int runs)
{
    makeTables(path, tables);
    const auto writer = orDie(Writer::open(path, SiteInfo{.name = QStringLiteral("bench")}));
    std::vector<BenchWalk> walks = walksOf(tables);
    return spreadOf(runs, [&](int) {
        Batch batch;
        for (BenchWalk &walk : walks)
            batch.samples.push_back(walk.next());
        orDie(writer->write(batch));
    });
}

void benchFlush(const QTemporaryDir &folder, bool isQuick)
{
    const int runs = isQuick ? 300 : 2000;
    QList<DeviceTablePtr> tables;
    for (int device = 0; device < devices; ++device)
        tables += benchTable(QStringLiteral("device_%1").arg(device));
    const Spread floor = floorFlush(folder.filePath(QStringLiteral("flush_floor")), tables, runs);
    const Spread small = writerFlush(folder.filePath(QStringLiteral("flush")), tables, runs);
    print({.name = QStringLiteral("flush of 50 rows into 50 tables, median"),
           .value = small.median,
           .unit = QStringLiteral("ms"),
           .floor = floor.median});
    print({.name = QStringLiteral("flush of 50 rows into 50 tables, p99, against the disk's own fsync p99"),
           .value = small.p99,
           .unit = QStringLiteral("ms"),
           .floor = fsyncSpread(folder.filePath(QStringLiteral("fsync")), runs).p99,
           .bar = 10,
           .limitsRatio = true});
    if (isQuick)
        return;
    const QString large = folder.filePath(QStringLiteral("flush_large"));
    if (!QFile::copy(keptBenchLog(365), large))
        qFatal("cannot copy the year");
    print({.name = QStringLiteral("flush of 50 rows into a log of a year, median, against a new log"),
           .value = writerFlush(large, tables, runs).median,
           .unit = QStringLiteral("ms"),
           .floor = small.median,
           .bar = 1.2,
           .limitsRatio = true});
    QFile::remove(large);
}

/** Bytes of the pages of the tables that the condition names, as SQLite counts them. */
double bytesOf(SqliteFloor &database, const QByteArray &condition)
{
    const SqliteFloor::Statement sum =
        database.prepare("SELECT sum(pgsize) FROM dbstat WHERE aggregate = TRUE AND (" + condition + ")");
    if (sqlite3_step(sum.get()) != SQLITE_ROW)
        qFatal("dbstat answers nothing");
    return sqlite3_column_double(sum.get(), 0);
}

void benchSize(const QString &path)
{
    SqliteFloor database(path);
    const SqliteFloor::Statement count = database.prepare("SELECT sum(\"rows\") FROM mtnops_1min_boltwood");
    sqlite3_step(count.get());
    const double rows = sqlite3_column_double(count.get(), 0);
    const double raw = bytesOf(database, "name = 'boltwood'");
    const double rollups =
        bytesOf(database, "name LIKE 'mtnops\\_1%\\_boltwood' ESCAPE '\\' OR name = 'mtnops_6h_boltwood'");
    print({.name = QStringLiteral("size on disk of a row of 11 columns with its rollups"),
           .value = (raw + rollups) / rows,
           .unit = QStringLiteral("bytes"),
           .bar = 65});
    print({.name = QStringLiteral("size of the rollups, against the raw rows"),
           .value = rollups / rows,
           .unit = QStringLiteral("bytes"),
           .floor = raw / rows,
           .bar = 0.08,
           .limitsRatio = true});
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const bool isQuick = QCoreApplication::arguments().contains(QStringLiteral("--quick"));
    const QTemporaryDir folder;
    benchIngest(folder, isQuick);
    benchFlush(folder, isQuick);
    benchRollupCost(folder, isQuick);
    benchSize(keptBenchLog(isQuick ? 36 : 365));
    return 0;
}
