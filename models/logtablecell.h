// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/valuetext.h"

#include <QVariant>

namespace mtnops {

// What LogTableModel answers for a cell or a header, by its roles; any thread.

/** The time of a row; ISO in UTC without a formatter. */
QVariant timeCellData(Timestamp time, int role, const TimeFormatter &formatTime);

/** A value of a row, written with so many decimals. */
QVariant valueCellData(const Column &column, const Value &value, int role, const TimeFormatter &formatTime,
                       int decimals);

/** The header over a column of @p table. */
QVariant valueHeaderData(const QString &table, const Column &column, int role);

} // namespace mtnops
