// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/axiscontrol.h"

#include "models/plotselection.h"
#include "ui/charts/chartpanel.h"

namespace mtnops {

void AxisControl::hold(const AxisId &id, const AxisSpan &span)
{
    PlotArrangement arrangement = m_selection.arrangement();
    arrangement.holdAxis(id, span);
    m_selection.setArrangement(arrangement);
}

void AxisControl::holdBetween(const ChartPanel &panel, double bottom, double top)
{
    PlotArrangement arrangement = m_selection.arrangement();
    for (const auto &axis : panel.axes()) {
        if (axis->plan().kind != PanelKind::Quantity)
            continue; // a strip has no values
        const PanelFrame &frame = axis->frame();
        arrangement.holdAxis(panel.idOf(*axis), {.low = frame.value(bottom), .high = frame.value(top)});
    }
    m_selection.setArrangement(arrangement);
}

void AxisControl::follow(const AxisId &id)
{
    PlotArrangement arrangement = m_selection.arrangement();
    arrangement.followAxis(id);
    m_selection.setArrangement(arrangement);
}

void AxisControl::followAll()
{
    PlotArrangement arrangement = m_selection.arrangement();
    for (const AxisId &id : m_selection.arrangement().axes().keys())
        arrangement.followAxis(id);
    m_selection.setArrangement(arrangement);
}

void AxisControl::release(const AxisId &id)
{
    PlotArrangement arrangement = m_selection.arrangement();
    arrangement.unlockAxis(id);
    arrangement.followAxis(id);
    m_selection.setArrangement(arrangement);
}

void AxisControl::restore(const AxisId &id, const AxisState &state)
{
    PlotArrangement arrangement = m_selection.arrangement();
    arrangement.setAxis(id, state);
    m_selection.setArrangement(arrangement);
}

void AxisControl::setLogarithmic(const AxisId &id, bool logarithmic)
{
    PlotArrangement arrangement = m_selection.arrangement();
    arrangement.setLogarithmic(id, logarithmic);
    m_selection.setArrangement(arrangement);
}

void AxisControl::setLocked(const AxisId &id, const AxisSpan &shown, bool locked)
{
    PlotArrangement arrangement = m_selection.arrangement();
    if (locked)
        arrangement.lockAxis(id, shown);
    else
        arrangement.unlockAxis(id);
    m_selection.setArrangement(arrangement);
}

void AxisControl::toggleLock(const ChartPanel &panel, const ValueAxis &axis)
{
    const ValueSpan &shown = axis.frame().values;
    setLocked(panel.idOf(axis), {.low = shown.low, .high = shown.high}, !axis.state().isLocked);
}

} // namespace mtnops
