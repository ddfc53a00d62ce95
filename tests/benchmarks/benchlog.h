// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/store/writer.h"

#include <array>
#include <random>

namespace mtnops {

/** When the benchmark log begins. */
constexpr Timestamp benchStart = fromMicroseconds(1'767'225'600'000'000); // 2026-01-01

/** A weather station of 6 integer and 5 real columns; one row a second. */
DeviceTablePtr benchTable(const QString &name = QStringLiteral("boltwood"));

/** Rows of benchTable(), always the same: seeded random walks of one decimal, 1 % NULL, an outage of an hour each week,
   and on the 15th day of each 30 one second of 150 mph wind. Times jitter by some milliseconds. */
class BenchWalk
{
public:
    explicit BenchWalk(DeviceTablePtr table) : m_table(std::move(table)) { }

    /** The row of the next second that has one. */
    Sample next();
    qint64 second() const { return m_second; } ///< of the row after

private:
    Value walk(std::size_t index, double step, double least, double most);
    Value state(std::size_t index, int states, int oneIn);

    DeviceTablePtr m_table;
    qint64 m_second = 0;
    std::mt19937_64 m_random{1954};
    std::array<double, 6> m_walks{12, -30, 4, 3, 12.5, 40};
    std::array<int, 5> m_states{};
};

/** A new log of @p rows rows of BenchWalk, closed again. */
void makeBenchLog(const QString &path, qint64 rows);

/** The log of the first @p days days of BenchWalk: made once and kept in the user's cache folder. */
QString keptBenchLog(int days);

/** A log to write into: a copy in a folder. The kept ones are never written. */
QString copyOfBenchLog(const QString &folder, int days);

/** The value of a Result, or the end of the program with the reason. */
template<typename T>
T orDie(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

} // namespace mtnops
