// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/import/csvfilerows.h"

#include <QFileInfo>

namespace mtnops {

CsvFileRows::CsvFileRows(const ForeignTable &table, QList<qsizetype> columns)
    : m_reader(table.path), m_columns(std::move(columns)), m_count(table.columns.size())
{
}

Result<std::unique_ptr<ForeignRows>> CsvFileRows::open(const ForeignTable &table, const QList<qsizetype> &columns)
{
    std::unique_ptr<CsvFileRows> rows(new CsvFileRows(table, columns));
    if (const Result<void> opened = rows->m_reader.open(); !opened)
        return opened.error();
    if (const Result<bool> header = rows->m_reader.next(); !header)
        return header.error();
    return std::unique_ptr<ForeignRows>(std::move(rows));
}

Result<bool> CsvFileRows::next()
{
    return m_reader.next();
}

/** Nothing between two commas is NULL, and a text without letters in quotes. */
QVariant CsvFileRows::value(int column) const
{
    const qsizetype cell = m_columns[column];
    const QByteArrayView text = m_reader.cell(cell);
    if (text.isEmpty())
        return m_reader.isQuoted(cell) ? QVariant(QByteArrayLiteral("")) : QVariant();
    return QByteArray::fromRawData(text.data(), text.size());
}

QString CsvFileRows::problem() const
{
    return m_reader.count() == m_count ? QString() : QStringLiteral("another number of cells than the first line has");
}

QString CsvFileRows::place() const
{
    return QStringLiteral("%1:%2").arg(QFileInfo(m_reader.path()).fileName()).arg(m_reader.line());
}

} // namespace mtnops
