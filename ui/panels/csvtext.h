// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QAbstractItemModel;

namespace mtnops {

/** What a table shows, as CSV (RFC 4180) with its headers in the first line; what is unknown is empty. */
QString csvText(const QAbstractItemModel &model);

} // namespace mtnops
