// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/import/csvsource.h"
#include "logger/import/importer.h"
#include "logger/import/sqlitesource.h"
#include "logger/query/csvexport.h"
#include "tests/benchmarks/benchlog.h"
#include "tests/benchmarks/figure.h"
#include "tests/benchmarks/sqlitefloor.h"

#include <QCoreApplication>
#include <QTemporaryDir>

using namespace mtnops;

namespace {

constexpr std::size_t rowsOfABatch = 5000; // as the importer's

std::vector<Sample> makeRows(qint64 count)
{
    BenchWalk walk(benchTable());
    std::vector<Sample> rows;
    for (qint64 row = 0; row < count; ++row)
        rows.push_back(walk.next());
    return rows;
}

/** As SQLAlchemy's sqlite3 driver writes them: an id, and a local time as text. */
void makeForeign(const QString &path, const std::vector<Sample> &rows)
{
    SqliteFloor database(path);
    QByteArray names = "ts DATETIME";
    const DeviceTablePtr table = benchTable(); // lives as long as its columns are looked at
    for (const Column &column : table->columns)
        names += ", " + column.name.toUtf8() + (column.type == ColumnType::Real ? " FLOAT" : " INTEGER");
    const QByteArray sql = "CREATE TABLE boltwood (id INTEGER PRIMARY KEY, " + names + ")";
    database.execute(sql.constData());
    const SqliteFloor::Statement insert = database.prepare(floorInsertSql(*table));
    database.execute("BEGIN");
    for (const Sample &row : rows)
        database.insert(insert.get(), row);
    database.execute("COMMIT");
    database.execute("UPDATE boltwood SET ts = strftime('%Y-%m-%d %H:%M:%S', ts / 1000000 - 25200, 'unixepoch')"
                     " || printf('.%06d', ts % 1000000)");
}

/** The time that SQLite's C interface takes for the same rows into a log's table, of which no rollups are made. */
double floorSeconds(const QString &path, const std::vector<Sample> &rows)
{
    orDie(orDie(Writer::open(path, SiteInfo{.name = QStringLiteral("bench")}))->prepareTable(benchTable()));
    SqliteFloor database(path);
    const SqliteFloor::Statement insert = database.prepare(floorInsertSql(*benchTable()));
    return secondsOf([&] {
        for (std::size_t from = 0; from < rows.size(); from += rowsOfABatch) {
            database.execute("BEGIN IMMEDIATE");
            for (std::size_t row = from; row < std::min(rows.size(), from + rowsOfABatch); ++row)
                database.insert(insert.get(), rows[row]);
            database.execute("COMMIT");
        }
    });
}

/** From the first look at the source to the last bin. */
double importSeconds(const QString &path, const ForeignSource &source, qint64 rows)
{
    Importer importer({.databasePath = path, .zone = QTimeZone("America/Phoenix")}, source,
                      [](const QString &, double) { return true; });
    return secondsOf([&] {
        const ImportReport report = orDie(importer.run());
        if (report.tables.first().counts.stored != rows)
            qFatal("%lld of %lld rows", report.tables.first().counts.stored, rows);
    });
}

void bench(const QString &name, const ForeignSource &source, const QTemporaryDir &folder,
           const std::vector<Sample> &rows, double bar)
{
    std::vector<Compared> rounds;
    for (int round = 0; round < 5; ++round) {
        const QString path = folder.filePath(QStringLiteral("log%1").arg(round));
        Compared seconds;
        seconds.floor = floorSeconds(path + QStringLiteral("_floor"), rows);
        seconds.value = importSeconds(path, source, qint64(rows.size()));
        rounds.push_back(seconds);
        for (const char *suffix : {"", "_floor", "-wal", "-shm", "_floor-wal", "_floor-shm"})
            QFile::remove(path + QLatin1StringView(suffix));
    }
    const Compared seconds = medianByRatio(rounds);
    print({.name = name,
           .value = double(rows.size()) / seconds.value,
           .unit = QStringLiteral("rows/s"),
           .floor = double(rows.size()) / seconds.floor,
           .bar = bar,
           .limitsRatio = true,
           .isMinimum = true});
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const bool isQuick = QCoreApplication::arguments().contains(QStringLiteral("--quick"));
    const QTemporaryDir folder;
    const std::vector<Sample> rows = makeRows(isQuick ? 60'000 : 400'000);
    const QString other = folder.filePath(QStringLiteral("other.sqlite"));
    makeForeign(other, rows);
    bench(QStringLiteral("import of another logger's SQLite table, with rollups"), SqliteSource(other), folder, rows,
          0.6);
    const QString log = folder.filePath(QStringLiteral("log.sqlite"));
    {
        const auto writer = orDie(Writer::open(log, SiteInfo{.name = QStringLiteral("bench")}));
        orDie(writer->prepareTable(benchTable()));
        orDie(writer->write({.samples = rows}));
    }
    const QString csv = folder.filePath(QStringLiteral("boltwood.csv"));
    orDie(exportCsv({.databasePath = log,
                     .table = QStringLiteral("boltwood"),
                     .range = {rows.front().time, rows.back().time + Duration(1)}},
                    csv));
    bench(QStringLiteral("import of a CSV file, with rollups"), CsvSource({csv}, {}), folder, rows, 0.6);
    return 0;
}
