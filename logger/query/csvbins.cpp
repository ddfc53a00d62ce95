// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/csvbins.h"

#include "logger/store/sqlvalue.h"

namespace mtnops {

CsvBins::CsvBins(CsvWriter &writer, Duration width)
    : m_writer(writer), m_width(width), m_cells(size_t(writer.columns().size()))
{
}

Result<void> CsvBins::beginRow(qint64 time)
{
    if (m_hasRows && time < m_start + m_width.count())
        return {};
    if (const Result<void> written = finish(); !written)
        return written;
    m_start = toMicroseconds(floorTo(fromMicroseconds(time), m_width));
    m_hasRows = true;
    return {};
}

void CsvBins::addValue(qsizetype column, const QVariant &stored)
{
    if (stored.isNull())
        return;
    Cell &cell = m_cells[size_t(column)];
    if (m_writer.columns()[column].type != ColumnType::Real) {
        cell.last = stored;
    } else if (const std::optional<double> number = numberFromSql(stored)) {
        cell.sum += *number;
        ++cell.count;
    }
}

Result<void> CsvBins::finish()
{
    if (!m_hasRows)
        return {};
    m_hasRows = false;
    m_writer.beginRow(m_start);
    for (qsizetype column = 0; column < m_writer.columns().size(); ++column) {
        Cell &cell = m_cells[size_t(column)];
        m_writer.writeValue(column, cell.count > 0 ? QVariant(cell.sum / double(cell.count)) : cell.last);
        cell = {};
    }
    return m_writer.endRow();
}

} // namespace mtnops
