// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"

namespace mtnops {

class SqlConnection;

/** Where a log can still grow. */
struct LogRoom
{
    qint64 onDisk = 0; ///< bytes that its file system has for this user
    qint64 diskSize = 0; ///< bytes of its file system, used and free
    qint64 inFile = 0; ///< bytes of its pages that hold nothing any more, and are used before the file grows

    qint64 total() const { return onDisk + inFile; }
};

/** Needs no file descriptor. On the thread of its connection. */
Result<LogRoom> readRoom(SqlConnection &connection);

} // namespace mtnops
