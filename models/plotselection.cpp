// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plotselection.h"

#include <algorithm>

namespace mtnops {

QList<ColumnRef> PlotSelection::columns() const
{
    QList<ColumnRef> columns;
    columns.reserve(m_traces.size());
    for (const Trace &trace : m_traces)
        columns.append(trace.column);
    return columns;
}

bool PlotSelection::contains(const ColumnRef &column) const
{
    return colourOf(column) >= 0;
}

int PlotSelection::colourOf(const ColumnRef &column) const
{
    const auto found =
        std::find_if(m_traces.begin(), m_traces.end(), [&](const Trace &trace) { return trace.column == column; });
    return found == m_traces.end() ? -1 : found->colour;
}

void PlotSelection::setChosen(const ColumnRef &column, bool chosen)
{
    if (contains(column) == chosen)
        return;
    if (!chosen) {
        m_traces.removeIf([&](const Trace &trace) { return trace.column == column; });
    } else {
        int colour = 0;
        const auto isTaken = [&](int candidate) {
            return std::any_of(m_traces.begin(), m_traces.end(),
                               [&](const Trace &trace) { return trace.colour == candidate; });
        };
        while (isTaken(colour))
            ++colour;
        m_traces.append({.column = column, .colour = colour});
    }
    emit changed();
}

void PlotSelection::clear()
{
    if (m_traces.isEmpty())
        return;
    m_traces.clear();
    emit changed();
}

} // namespace mtnops
