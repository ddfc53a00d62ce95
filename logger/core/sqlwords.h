// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace mtnops {

/** True for a word, in lower case, that SQLite or PostgreSQL does not take as the name of a table or a column unless it
    is quoted, or takes as something else ("current_date"). The store quotes every name; those who read it do not. */
bool isReservedSqlWord(QStringView name);

} // namespace mtnops
