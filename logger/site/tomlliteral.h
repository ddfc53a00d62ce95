// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace mtnops {

// How values are written into a TOML file. Any thread.

/** A string in double quotes, on one line: what cannot stand there is escaped. */
QString tomlString(const QString &text);

/** An array of strings, on one line. */
QString tomlStrings(const QStringList &texts);

} // namespace mtnops
