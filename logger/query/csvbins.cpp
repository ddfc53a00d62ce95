// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/csvbins.h"

#include "logger/store/tierrow.h"

namespace mtnops {

CsvBins::CsvBins(const CsvRequest &request, const QList<Column> &columns, CsvWriter &writer, CsvCourse &course)
    : m_request(request)
    , m_columns(columns)
    , m_writer(writer)
    , m_course(course)
    , m_start(toMicroseconds(floorTo(request.range.from, request.every)))
{
    for (const Column &column : columns)
        m_cells.push_back(Cell{.statistics = CsvStatistics(turnOf(column))});
}

void CsvBins::remember(qsizetype column, const CsvCell &stored, qint64 time)
{
    Cell &cell = m_cells[size_t(column)];
    const bool isUnseen = time >= m_start;
    (isUnseen ? cell.unseen : cell.last) = stored;
    (isUnseen ? cell.unseenTime : cell.lastTime) = time;
}

Result<void> CsvBins::beginRow(qint64 time)
{
    m_time = time;
    if (time >= m_start + m_request.every.count()) {
        const qint64 start = toMicroseconds(floorTo(fromMicroseconds(time), m_request.every));
        if (const Result<void> written = advanceTo(start); !written)
            return written;
    }
    m_hasRows = true;
    return {};
}

void CsvBins::addValue(qsizetype column, const CsvCell &stored)
{
    Cell &cell = m_cells[size_t(column)];
    cell.last = stored;
    cell.lastTime = m_time;
    cell.hasValue = true;
    if (m_columns[column].type == ColumnType::Real)
        cell.statistics.add(numberOf(stored));
}

void CsvBins::remember(qsizetype column, const TierCell &cell, qint64 time)
{
    remember(column, lastOf(column, cell), time);
}

CsvCell CsvBins::lastOf(qsizetype column, const TierCell &cell) const
{
    return m_columns[column].type == ColumnType::Real
        ? CsvCell(edgeValue(cell.last.toInt(), cell.minimum, cell.maximum))
        : cellOf(cell.last);
}

void CsvBins::addCell(qsizetype column, const TierCell &cell)
{
    Cell &known = m_cells[size_t(column)];
    known.last = lastOf(column, cell);
    known.lastTime = m_time; // not later than it was
    known.hasValue = true;
    if (m_columns[column].type == ColumnType::Real)
        known.statistics.add(cell.count, cell.minimum, cell.maximum, cell.sum);
}

Result<void> CsvBins::finish()
{
    return advanceTo(toMicroseconds(m_request.range.to));
}

/** Writes the interval that is being filled and, to fill, the ones between it and @p start. */
Result<void> CsvBins::advanceTo(qint64 start)
{
    const bool fills = m_request.fill > Duration::zero();
    for (; m_start < start; m_start += m_request.every.count()) {
        if (!m_hasRows && !fills)
            break;
        if (const Result<void> written = write(); !written)
            return written;
        if (const Result<void> done = m_course.step(m_start, m_writer.rows()); !done)
            return done;
    }
    m_start = start;
    return {};
}

Result<void> CsvBins::write()
{
    m_writer.beginRow(m_start);
    for (qsizetype column = 0; column < m_columns.size(); ++column) {
        Cell &cell = m_cells[size_t(column)];
        const ColumnType type = m_columns[column].type;
        if (type == ColumnType::Real)
            writeReal(cell);
        else if (cell.hasValue || canFill(cell))
            m_writer.writeValue(type, cell.last);
        else
            m_writer.writeEmpty();
        cell.statistics.clear();
        if (!cell.hasValue && !isNull(cell.unseen)) {
            cell.last = cell.unseen;
            cell.lastTime = cell.unseenTime;
        }
        cell.unseen = std::monostate();
        cell.hasValue = false;
    }
    m_hasRows = false;
    return m_writer.endRow();
}

void CsvBins::writeReal(const Cell &cell)
{
    const CsvStatistics &known = cell.statistics;
    const auto number = [&](CsvStatistic statistic) -> std::optional<double> {
        if (!cell.hasValue)
            return canFill(cell) ? std::optional(numberOf(cell.last)) : std::nullopt;
        if (statistic == CsvStatistic::Mean)
            return known.mean();
        return statistic == CsvStatistic::Minimum ? known.minimum() : known.maximum();
    };
    for (const CsvStatistic statistic : m_request.statistics) {
        if (statistic == CsvStatistic::Count)
            m_writer.writeInteger(known.count());
        else if (const std::optional<double> value = number(statistic))
            m_writer.writeReal(*value);
        else
            m_writer.writeEmpty();
    }
}

bool CsvBins::canFill(const Cell &cell) const
{
    return !isNull(cell.last) && m_start - cell.lastTime <= m_request.fill.count();
}

} // namespace mtnops
