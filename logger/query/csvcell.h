// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVariant>

#include <variant>

namespace mtnops {

class SqliteStatement;

/** A blob, which is of no column's type. */
struct CsvBlob
{
};

/** What is stored in one cell, of the type that it has there; std::monostate is NULL. To overwrite one with another of
    its type costs no more than the number: a QVariant's assignment took half of the reading. */
using CsvCell = std::variant<std::monostate, qint64, double, QString, CsvBlob>;

inline bool isNull(const CsvCell &cell)
{
    return std::holds_alternative<std::monostate>(cell);
}

/** Of a number, as a real column may hold it. */
inline double numberOf(const CsvCell &cell)
{
    const qint64 *integer = std::get_if<qint64>(&cell);
    return integer ? double(*integer) : std::get<double>(cell);
}

/** Reads a cell of the row on which the statement stands. */
void readCell(const SqliteStatement &row, int column, CsvCell &cell);

/** The last value of a rollup, as it is stored. */
CsvCell cellOf(const QVariant &stored);

} // namespace mtnops
