// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/csvcell.h"

#include "logger/store/sqlitestatement.h"

namespace mtnops {

void readCell(const SqliteStatement &row, int column, CsvCell &cell)
{
    const SqliteValue value = row.at(column);
    switch (value.kind()) {
    case SqliteValue::Kind::Null:
        cell = std::monostate();
        return;
    case SqliteValue::Kind::Integer:
        cell = value.integer();
        return;
    case SqliteValue::Kind::Real:
        cell = value.real();
        return;
    case SqliteValue::Kind::Text:
        cell = value.text();
        return;
    case SqliteValue::Kind::Blob:
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
