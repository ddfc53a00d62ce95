// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"
#include "logger/query/verification.h"

#include <functional>

namespace mtnops {

/** What to verify. */
struct VerifyRequest
{
    QString databasePath;
    QString table; ///< empty: all
    bool isQuick = false; ///< looks at less of the file's own structure
};

/** Told on the verifying thread: what is looked at, and how much of all is done, 0 to 1. */
using VerifyProgress = std::function<void(const QString &what, double done)>;

/** Reads a whole log, which may be written meanwhile, and says what is wrong in it: the file's structure, tables that
    are not what the catalog says, watermarks that cannot be, and rollups that differ from what their raw rows give. It
    blocks: call it off the main thread. The error says why it could not go on. */
Result<Verification> verifyLog(const VerifyRequest &request, const VerifyProgress &progress = {});

} // namespace mtnops
