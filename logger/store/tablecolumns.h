// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"

#include <QHash>
#include <QString>

namespace mtnops {

class SqlConnection;

/** A column that a table really has, whatever the catalog says. */
struct RealColumn
{
    QString type; ///< as declared: "REAL"
    bool isKey = false;
    bool isGenerated = false;
};

/** The columns of a table by their names, the generated ones too; none where there is no such table. */
Result<QHash<QString, RealColumn>> realColumns(SqlConnection &connection, const QString &table);

} // namespace mtnops
