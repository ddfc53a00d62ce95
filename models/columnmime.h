// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"

#include <memory>
#include <optional>

class QMimeData;

namespace mtnops {

/** What a column is while it is dragged from one part of the window to another. */
std::unique_ptr<QMimeData> columnMime(const ColumnRef &column);

/** The column in @p data, or nothing where something else is dragged. */
std::optional<ColumnRef> columnIn(const QMimeData *data);

} // namespace mtnops
