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

namespace {

constexpr int devices = 50;

double secondsOf(const std::function<void()> &work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

std::vector<Batch> batchesOf1000(qint64 count)
{
    const DeviceTablePtr table = benchTable();
    std::vector<Batch> batches(static_cast<size_t>(count));
    qint64 second = 0;
    for (Batch &batch : batches) {
        for (int row = 0; row < 1000; ++row)
            batch.samples.push_back(benchSample(table, second++));
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
    print({.name = QStringLiteral("ingest through the writer, batches of 1000, no rollups yet"),
           .value = median(ours),
           .unit = QStringLiteral("rows/s"),
           .floor = median(floors),
           .bar = 0.55,
           .limitsRatio = true,
           .isMinimum = true});
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

void benchFlush(const QTemporaryDir &folder, bool isQuick)
{
    const int runs = isQuick ? 300 : 2000;
    QList<DeviceTablePtr> tables;
    for (int device = 0; device < devices; ++device)
        tables += benchTable(QStringLiteral("device_%1").arg(device));
    const QString floorPath = folder.filePath(QStringLiteral("flush_floor"));
    makeTables(floorPath, tables);
    Spread floor;
    {
        SqliteFloor database(floorPath);
        std::vector<SqliteFloor::Statement> inserts;
        for (const DeviceTablePtr &table : tables)
            inserts.push_back(database.prepare(floorInsertSql(*table)));
        floor = spreadOf(runs, [&](int second) {
            database.execute("BEGIN IMMEDIATE");
            for (size_t device = 0; device < inserts.size(); ++device)
                database.insert(inserts[device].get(), benchSample(tables[qsizetype(device)], second));
            database.execute("COMMIT");
        });
    }
    const QString path = folder.filePath(QStringLiteral("flush"));
    makeTables(path, tables);
    const auto writer = orDie(Writer::open(path, SiteInfo{.name = QStringLiteral("bench")}));
    const Spread ours = spreadOf(runs, [&](int second) {
        Batch batch;
        for (const DeviceTablePtr &table : tables)
            batch.samples.push_back(benchSample(table, second));
        orDie(writer->write(batch));
    });
    print({.name = QStringLiteral("flush of 50 rows into 50 tables, median"),
           .value = ours.median,
           .unit = QStringLiteral("ms"),
           .floor = floor.median});
    print({.name = QStringLiteral("flush of 50 rows into 50 tables, p99, against the disk's own fsync p99"),
           .value = ours.p99,
           .unit = QStringLiteral("ms"),
           .floor = fsyncSpread(folder.filePath(QStringLiteral("fsync")), runs).p99,
           .bar = 10,
           .limitsRatio = true});
}

void benchSize(const QTemporaryDir &folder)
{
    constexpr qint64 rows = 100'000;
    const QString path = folder.filePath(QStringLiteral("size"));
    makeBenchLog(path, rows);
    print({.name = QStringLiteral("size on disk a row of 11 columns, no rollups yet"),
           .value = double(QFileInfo(path).size()) / rows,
           .unit = QStringLiteral("bytes"),
           .bar = 65});
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const bool isQuick = QCoreApplication::arguments().contains(QStringLiteral("--quick"));
    const QTemporaryDir folder;
    benchIngest(folder, isQuick);
    benchFlush(folder, isQuick);
    benchSize(folder);
    return 0;
}
