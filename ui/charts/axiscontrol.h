// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/axisstate.h"

namespace mtnops {

class ChartPanel;
class PlotSelection;
class ValueAxis;

/** What gestures and menus do to value axes. It is written into the arrangement, which leaves locked axes alone; the
    panels show what stands there. Main thread. */
class AxisControl
{
public:
    /** @p selection is not owned and outlives this. */
    explicit AxisControl(PlotSelection &selection) : m_selection(selection) { }

    void hold(const AxisId &id, const AxisSpan &span);
    /** The values at the edges are those between two heights of the panel; of all its axes that are not locked. */
    void holdBetween(const ChartPanel &panel, double bottom, double top);
    /** As far as it is not locked. */
    void follow(const AxisId &id);
    /** All that are not locked. */
    void followAll();
    /** Also an axis that is locked: a person asked for just that. */
    void release(const AxisId &id);
    /** As it was before a gesture that was broken off. */
    void restore(const AxisId &id, const AxisState &state);
    void setLogarithmic(const AxisId &id, bool logarithmic);
    /** Locks it at @p shown, what it shows. */
    void setLocked(const AxisId &id, const AxisSpan &shown, bool locked);
    void toggleLock(const ChartPanel &panel, const ValueAxis &axis);

private:
    PlotSelection &m_selection;
};

} // namespace mtnops
