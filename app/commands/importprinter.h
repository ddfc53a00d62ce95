// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/import/importreport.h"

namespace mtnops {

/** Prints what an import did, or would do: a line for each table, and below it what one should know. */
void printImport(const ImportReport &report, bool isDryRun);

} // namespace mtnops
