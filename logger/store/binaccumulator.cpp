// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/binaccumulator.h"

#include "logger/store/sqlvalue.h"
#include "logger/store/tiers.h"

#include <algorithm>

namespace mtnops {

BinAccumulator::BinAccumulator(QList<Column> columns, Duration longestGap)
    : m_columns(std::move(columns))
    , m_longestGap(longestGap.count())
    , m_cells(std::size_t(m_columns.size()))
    , m_previous(std::size_t(m_columns.size()))
{
}

void BinAccumulator::setPrevious(std::span<const QVariant> values)
{
    std::copy_n(values.begin(), m_previous.size(), m_previous.begin());
}

std::optional<TierRow> BinAccumulator::add(qint64 time, std::span<const QVariant> values)
{
    Q_ASSERT(values.size() >= m_cells.size());
    std::optional<TierRow> done;
    if (m_rows > 0) {
        const bool isBehind = time >= m_start + tiers.front().width.count();
        if (isBehind)
            done = finish(time);
        else
            m_covered += m_longestGap > 0 ? std::min(time - m_time, m_longestGap) : time - m_time;
    }
    if (m_rows == 0)
        m_start = toMicroseconds(floorTo(fromMicroseconds(time), tiers.front().width));
    ++m_rows;
    m_time = time;
    for (qsizetype column = 0; column < m_columns.size(); ++column)
        addValue(column, values[std::size_t(column)]);
    return done;
}

std::optional<TierRow> BinAccumulator::finish(qint64 time)
{
    if (m_rows == 0)
        return std::nullopt;
    m_covered += m_longestGap > 0 ? std::min(time - m_time, m_longestGap) : time - m_time;
    return close();
}

void BinAccumulator::addValue(qsizetype column, const QVariant &value)
{
    Cell &cell = m_cells[std::size_t(column)];
    const ColumnType type = m_columns[column].type;
    if (type != ColumnType::Real) {
        QVariant &previous = m_previous[std::size_t(column)];
        if (!value.isNull()) {
            if (!previous.isNull() && previous != value)
                ++cell.changes;
            cell.lastValue = value;
        }
        previous = value;
    }
    if (type == ColumnType::Text || type == ColumnType::Time) {
        cell.count += value.isNull() ? 0 : 1;
        return;
    }
    const std::optional<double> number = numberFromSql(value);
    if (!number)
        return;
    if (cell.count == 0) {
        cell.minimum = *number;
        cell.maximum = *number;
        cell.first = *number;
    }
    cell.minimum = std::min(cell.minimum, *number);
    cell.maximum = std::max(cell.maximum, *number);
    cell.sum += *number;
    cell.last = *number;
    ++cell.count;
}

TierRow BinAccumulator::close()
{
    TierRow row{.start = m_start, .rows = m_rows, .covered = m_covered};
    row.cells.reserve(m_cells.size());
    for (qsizetype column = 0; column < m_columns.size(); ++column) {
        const Cell &cell = m_cells[std::size_t(column)];
        TierCell made{.count = cell.count,
                      .minimum = cell.minimum,
                      .maximum = cell.maximum,
                      .sum = cell.sum,
                      .last = cell.lastValue,
                      .changes = cell.changes};
        const ColumnType type = m_columns[column].type;
        if (type == ColumnType::Real && cell.count > 0) {
            made.first = edgeStep(cell.first, cell.minimum, cell.maximum);
            made.last = qint64(edgeStep(cell.last, cell.minimum, cell.maximum));
        }
        if (type != ColumnType::Text && type != ColumnType::Time) {
            // As the table's generated columns compute it.
            made.covered = m_covered * cell.count / m_rows;
            made.integral = cell.sum * double(m_covered) / double(m_rows);
        }
        row.cells.push_back(std::move(made));
    }
    std::fill(m_cells.begin(), m_cells.end(), Cell());
    m_rows = 0;
    m_covered = 0;
    return row;
}

} // namespace mtnops
