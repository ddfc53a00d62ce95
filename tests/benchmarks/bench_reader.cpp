// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/seriesreducer.h"
#include "tests/benchmarks/benchlog.h"
#include "tests/benchmarks/figure.h"
#include "tests/benchmarks/readerlatency.h"
#include "tests/benchmarks/sqlitefloor.h"

#include <QCoreApplication>
#include <QSqlDatabase>
#include <QTemporaryDir>

#include <array>
#include <thread>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

/** The same reading and the same reduction through the C interface: of raw rows, or of a tier that is given. */
void readFloor(SqliteFloor &database, const TimeRange &range, const char *tier, qint64 width)
{
    const Duration pixel = (range.length() + Duration(benchWidth - 1)) / benchWidth;
    const QByteArray name = benchColumn.column.toUtf8();
    const QByteArray raw = "SELECT ts, " + name + " FROM boltwood";
    const bool isFinest = width == Duration(1min).count(); // derives what the others hold
    const QByteArray binned = "SELECT ts, covered, \"rows\", " + name + "_count, " + name + "_min, " + name + "_max, "
        + name + (isFinest ? "_sum" : "_covered, " + name + "_integral") + " FROM mtnops_" + QByteArray(tier)
        + "_boltwood";
    const SqliteFloor::Statement scan =
        database.prepare((width == 0 ? raw : binned) + " WHERE ts >= ? AND ts < ? ORDER BY ts");
    sqlite3_bind_int64(scan.get(), 1, toMicroseconds(range.from));
    sqlite3_bind_int64(scan.get(), 2, toMicroseconds(range.to));
    SeriesReducer reducer(benchColumn, range, pixel, 2500ms);
    if (width > 0)
        reducer.collectMeans();
    while (sqlite3_step(scan.get()) == SQLITE_ROW) {
        const qint64 time = sqlite3_column_int64(scan.get(), 0);
        if (width > 0) {
            SeriesBin bin{.start = time,
                          .width = width,
                          .covered = sqlite3_column_int64(scan.get(), 1),
                          .count = sqlite3_column_int64(scan.get(), 3),
                          .lowest = sqlite3_column_double(scan.get(), 4),
                          .highest = sqlite3_column_double(scan.get(), 5)};
            const qint64 rows = sqlite3_column_int64(scan.get(), 2);
            const double sum = sqlite3_column_double(scan.get(), 6);
            bin.stood = isFinest ? bin.covered * bin.count / rows : sqlite3_column_int64(scan.get(), 6);
            bin.integral = isFinest ? sum * double(bin.covered) / double(rows) : sqlite3_column_double(scan.get(), 7);
            reducer.addBin(bin);
        } else if (sqlite3_column_type(scan.get(), 1) == SQLITE_NULL) {
            reducer.addNull(time);
        } else {
            reducer.addValue(time, sqlite3_column_double(scan.get(), 1));
        }
    }
    if (reducer.take().points.isEmpty())
        qFatal("the floor read nothing");
}

struct Window
{
    const char *name;
    Duration length;
    double bar; ///< ms
    const char *tier;
    Duration width; ///< of the tier
};

constexpr std::array<Window, 4> windows{{{"1 h", 1h, 3, "", 0h},
                                         {"24 h", 24h, 3, "1min", 1min},
                                         {"30 d", 30 * 24h, 6, "10min", 10min},
                                         {"1 y", 365 * 24h, 10, "1h", 1h}}};

/** Away from full bins at both ends. */
TimeRange rangeOf(const Window &window, int days)
{
    const Timestamp to = benchStart + days * 24h - 47min - 13s;
    return {std::max(to - window.length, benchStart + 1s), to};
}

void benchWindow(LogReader &reader, SqliteFloor &database, const Window &window, int days, int runs)
{
    const TimeRange range = rangeOf(window, days);
    const Compared times = compareMilliseconds(
        runs, [&] { readWindow(reader, {benchColumn}, range); },
        [&] { readFloor(database, range, window.tier, window.width.count()); });
    const QString name = QStringLiteral("read one column, %1, 2000 px").arg(QLatin1StringView(window.name));
    print({.name = name, .value = times.value, .unit = QStringLiteral("ms"), .floor = times.floor, .bar = window.bar});
    print({.name = name + QStringLiteral(", against C"),
           .value = times.value,
           .unit = QStringLiteral("ms"),
           .floor = times.floor,
           .bar = 2,
           .limitsRatio = true});
}

void benchCold(const QString &path, const Window &window, int days, int runs)
{
    std::vector<double> times;
    for (int run = 0; run < runs; ++run) {
        LogReader reader(path); // SQLite's own pages are another thing to forget
        answer(reader, &LogReader::latestRead, [&] { reader.readLatest(); });
        forgetPages(path);
        times.push_back(readerMilliseconds(reader, {benchColumn}, rangeOf(window, days), 0));
    }
    print({.name = QStringLiteral("read one column, %1, 2000 px, cold").arg(QLatin1StringView(window.name)),
           .value = median(times),
           .unit = QStringLiteral("ms"),
           .bar = 100});
}

