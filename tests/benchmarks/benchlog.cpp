// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/benchlog.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include <algorithm>
#include <cmath>

using namespace std::chrono_literals;

namespace mtnops {

namespace {

constexpr qint64 week = 7 * 86400;
constexpr qint64 thirtyDays = 30 * 86400;
constexpr int rowsOfABatch = 10'000;

void writeWalk(const QString &path, const std::function<bool(const BenchWalk &, qint64 rows)> &isDone)
{
    const std::unique_ptr<Writer> writer = orDie(Writer::open(path, SiteInfo{.name = QStringLiteral("bench")}));
    BenchWalk walk(benchTable());
    for (qint64 rows = 0; !isDone(walk, rows);) {
        Batch batch;
        for (; batch.samples.size() < rowsOfABatch && !isDone(walk, rows); ++rows)
            batch.samples.push_back(walk.next());
        orDie(writer->write(batch));
    }
}

} // namespace

DeviceTablePtr benchTable(const QString &name)
{
    DeviceTable table{.name = name, .title = name, .interval = 1s};
    const std::initializer_list<const char *> integers = {"cloud_condition", "day_condition", "rain_sensor",
                                                          "wet_sensor",      "roof_close",    "humidity"};
    const std::initializer_list<const char *> reals = {"ambient_temperature", "sky_minus_ambient", "wind_speed",
                                                       "dew_point", "power_voltage"};
    for (const char *column : integers)
        table.columns.append(
            {.name = QLatin1StringView(column), .type = ColumnType::Integer, .label = QLatin1StringView(column)});
    for (const char *column : reals)
        table.columns.append({.name = QLatin1StringView(column), .label = QLatin1StringView(column)});
    return std::make_shared<const DeviceTable>(std::move(table));
}

Sample BenchWalk::next()
{
    if (m_second % week == week / 2)
        m_second += 3600;
    Sample sample{.table = m_table, .time = benchStart + m_second * 1s + Duration(1000 + m_random() % 8000)};
    sample.values = {state(0, 4, 3000),     state(1, 4, 20'000),    state(2, 2, 50'000),     state(3, 2, 50'000),
                     state(4, 2, 100'000),  walk(5, 0.05, 5, 100),  walk(0, 0.02, -20, 40),  walk(1, 0.05, -60, 20),
                     walk(2, 0.5, -40, 60), walk(3, 0.02, -30, 20), walk(4, 0.005, 11, 13.5)};
    if (const double *humidity = std::get_if<double>(&sample.values[5]))
        sample.values[5] = qint64(*humidity);
    if (double *wind = std::get_if<double>(&sample.values[8]))
        *wind = std::max(*wind, 0.0); // calm for a part of the time
    if (m_second % thirtyDays == 15 * 86400)
        sample.values[8] = 150.0;
    ++m_second;
    return sample;
}

/** One decimal, as a weather station sends it, and now and then no valid value. */
Value BenchWalk::walk(std::size_t index, double step, double least, double most)
{
    const double way = (double(m_random() % 2001) - 1000) / 1000 * step * 1.7;
    m_walks[index] = std::clamp(m_walks[index] + way, least, most);
    return m_random() % 100 == 0 ? Value() : Value(std::round(m_walks[index] * 10) / 10);
}

Value BenchWalk::state(std::size_t index, int states, int oneIn)
{
    const quint64 dice = m_random();
    if (dice % quint64(oneIn) == 0)
        m_states[index] = int(dice / quint64(oneIn) % quint64(states));
    return dice % 101 == 0 ? Value() : Value(qint64(m_states[index]));
}

void makeBenchLog(const QString &path, qint64 rows)
{
    writeWalk(path, [rows](const BenchWalk &, qint64 written) { return written >= rows; });
}

QString keptBenchLog(int days)
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation)
                      + QStringLiteral("/mtnops-logger-bench"));
    if (!folder.mkpath(QStringLiteral(".")))
        qFatal("cannot make %s", qPrintable(folder.path()));
    // The number grows with what is written, so that no older one is taken for it.
    const QString path = folder.filePath(QStringLiteral("log4-%1d.sqlite").arg(days));
    if (QFile::exists(path))
        return path;
    const QString unfinished = path + QStringLiteral(".part");
    for (const char *suffix : {"", "-wal", "-shm"})
        QFile::remove(unfinished + QLatin1StringView(suffix));
    writeWalk(unfinished, [days](const BenchWalk &walk, qint64) { return walk.second() >= days * 86400LL; });
    if (!QFile::rename(unfinished, path))
        qFatal("cannot make %s", qPrintable(path));
    return path;
}

QString copyOfBenchLog(const QString &folder, int days)
{
    const QString path = QDir(folder).filePath(QStringLiteral("copy-%1d.sqlite").arg(days));
    if (!QFile::copy(keptBenchLog(days), path))
        qFatal("cannot copy the log of %d days to %s", days, qPrintable(path));
    return path;
}

} // namespace mtnops
