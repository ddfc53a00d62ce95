// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"

#include <QByteArray>
#include <QStringView>

#include <chrono>
#include <limits>

namespace mtnops {

/** A span of time in microseconds, the resolution of the database. */
using Duration = std::chrono::microseconds;

/** An instant in UTC with microseconds; zones exist only where something is shown or typed. */
using Timestamp = std::chrono::sys_time<Duration>;

/** Microseconds since 1970-01-01T00:00:00Z, as the database stores an instant. */
constexpr qint64 toMicroseconds(Timestamp time)
{
    return time.time_since_epoch().count();
}

constexpr Timestamp fromMicroseconds(qint64 microseconds)
{
    return Timestamp(Duration(microseconds));
}

/** Of a read of all rows, as the database stores instants. */
constexpr qint64 beginningOfTime = std::numeric_limits<qint64>::min();
constexpr qint64 endOfTime = std::numeric_limits<qint64>::max();

/** The largest multiple of @p step since the epoch that is not after @p time, also before 1970. @p step > 0. */
Timestamp floorTo(Timestamp time, Duration step);

/** The smallest one that is not before @p time. */
Timestamp ceilTo(Timestamp time, Duration step);

/** ISO 8601 in UTC with all six decimals: 2026-11-23T22:04:08.700000Z. */
QByteArray toIsoUtc(Timestamp time);

/** Reads "250ms", "1s", "1.5s", "5min", "2h", "30d"; the error says what is accepted. Result is > 0. */
Result<Duration> parseDuration(QStringView text);

/** The shortest text that parseDuration() reads back: "1s", "90s", "5min". */
QString formatDuration(Duration duration);

} // namespace mtnops
