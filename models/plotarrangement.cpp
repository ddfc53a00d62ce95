// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plotarrangement.h"

#include <algorithm>

namespace mtnops {

void PlotArrangement::place(const ColumnRef &column, const QString &panel)
{
    if (panel.isEmpty())
        m_panels.remove(column);
    else
        m_panels.insert(column, panel);
}

QString PlotArrangement::freePanel() const
{
    const auto isTaken = [&](const QString &key) {
        return m_order.contains(key) || std::find(m_panels.cbegin(), m_panels.cend(), key) != m_panels.cend()
            || std::any_of(m_axes.keyBegin(), m_axes.keyEnd(), [&](const AxisId &id) { return id.panel == key; });
    };
    int number = 1;
    while (isTaken(QStringLiteral("panel %1").arg(number)))
        ++number;
    return QStringLiteral("panel %1").arg(number);
}

void PlotArrangement::arrangeByUnit()
{
    m_panels.clear();
    m_order.clear();
}

void PlotArrangement::setAxis(const AxisId &id, const AxisState &state)
{
    if (state == AxisState())
        m_axes.remove(id);
    else
        m_axes.insert(id, state);
}

void PlotArrangement::holdAxis(const AxisId &id, const AxisSpan &span)
{
    AxisState state = axis(id);
    if (state.isLocked || !span.isValid(state.isLogarithmic))
        return;
    state.held = span;
    setAxis(id, state);
}

void PlotArrangement::followAxis(const AxisId &id)
{
    AxisState state = axis(id);
    if (state.isLocked)
        return;
    state.held.reset();
    setAxis(id, state);
}

void PlotArrangement::setLogarithmic(const AxisId &id, bool logarithmic)
{
    AxisState state = axis(id);
    if (state.isLocked)
        return;
    state.isLogarithmic = logarithmic;
    if (state.held && !state.held->isValid(logarithmic))
        state.held.reset();
    setAxis(id, state);
}

void PlotArrangement::lockAxis(const AxisId &id, const AxisSpan &shown)
{
    holdAxis(id, shown);
    AxisState state = axis(id);
    state.isLocked = state.held.has_value();
    setAxis(id, state);
}

void PlotArrangement::unlockAxis(const AxisId &id)
{
    AxisState state = axis(id);
    state.isLocked = false;
    setAxis(id, state);
}

void PlotArrangement::setLook(const ColumnRef &column, const TraceLook &look)
{
    if (look == TraceLook())
        m_looks.remove(column);
    else
        m_looks.insert(column, look);
}

void PlotArrangement::forget(const ColumnRef &column)
{
    m_panels.remove(column);
    TraceLook look = this->look(column);
    if (!look.keepsColour)
        look.colour = -1;
    setLook(column, look);
}

} // namespace mtnops
