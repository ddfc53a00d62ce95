// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/logreader.h"

namespace mtnops {

/** The stretch of a table's rows that a model holds, newest first and without a gap, with what is known of the rows
    around it. A value; any thread. */
class HeldRows
{
public:
    HeldRows() = default;
    /** None yet, of a table of those columns. */
    explicit HeldRows(const QList<Column> &columns) : m_columns(columns), m_decimals(columns.size()) { }

    // These take the rows of a page; a column that the page lacks is NULL. True when one needs more decimals now.
    void replace(const RowPage &page);
    bool append(const RowPage &page);
    bool prepend(const RowPage &page);

    void removeNewest(qsizetype count);
    void removeOldest(qsizetype count);
    /** The oldest ones went out of the window: none follows inside it. */
    void retireOldest(qsizetype count);
    /** Rows newer than the first are known of, but not held. */
    void expectNewer() { m_hasNewer = true; }

    bool isEmpty() const { return m_rows.isEmpty(); }
    qsizetype size() const { return m_rows.size(); }
    const Row &operator[](qsizetype row) const { return m_rows[row]; }
    const Row &newest() const { return m_rows.first(); }
    const Row &oldest() const { return m_rows.last(); }
    bool hasNewer() const { return m_hasNewer; }
    bool hasOlder() const { return m_hasOlder; }

    /** How many decimals a column is written with: as many as its longest value needs. */
    int decimals(qsizetype column) const { return m_decimals[column]; }

    /** The newest row that is not after @p time; the oldest where all are. */
    qsizetype rowAt(Timestamp time) const;
    /** Whether the row that stands for @p time is among those that are held. */
    bool holds(Timestamp time) const;
    qsizetype countBefore(Timestamp time) const;

private:
    QList<Row> arranged(const RowPage &page) const;
    bool widen(const QList<Row> &rows);

    QList<Column> m_columns;
    QList<Row> m_rows;
    QList<int> m_decimals;
    bool m_hasNewer = false;
    bool m_hasOlder = false;
};

} // namespace mtnops
