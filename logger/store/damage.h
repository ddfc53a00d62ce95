// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"

#include <QString>

#include <chrono>

namespace mtnops {

// What is wrong with the file of a log itself, as opposed to a lock, a disk or a statement. Any thread that may wait.

/** Whether SQLite failed because the file is damaged. */
bool isDamage(const Error &error);

/** What is damaged in a log's file, as far as it can be found in @p time: its header, its catalog, then its tables, the
    oldest first. Empty when nothing was found, when there is no file, and when it is somebody's other file. */
QString damageOf(const QString &databasePath, std::chrono::milliseconds time);

/** Whether this is or was a log, however damaged: a file of another kind is nobody's to set aside. Of a damaged file
    only: to read a file beside SQLite lets go the locks that this process has on it. */
bool isLogFile(const QString &databasePath);

/** Renames a database that nobody has open here, with its write-ahead log, to a name with the date, so that a fresh one
    can have its name. Returns the new name. */
Result<QString> setDamagedAside(const QString &databasePath);

} // namespace mtnops
