// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"

#include <QString>

namespace mtnops {

/** Copies a log database into a file that does not exist yet, as it stands at the beginning and while it may be
   written. The copy is checked, and appears under its name when it is whole; after a failure there is none. It blocks:
   call it off the main thread. The error is Busy where the copy's name is taken. */
Result<void> writeBackup(const QString &databasePath, const QString &output);

/** What a copy is called until it is whole. */
QString unfinishedBackup(const QString &output);

void removeUnfinishedBackup(const QString &output);

} // namespace mtnops
