// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/binaccumulator.h"

#include "logger/store/sqlvalue.h"
#include "logger/store/tiers.h"

#include <algorithm>

namespace mtnops {

BinAccumulator::BinAccumulator(QList<Column> columns, LoggedIntervals intervals)
    : m_columns(std::move(columns)), m_intervals(std::move(intervals)), m_cells(std::size_t(m_columns.size()))
{
}

void BinAccumulator::setPrevious(std::span<const QVariant> values)
{
    for (std::size_t column = 0; column < m_cells.size(); ++column) {
        Cell &cell = m_cells[column];
        cell.previous = values[column].toLongLong();
        cell.previousText = values[column];
        cell.isNull = values[column].isNull();
        cell.hasPrevious = !cell.isNull;
        cell.isBehindNull = cell.isNull;
    }
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
            m_covered += stoodUntil(time);
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
    m_covered += stoodUntil(time);
    return close();
}

/** For how many µs the newest row stood, where the next one came at @p time. */
qint64 BinAccumulator::stoodUntil(qint64 time) const
{
    const qint64 longest = m_intervals.longestGapAt(fromMicroseconds(m_time)).count();
    return longest > 0 ? std::min(time - m_time, longest) : time - m_time;
}

void BinAccumulator::addValue(qsizetype column, const QVariant &value)
{
    Cell &cell = m_cells[std::size_t(column)];
    switch (m_columns[column].type) {
    case ColumnType::Real:
        if (const std::optional<double> number = numberFromSql(value))
            addReal(cell, *number);
        return;
    case ColumnType::Integer:
    case ColumnType::Boolean:
        addInteger(cell, value);
        return;
    case ColumnType::Text:
    case ColumnType::Time:
        addText(cell, value);
        return;
    }
}

void BinAccumulator::addReal(Cell &cell, double value)
{
    if (cell.count == 0) {
        cell.minimum = value;
        cell.maximum = value;
        cell.first = value;
    }
    cell.minimum = std::min(cell.minimum, value);
    cell.maximum = std::max(cell.maximum, value);
    cell.sum += value;
    cell.last = value;
    ++cell.count;
}

void BinAccumulator::addInteger(Cell &cell, const QVariant &value)
{
    const std::optional<double> number = numberFromSql(value);
    if (number) {
        addReal(cell, *number);
        const qint64 whole = value.typeId() == QMetaType::LongLong ? *static_cast<const qint64 *>(value.constData())
                                                                   : value.toLongLong();
        addState(cell, cell.previous != whole);
        cell.previous = whole;
    }
    cell.isNull = !number;
}

void BinAccumulator::addText(Cell &cell, const QVariant &value)
{
    if (!value.isNull()) {
        addState(cell, cell.previousText != value);
        cell.previousText = value;
        ++cell.count;
    }
    cell.isNull = value.isNull();
}

/** What was valid before a NULL that the bin begins behind nobody knows: so the first value counts, lest one be hidden.
 */
void BinAccumulator::addState(Cell &cell, bool differs)
{
    if (cell.hasPrevious ? differs : cell.isBehindNull)
        ++cell.changes;
    cell.hasPrevious = true;
}

QVariant BinAccumulator::lastOf(const Cell &cell, ColumnType type) const
{
    if (cell.count == 0)
        return {};
    switch (type) {
    case ColumnType::Real:
        return qint64(edgeStep(cell.last, cell.minimum, cell.maximum));
    case ColumnType::Integer:
    case ColumnType::Boolean:
        return cell.previous;
    case ColumnType::Text:
    case ColumnType::Time:
        return cell.previousText;
    }
    Q_UNREACHABLE();
}

TierRow BinAccumulator::close()
{
    TierRow row{.start = m_start, .rows = m_rows, .covered = m_covered};
    row.cells.reserve(m_cells.size());
    for (qsizetype column = 0; column < m_columns.size(); ++column) {
        Cell &cell = m_cells[std::size_t(column)];
        const ColumnType type = m_columns[column].type;
        TierCell made{.count = cell.count,
                      .minimum = cell.minimum,
                      .maximum = cell.maximum,
                      .sum = cell.sum,
                      .last = lastOf(cell, type),
                      .changes = cell.changes};
        if (type == ColumnType::Real && cell.count > 0)
            made.first = edgeStep(cell.first, cell.minimum, cell.maximum);
        if (type != ColumnType::Text && type != ColumnType::Time) {
            // As the table's generated columns compute it.
            made.covered = m_covered * cell.count / m_rows;
            made.integral = cell.sum * double(m_covered) / double(m_rows);
        }
        row.cells.push_back(std::move(made));
        cell = Cell{.previous = cell.previous,
                    .previousText = std::move(cell.previousText),
                    .hasPrevious = cell.hasPrevious && !cell.isNull,
                    .isBehindNull = cell.isNull,
                    .isNull = cell.isNull};
    }
    m_rows = 0;
    m_covered = 0;
    return row;
}

} // namespace mtnops
