// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace mtnops {

/** What the tables of all tiers of a device hold, byte for byte, one line a bin. */
QStringList tierDump(const QString &path, const QString &device);

} // namespace mtnops
