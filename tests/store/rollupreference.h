// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"

#include <QStringList>

namespace mtnops {

/** Works out every bin of a tier anew from all raw rows, with none of the store's code, and says where the table of the
    tier differs. Sums are compared to a few parts in 10^12, first and last values to within their steps. */
QStringList differences(const QString &path, const DeviceTable &table, std::size_t tier);

} // namespace mtnops