QList<ColumnRef> eightColumns()
{
    const DeviceTablePtr table = benchTable();
    QList<ColumnRef> columns;
    for (qsizetype index = table->columns.size() - 8; index < table->columns.size(); ++index)
        columns.append({table->name, table->columns[index].name});
    return columns;
}

void benchColumns(LogReader &reader, const Window &window, int days, int runs)
{
    print({.name = QStringLiteral("read eight columns, %1, 2000 px").arg(QLatin1StringView(window.name)),
           .value = readerMilliseconds(reader, eightColumns(), rangeOf(window, days), runs),
           .unit = QStringLiteral("ms"),
           .bar = 40});
}

void benchMemory(LogReader &reader, const Window &window, int days)
{
    const double before = residentMegabytes();
    readWindow(reader, eightColumns(), rangeOf(window, days));
    print({.name = QStringLiteral("memory of eight columns, %1, over idle").arg(QLatin1StringView(window.name)),
           .value = residentMegabytes() - before,
           .unit = QStringLiteral("MB"),
           .bar = 30});
}

void benchNewest(LogReader &reader, SqliteFloor &database, int runs)
{
    const Compared times = compareMilliseconds(
        runs, [&] { answer(reader, &LogReader::latestRead, [&] { reader.readLatest(); }); },
        [&] {
            const SqliteFloor::Statement newest =
                database.prepare("SELECT ts, ambient_temperature FROM boltwood ORDER BY ts DESC LIMIT 1");
            if (sqlite3_step(newest.get()) != SQLITE_ROW)
                qFatal("the floor read nothing");
        });
    print({.name = QStringLiteral("newest row and state through the reader"),
           .value = times.value,
           .unit = QStringLiteral("ms"),
           .floor = times.floor,
           .bar = 1});
}

void benchInstant(LogReader &reader, int days, int runs)
{
    const InstantRequest request{.columns = eightColumns(), .instant = rangeOf(windows.front(), days).to};
    const double value = medianMilliseconds(runs, [&] {
        answer(reader, &LogReader::valuesAtRead, [&] { reader.readValuesAt(request, QStringLiteral("instant")); });
    });
    print({.name = QStringLiteral("values of eight columns at an instant through the reader"),
           .value = value,
           .unit = QStringLiteral("ms"),
           .bar = 1});
}

/** A log whose device has no row to find and no end of searching, as a file on a disk that hardly turns. */
void makeEndlessLog(const QString &path)
{
    makeBenchLog(path, 1000);
    SqliteFloor database(path);
    database.execute("ALTER TABLE boltwood RENAME TO some");
    database.execute("CREATE VIEW boltwood AS WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number)"
                     " SELECT some.* FROM number, some WHERE n < 0");
}

/** The longest of several: a newer request of the purpose comes while SQLite searches without giving a row. */
void benchSuperseded(int runs)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("endless.sqlite"));
    makeEndlessLog(path);
    LogReader reader(path);
    answer(reader, &LogReader::catalogRead, [&] { reader.readCatalog(); });
    double longest = 0;
    for (int run = 0; run < runs; ++run) {
        const QString purpose = QStringLiteral("any");
        reader.readPage({.table = QStringLiteral("boltwood")}, purpose);
        std::this_thread::sleep_for(50ms); // until it is well into it
        const double time = medianMilliseconds(0, [&] {
            answer(reader, &LogReader::eventsRead, [&] { reader.readEvents({benchStart, benchStart + 1s}, purpose); });
        });
        longest = std::max(longest, time);
    }
    print({.name = QStringLiteral("from superseding to the newer answer, longest of %1").arg(runs),
           .value = longest,
           .unit = QStringLiteral("ms"),
           .bar = 20});
}

/** The same window in a log of a year and in one of 36 days. */
void benchTenfold(LogReader &year, const Window &window, int runs)
{
    LogReader month(keptBenchLog(36));
    const TimeRange range = rangeOf(window, 36);
    const Compared times = compareMilliseconds(
        runs, [&] { readWindow(year, {benchColumn}, range); }, [&] { readWindow(month, {benchColumn}, range); });
    print(
        {.name =
             QStringLiteral("read one column, %1, in a log of ten times the rows").arg(QLatin1StringView(window.name)),
         .value = times.value,
         .unit = QStringLiteral("ms"),
         .floor = times.floor,
         .bar = 1.2,
         .limitsRatio = true});
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QSqlDatabase::drivers();
    const bool isQuick = QCoreApplication::arguments().contains(QStringLiteral("--quick"));
    const int days = isQuick ? 36 : 365;
    const QString path = keptBenchLog(days);
    SqliteFloor database(path);
    LogReader reader(path);
    const int runs = isQuick ? 9 : 51;
    const Window &longest = isQuick ? windows[2] : windows[3];
    benchMemory(reader, longest, days);
    for (const Window &window : windows) {
        if (window.length > longest.length)
            break; // not in the log: reader and floor would read other tiers
        benchWindow(reader, database, window, days, runs);
        benchCold(path, window, days, 5);
    }
    benchColumns(reader, longest, days, runs);
    benchNewest(reader, database, 10 * runs);
    benchInstant(reader, days, 10 * runs);
    benchSuperseded(isQuick ? 10 : 50);
    if (!isQuick)
        benchTenfold(reader, windows[2], runs);
    return 0;
}
