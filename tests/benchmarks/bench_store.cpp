// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/sqlconnection.h"
#include "logger/store/tablewriter.h"
#include "tests/benchmarks/benchlog.h"
#include "tests/benchmarks/figure.h"
#include "tests/benchmarks/sqlitefloor.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <ctime>

using namespace mtnops;

namespace {

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

/** A new log with an empty table. */
std::unique_ptr<Writer> openLog(const QString &path)
{
    auto writer = orDie(Writer::open(path, SiteInfo{.name = QStringLiteral("bench")}));
    orDie(writer->prepareTable(benchTable()));
    return writer;
}

void makeLog(const QString &path)
{
    openLog(path);
}

void benchIngest(const QTemporaryDir &folder, bool isQuick)
{
    const std::vector<Batch> batches = batchesOf1000(isQuick ? 60 : 300);
    std::vector<Compared> rounds;
    for (int round = 0; round < 5; ++round) {
        const QString path = folder.filePath(QStringLiteral("ingest%1").arg(round));
        const auto writer = openLog(path);
        makeLog(path + QStringLiteral("_floor"));
        SqliteFloor database(path + QStringLiteral("_floor"));
        const SqliteFloor::Statement insert = database.prepare(floorInsertSql(*benchTable()));
        Compared seconds;
        for (const Batch &batch : batches) {
            seconds.floor += secondsOf([&] {
                database.execute("BEGIN IMMEDIATE");
                for (const Sample &sample : batch.samples)
                    database.insert(insert.get(), sample);
                database.execute("COMMIT");
            });
            seconds.value += secondsOf([&] { orDie(writer->write(batch)); });
        }
        rounds.push_back(seconds);
    }
    const Compared seconds = medianByRatio(rounds);
    const double rows = double(batches.size()) * 1000;
    print({.name = QStringLiteral("ingest through the writer with rollups, batches of 1000"),
           .value = rows / seconds.value,
           .unit = QStringLiteral("rows/s"),
           .floor = rows / seconds.floor,
           .bar = 0.55,
           .limitsRatio = true,
           .isMinimum = true});
}

/** The CPU time of the same rows through the writer, and through its table writer alone, which makes no rollups. */
void benchRollupCost(const QTemporaryDir &folder, bool isQuick)
{
    const std::vector<Batch> batches = batchesOf1000(isQuick ? 60 : 300);
    std::vector<Compared> rounds;
    for (int round = 0; round < 5; ++round) {
        const QString path = folder.filePath(QStringLiteral("cost%1").arg(round));
        const auto writer = openLog(path);
        makeLog(path + QStringLiteral("_plain"));
        const auto connection =
            orDie(SqlConnection::open(path + QStringLiteral("_plain"), SqlConnection::Mode::ReadWrite));
        orDie(connection->execute(QStringLiteral("PRAGMA synchronous = FULL")));
        const auto plain = orDie(TableWriter::create(*connection, benchTable()));
        Compared seconds;
        for (const Batch &batch : batches) {
            seconds.floor += cpuSecondsOf([&] {
                SqlTransaction transaction = orDie(SqlTransaction::begin(*connection));
                for (const Sample &sample : batch.samples)
                    orDie(plain->insert(sample));
                orDie(transaction.commit());
            });
            seconds.value += cpuSecondsOf([&] { orDie(writer->write(batch)); });
        }
        rounds.push_back(seconds);
    }
    const Compared seconds = medianByRatio(rounds);
    const double rows = double(batches.size()) * 1000;
    print({.name = QStringLiteral("CPU of a row written with rollups, against without"),
           .value = seconds.value / rows * 1e6,
           .unit = QStringLiteral("µs"),
           .floor = seconds.floor / rows * 1e6,
           .bar = 1.25,
           .limitsRatio = true});
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
    benchRollupCost(folder, isQuick);
    benchSize(keptBenchLog(isQuick ? 36 : 365));
    return 0;
}
