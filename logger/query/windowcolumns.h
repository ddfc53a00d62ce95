// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"
#include "logger/core/timerange.h"

#include <QStringList>

#include <optional>

namespace mtnops {

struct Stretch;

/** The columns of one table that are read together over one window. A value; any one thread. */
class WindowColumns
{
public:
    /** @p table must outlive this. @p bin is the width of a pixel. */
    WindowColumns(const DeviceTable &table, const TimeRange &range, Duration bin);

    /** False for one that was added before. */
    bool add(const Column &column);

    const DeviceTable &table() const { return *m_table; }
    const TimeRange &range() const { return m_range; }
    Duration bin() const { return m_bin; }
    const QList<Column> &columns() const { return m_columns; }
    const QStringList &names() const { return m_names; }
    ColumnType typeOf(std::size_t index) const { return m_columns[qsizetype(index)].type; }
    qsizetype indexOf(const QString &name) const { return m_names.indexOf(name); }

    /** The coarsest tier that draws rows each @p interval right; nothing where raw rows are to be read. */
    std::optional<std::size_t> tier(Duration interval) const;

    /** From the first instant that is read to the last: the range, and of a plan's bins what reaches beyond it. */
    TimeRange rangeOf(const QList<Stretch> &plan) const;

private:
    const DeviceTable *m_table;
    TimeRange m_range;
    Duration m_bin;
    QList<Column> m_columns;
    QStringList m_names; ///< of m_columns
};

} // namespace mtnops
