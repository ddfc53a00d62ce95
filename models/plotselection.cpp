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
    if (chosen) {
        choose({column});
        emit wanted(column);
        return;
    }
    if (!contains(column))
        return;
    m_traces.removeIf([&](const Trace &trace) { return trace.column == column; });
    m_arrangement.forget(column);
    emit changed();
}

void PlotSelection::choose(const QList<ColumnRef> &columns)
{
    const qsizetype before = m_traces.size();
    for (const ColumnRef &column : columns) {
        if (!contains(column))
            add(column);
    }
    if (m_traces.size() != before)
        emit changed();
}

void PlotSelection::add(const ColumnRef &column)
{
    TraceLook look = m_arrangement.look(column);
    if (look.colour < 0)
        look.colour = freeColour();
    m_arrangement.setLook(column, look);
    m_traces.append({.column = column, .colour = look.colour});
}

void PlotSelection::clear()
{
    if (m_traces.isEmpty())
        return;
    for (const Trace &trace : std::as_const(m_traces))
        m_arrangement.forget(trace.column);
    m_arrangement.arrangeByUnit();
    m_traces.clear();
    emit changed();
}

void PlotSelection::setArrangement(const PlotArrangement &arrangement)
{
    if (arrangement == m_arrangement)
        return;
    m_arrangement = arrangement;
    const QList<Trace> before = m_traces;
    for (Trace &trace : m_traces) {
        if (const int colour = arrangement.look(trace.column).colour; colour >= 0)
            trace.colour = colour;
    }
    emit arranged();
    if (m_traces != before)
        emit changed();
}

int PlotSelection::freeColour() const
{
    const auto isTaken = [&](int candidate) {
        return std::any_of(m_traces.begin(), m_traces.end(),
                           [&](const Trace &trace) { return trace.colour == candidate; });
    };
    int colour = 0;
    while (isTaken(colour))
        ++colour;
    return colour;
}

} // namespace mtnops
