// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/heldrows.h"

#include "models/valuetext.h"

#include <algorithm>

namespace mtnops {

void HeldRows::replace(const RowPage &page)
{
    m_rows = arranged(page);
    m_hasNewer = page.hasNewer;
    m_hasOlder = page.hasOlder;
    m_decimals = QList<int>(m_columns.size());
    widen(m_rows);
}

bool HeldRows::append(const RowPage &page)
{
    const QList<Row> rows = arranged(page);
    m_rows.append(rows);
    m_hasOlder = page.hasOlder;
    return widen(rows);
}

bool HeldRows::prepend(const RowPage &page)
{
    QList<Row> rows = arranged(page);
    const bool isWider = widen(rows);
    while (!rows.isEmpty()) // one by one: the rows that are there are not copied
        m_rows.prepend(rows.takeLast());
    m_hasNewer = page.hasNewer;
    return isWider;
}

void HeldRows::removeNewest(qsizetype count)
{
    m_rows.remove(0, count);
    m_hasNewer = true;
}

void HeldRows::removeOldest(qsizetype count)
{
    m_rows.remove(m_rows.size() - count, count);
    m_hasOlder = true;
}

void HeldRows::retireOldest(qsizetype count)
{
    removeOldest(count);
    m_hasOlder = false;
}

qsizetype HeldRows::rowAt(Timestamp time) const
{
    const auto found =
        std::partition_point(m_rows.cbegin(), m_rows.cend(), [&](const Row &row) { return row.time > time; });
    return std::min(found - m_rows.cbegin(), m_rows.size() - 1);
}

bool HeldRows::holds(Timestamp time) const
{
    return !isEmpty() && (!m_hasNewer || time <= newest().time) && (!m_hasOlder || time >= oldest().time);
}

qsizetype HeldRows::countBefore(Timestamp time) const
{
    const auto firstOlder =
        std::partition_point(m_rows.cbegin(), m_rows.cend(), [&](const Row &row) { return row.time >= time; });
    return m_rows.cend() - firstOlder;
}

/** The rows of a page with their values in the order of our columns. */
QList<Row> HeldRows::arranged(const RowPage &page) const
{
    const auto hasName = [](const Column &left, const Column &right) { return left.name == right.name; };
    if (std::equal(page.columns.begin(), page.columns.end(), m_columns.begin(), m_columns.end(), hasName))
        return page.rows;
    const DeviceTable read{.name = page.table, .title = {}, .interval = {}, .columns = page.columns};
    QList<Row> rows;
    rows.reserve(page.rows.size());
    for (const Row &row : page.rows) {
        Row ours{row.time, Values(size_t(m_columns.size()))};
        for (qsizetype column = 0; column < m_columns.size(); ++column) {
            if (const qsizetype theirs = read.indexOf(m_columns[column].name); theirs >= 0)
                ours.values[size_t(column)] = row.values[size_t(theirs)];
        }
        rows.append(ours);
    }
    return rows;
}

bool HeldRows::widen(const QList<Row> &rows)
{
    const QList<int> before = m_decimals;
    for (const Row &row : rows) {
        for (qsizetype column = 0; column < m_decimals.size(); ++column)
            m_decimals[column] = std::max(m_decimals[column], decimalsOf(row.values[size_t(column)]));
    }
    return m_decimals != before;
}

} // namespace mtnops
