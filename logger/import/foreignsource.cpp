// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/import/foreignsource.h"

namespace mtnops {

Error cancelledImport()
{
    return {ErrorCode::Cancelled,
            QStringLiteral("interrupted: what was imported so far is in the log; the same call goes on with the rest")};
}

} // namespace mtnops
