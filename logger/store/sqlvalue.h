// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"

#include <QVariant>

#include <optional>

namespace mtnops {

/** The type that a column of a log table is declared with. Booleans are INTEGER 0 and 1, times INTEGER microseconds. */
QString sqlTypeOf(ColumnType type);

/** Sets @p stored to what to bind for a value of a column of that type: NULL for NULL, NaN and infinities. False where
    the value does not fit the type, such as text for a real. A number that takes a number's place costs a fraction of a
    new QVariant. */
bool toSql(ColumnType type, const Value &value, QVariant &stored);

/** What a stored value of a column of that type means; NULL where a row was filled by hand with something else. */
Value fromSql(ColumnType type, const QVariant &stored);

/** A stored real, integer or boolean, as SqliteStatement::value() gives it, as a number; nothing for NULL and whatever
    is no number. */
std::optional<double> numberFromSql(const QVariant &stored);

/** A text to bind where NULL is not allowed: a null QString would be bound as NULL. */
QVariant textOrEmpty(const QString &text);

/** A name in double quotes. Names come from isSqlName(), which is asserted. */
QString quotedName(const QString &name);

} // namespace mtnops
