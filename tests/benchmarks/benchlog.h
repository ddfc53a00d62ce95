// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/store/writer.h"

namespace mtnops {

/** When the benchmark log begins. */
constexpr Timestamp benchStart = fromMicroseconds(1'767'225'600'000'000); // 2026-01-01

/** A weather station of 6 integer and 5 real columns with some NULLs, one row a second. */
DeviceTablePtr benchTable(const QString &name = QStringLiteral("boltwood"));

/** Row number @p second of benchTable(). */
Sample benchSample(const DeviceTablePtr &table, qint64 second);

/** A new log of @p rows rows of benchTable(), closed again. */
void makeBenchLog(const QString &path, qint64 rows);

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
