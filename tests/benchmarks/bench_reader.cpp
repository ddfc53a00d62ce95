// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/logreader.h"
#include "logger/query/seriesreducer.h"
#include "tests/benchmarks/benchlog.h"
#include "tests/benchmarks/figure.h"
#include "tests/benchmarks/sqlitefloor.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QSqlDatabase>
#include <QTemporaryDir>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr int pixels = 2000;
const ColumnRef column{QStringLiteral("boltwood"), QStringLiteral("column_8")};

/** Asks and waits for the answer, as a window would: over the reader's thread and back. */
template<typename Ask, typename Signal>
void answer(LogReader &reader, Signal answered, Ask ask)
{
    QEventLoop loop;
    QObject::connect(&reader, answered, &loop, &QEventLoop::quit);
    QObject::connect(&reader, &LogReader::failed, &loop,
                     [](quint64, const Error &error) { qFatal("%s", qPrintable(error.detail)); });
    ask();
    loop.exec();
}

double readerMilliseconds(LogReader &reader, const TimeRange &range, int runs)
{
    const WindowRequest request{.columns = {column}, .range = range, .pixels = pixels};
    return medianMilliseconds(runs, [&] {
        answer(reader, &LogReader::windowRead, [&] { reader.readWindow(request, QStringLiteral("chart")); });
    });
}

/** The same scan and the same reduction through the C interface. */
double floorMilliseconds(SqliteFloor &database, const TimeRange &range, int runs)
{
    const Duration bin = (range.length() + Duration(pixels - 1)) / pixels;
    return medianMilliseconds(runs, [&] {
        const SqliteFloor::Statement scan =
            database.prepare("SELECT ts, column_8 FROM boltwood WHERE ts >= ? AND ts < ? ORDER BY ts");
        sqlite3_bind_int64(scan.get(), 1, toMicroseconds(range.from));
        sqlite3_bind_int64(scan.get(), 2, toMicroseconds(range.to));
        SeriesReducer reducer(column, range, bin, 2500ms);
        while (sqlite3_step(scan.get()) == SQLITE_ROW) {
            const qint64 time = sqlite3_column_int64(scan.get(), 0);
            if (sqlite3_column_type(scan.get(), 1) == SQLITE_NULL)
                reducer.addNull(time);
            else
                reducer.addValue(time, sqlite3_column_double(scan.get(), 1));
        }
        if (reducer.take().points.isEmpty())
            qFatal("the floor read nothing");
    });
}

void benchWindow(LogReader &reader, SqliteFloor &database, const QString &name, Duration length, int runs,
                 std::optional<double> barMilliseconds)
{
    const TimeRange range{benchStart + 30min, benchStart + 30min + length};
    const double floor = floorMilliseconds(database, range, runs);
    const double value = readerMilliseconds(reader, range, runs);
    if (barMilliseconds) {
        print({.name = name, .value = value, .unit = QStringLiteral("ms"), .floor = floor, .bar = barMilliseconds});
    }
    print({.name = name + QStringLiteral(", against scan and reduce in C"),
           .value = value,
           .unit = QStringLiteral("ms"),
           .floor = floor,
           .bar = 2,
           .limitsRatio = true});
}

void benchNewest(LogReader &reader, SqliteFloor &database, int runs)
{
    const double floor = medianMilliseconds(runs, [&] {
        const SqliteFloor::Statement newest =
            database.prepare("SELECT ts, column_8 FROM boltwood ORDER BY ts DESC LIMIT 1");
        if (sqlite3_step(newest.get()) != SQLITE_ROW)
            qFatal("the floor read nothing");
    });
    const double value =
        medianMilliseconds(runs, [&] { answer(reader, &LogReader::latestRead, [&] { reader.readLatest(); }); });
    print({.name = QStringLiteral("newest row and state through the reader"),
           .value = value,
           .unit = QStringLiteral("ms"),
           .floor = floor,
           .bar = 1});
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QSqlDatabase::drivers();
    const bool isQuick = QCoreApplication::arguments().contains(QStringLiteral("--quick"));
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("log.sqlite"));
    makeBenchLog(path, 26 * 3600);
    SqliteFloor database(path);
    LogReader reader(path);
    const int runs = isQuick ? 9 : 51;
    // The 3 ms of a day, and any figure of a month or a year, are for rollups; raw rows are held against C alone.
    benchWindow(reader, database, QStringLiteral("read one column, 1 h, 2000 px"), 1h, runs, 3);
    benchWindow(reader, database, QStringLiteral("read one column, 24 h, 2000 px"), 24h, runs, std::nullopt);
    benchNewest(reader, database, 10 * runs);
    return 0;
}
