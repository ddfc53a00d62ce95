// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/csvexport.h"
#include "tests/benchmarks/benchlog.h"
#include "tests/benchmarks/figure.h"
#include "tests/benchmarks/sqlitefloor.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

#include <cstdio>
#include <ctime>
#include <malloc.h>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

const TimeRange day{benchStart, benchStart + 24h};

void printTime(std::FILE *file, qint64 time)
{
    const std::time_t seconds = time / 1'000'000;
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02dT%02d:%02d:%02d.%06dZ", parts.tm_year + 1900,
                  parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec, int(time % 1'000'000));
    std::fputs(text.data(), file);
}

/** A day as a plain C program writes it. */
void floorCsv(SqliteFloor &database, const QByteArray &output)
{
    std::FILE *file = std::fopen(output.constData(), "w");
    QByteArray names = "ts";
    const DeviceTablePtr table = benchTable();
    for (const Column &column : table->columns)
        names += ", " + column.name.toUtf8();
    const SqliteFloor::Statement scan =
        database.prepare("SELECT " + names + " FROM boltwood WHERE ts >= ? AND ts < ? ORDER BY ts");
    sqlite3_bind_int64(scan.get(), 1, toMicroseconds(day.from));
    sqlite3_bind_int64(scan.get(), 2, toMicroseconds(day.to));
    const int columns = sqlite3_column_count(scan.get());
    while (sqlite3_step(scan.get()) == SQLITE_ROW) {
        printTime(file, sqlite3_column_int64(scan.get(), 0));
        for (int column = 1; column < columns; ++column) {
            std::array<char, 40> text{};
            text[0] = ',';
            if (sqlite3_column_type(scan.get(), column) == SQLITE_INTEGER)
                std::snprintf(&text[1], text.size() - 1, "%lld", sqlite3_column_int64(scan.get(), column));
            else if (sqlite3_column_type(scan.get(), column) == SQLITE_FLOAT)
                std::snprintf(&text[1], text.size() - 1, "%.15g", sqlite3_column_double(scan.get(), column));
            std::fputs(text.data(), file);
        }
        std::fputs("\r\n", file);
    }
    std::fclose(file);
}

/** The memory of the process in MB: "VmRSS" is what it has now, "VmHWM" the most it had since the last reset. */
double memoryMegabytes(const QByteArray &field)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(status.fileName()));
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith(field + ':'))
            return line.simplified().split(' ').value(1).toDouble() / 1024;
    }
    qFatal("%s has no %s", qPrintable(status.fileName()), field.constData());
}

void resetPeak()
{
    QFile file(QStringLiteral("/proc/self/clear_refs"));
    if (!file.open(QIODevice::WriteOnly) || file.write("5") != 1)
        qFatal("cannot write %s", qPrintable(file.fileName()));
}

/** How much the process grows at most while it exports that many rows. */
void measureMemory(const QString &folder, qint64 rows)
{
    const QString path = folder + QStringLiteral("/many.sqlite");
    makeBenchLog(path, rows);
    malloc_trim(0); // what the writer left over would hide a growth
    const double before = memoryMegabytes("VmRSS");
    resetPeak();
    // Twice as long as the rows: outages are among them.
    const CsvReport report = orDie(exportCsv({.databasePath = path,
                                              .table = QStringLiteral("boltwood"),
                                              .range = {benchStart, benchStart + std::chrono::seconds(2 * rows)}},
                                             folder + QStringLiteral("/many.csv")));
    if (report.rows != rows)
        qFatal("%lld rows were exported of %lld", report.rows, rows);
    print({.name = QStringLiteral("CSV of %1 million rows, growth of memory").arg(rows / 1'000'000),
           .value = memoryMegabytes("VmHWM") - before,
           .unit = QStringLiteral("MB"),
           .bar = 100});
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const bool isQuick = QCoreApplication::arguments().contains(QStringLiteral("--quick"));
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("log.sqlite"));
    makeBenchLog(path, 24 * 3600);
    SqliteFloor database(path);
    const int runs = isQuick ? 5 : 21;
    const CsvRequest request{.databasePath = path, .table = QStringLiteral("boltwood"), .range = day};
    const Compared times = compareMilliseconds(
        runs, [&] { orDie(exportCsv(request, folder.filePath(QStringLiteral("ours.csv")))); },
        [&] { floorCsv(database, folder.filePath(QStringLiteral("floor.csv")).toLocal8Bit()); });
    const QString name = QStringLiteral("CSV of a day, 11 columns");
    print({.name = name, .value = times.value, .unit = QStringLiteral("ms"), .floor = times.floor, .bar = 75});
    print({.name = name + QStringLiteral(", against C and snprintf"),
           .value = times.value,
           .unit = QStringLiteral("ms"),
           .floor = times.floor,
           .bar = 0.4,
           .limitsRatio = true});
    measureMemory(folder.path(), isQuick ? 1'000'000 : 10'000'000);
    return 0;
}
