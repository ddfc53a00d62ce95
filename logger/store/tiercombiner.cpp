// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/tiercombiner.h"

#include "logger/store/tiers.h"

#include <algorithm>

namespace mtnops {

TierCombiner::TierCombiner(QList<Column> columns, Duration width)
    : m_columns(std::move(columns))
    , m_width(width)
    , m_first(std::size_t(m_columns.size()))
    , m_last(std::size_t(m_columns.size()))
{
}

std::optional<TierRow> TierCombiner::add(const TierRow &finer)
{
    Q_ASSERT(finer.cells.size() == m_first.size());
    std::optional<TierRow> done;
    const qint64 start = toMicroseconds(floorTo(fromMicroseconds(finer.start), m_width));
    if (m_open && m_open->start != start)
        done = finish();
    if (!m_open)
        m_open = TierRow{.start = start, .cells = std::vector<TierCell>(m_first.size())};
    m_open->rows += finer.rows;
    m_open->covered += finer.covered;
    for (std::size_t column = 0; column < m_first.size(); ++column) {
        if (finer.cells[column].count > 0)
            combine(column, finer.cells[column]);
    }
    return done;
}

void TierCombiner::combine(std::size_t column, const TierCell &finer)
{
    TierCell &cell = m_open->cells[column];
    const bool isReal = m_columns[qsizetype(column)].type == ColumnType::Real;
    // The one change of a bin that begins behind a NULL is none where its one value is that from before it.
    const bool goesOn = !isReal && cell.count > 0 && finer.changes == 1 && finer.last == cell.last;
    if (cell.count == 0) {
        cell.minimum = finer.minimum;
        cell.maximum = finer.maximum;
        m_first[column] = edgeValue(finer.first, finer.minimum, finer.maximum);
    }
    cell.minimum = std::min(cell.minimum, finer.minimum);
    cell.maximum = std::max(cell.maximum, finer.maximum);
    cell.sum += finer.sum;
    cell.count += finer.count;
    cell.changes += goesOn ? 0 : finer.changes;
    cell.covered += finer.covered;
    cell.integral += finer.integral;
    if (isReal)
        m_last[column] = edgeValue(finer.last.toInt(), finer.minimum, finer.maximum);
    else
        cell.last = finer.last;
}

std::optional<TierRow> TierCombiner::finish()
{
    if (!m_open)
        return std::nullopt;
    for (std::size_t column = 0; column < m_first.size(); ++column) {
        TierCell &cell = m_open->cells[column];
        if (m_columns[qsizetype(column)].type != ColumnType::Real || cell.count == 0)
            continue;
        cell.first = edgeStep(m_first[column], cell.minimum, cell.maximum);
        cell.last = qint64(edgeStep(m_last[column], cell.minimum, cell.maximum));
    }
    return std::exchange(m_open, std::nullopt);
}

std::optional<TierRow> TierCombiner::finishBefore(qint64 time)
{
    return m_open && m_open->start + m_width.count() <= time ? finish() : std::nullopt;
}

std::vector<TierRow> combineBins(const QList<Column> &columns, Duration width, const std::vector<TierRow> &finer)
{
    TierCombiner combiner(columns, width);
    std::vector<TierRow> rows;
    for (const TierRow &row : finer) {
        if (std::optional<TierRow> done = combiner.add(row))
            rows.push_back(*std::move(done));
    }
    if (std::optional<TierRow> done = combiner.finish())
        rows.push_back(*std::move(done));
    return rows;
}

} // namespace mtnops
