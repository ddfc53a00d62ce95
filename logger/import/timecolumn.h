// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/import/foreignsource.h"

namespace mtnops {

/** The names by which a column of times is known, whatever its type. */
const QStringList &timeColumnNames();

/** The column that tells the rows' times: @p name, or the only one of times, or the only one that is named like it, as
    timeColumnNames() has it. Nothing where none could be. Where several could, the error names them; but who @p guesses
    gets the first of the likeliest. */
Result<std::optional<qsizetype>> findTimeColumn(const ForeignTable &table, const QString &name, bool guesses);

} // namespace mtnops
