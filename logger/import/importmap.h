// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"
#include "logger/import/foreigntime.h"
#include "logger/site/diagnostic.h"

namespace mtnops {

/** What a map says of one column; what it leaves out is guessed. */
struct MappedColumn
{
    QString from; ///< as the other logger has it
    QString to; ///< empty: as near to its own name as can be
    std::optional<ColumnType> type;
    std::optional<QString> unit;
    QString label;
    QString description;
    bool isSkipped = false;
};

/** What a map says of one table. */
struct MappedTable
{
    QString from;
    QString to; ///< empty: as near to its own name as can be
    QString title;
    QString time; ///< the column of the rows' times; empty: guessed
    std::optional<TimeFormat> timeFormat;
    Duration interval{}; ///< 0: guessed
    bool isSkipped = false;
    QList<MappedColumn> columns;

    /** Of the column of that name; null where it says nothing. */
    const MappedColumn *column(const QString &name) const;
};

/** How tables and columns of another logger are called in the log. A value. */
struct ImportMap
{
    QList<MappedTable> tables;

    const MappedTable *table(const QString &name) const;
};

/** Reads a map (TOML). Every mistake is told, with its place; then the map is of no use. */
ImportMap readImportMap(const QString &path, QList<Diagnostic> &mistakes);

} // namespace mtnops
