// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/csvcell.h"

#include "logger/store/sqlitestatement.h"

namespace mtnops {

void readCell(const SqliteStatement &row, int column, CsvCell &cell)
{
    switch (row.kind(column)) {
    case SqliteStatement::Kind::Null:
        cell = std::monostate();
        return;
    case SqliteStatement::Kind::Integer:
        cell = row.integer(column);
        return;
    case SqliteStatement::Kind::Real:
        cell = row.real(column);
        return;
    case SqliteStatement::Kind::Text:
        cell = row.text(column);
        return;
    case SqliteStatement::Kind::Blob:
        cell = CsvBlob();
        return;
    }
}

CsvCell cellOf(const QVariant &stored)
{
    if (stored.isNull())
        return {};
    switch (stored.typeId()) {
    case QMetaType::LongLong:
    case QMetaType::Int:
        return stored.toLongLong();
    case QMetaType::Double:
        return stored.toDouble();
    case QMetaType::QString:
        return stored.toString();
    default:
        return CsvBlob();
    }
}

} // namespace mtnops
