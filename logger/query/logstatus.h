// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/devicestatus.h"

#include <QList>

namespace mtnops {

/** How a table stands. */
struct TableStatus
{
    QString table;
    DeviceStatus device;
    std::optional<qint64> rows; ///< raw rows that are kept; nothing where there are no rollups to count them by
    std::optional<Timestamp> first; ///< time of the first row that is kept
    std::optional<Timestamp> last;
    double bytesPerRow = 0; ///< of a raw row in the file
    std::optional<double> rowsPerDay; ///< in the last day that was logged
    std::optional<double> bytesPerDay; ///< by which the file grows for it, with its rollups
    Duration dirty{}; ///< of its rollups, to be made anew: until then rows may be wrong by some
};

/** How a log stands, and how long there is room for it. A value. */
struct LogStatus
{
    qint64 databaseBytes = 0; ///< with the write-ahead log
    qint64 walBytes = 0; ///< of that log alone
    qint64 freeBytes = 0; ///< of the disk
    std::optional<double> bytesPerDay; ///< nothing while too little was logged to tell
    QList<TableStatus> tables;

    /** Until the disk is full; nothing where it does not grow. */
    std::optional<double> daysLeft() const
    {
        return bytesPerDay && *bytesPerDay > 0 ? std::optional(double(freeBytes) / *bytesPerDay) : std::nullopt;
    }
};

} // namespace mtnops
