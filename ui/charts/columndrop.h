// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartinteraction.h"

class QDropEvent;

namespace mtnops {

class ChartOverlay;
class PanelArranger;
class PanelStack;

/** Takes a column that is dragged here from the tree: onto a panel, or between two for a panel of its own. */
class ColumnDrop final : public ChartInteraction
{
public:
    /** None is owned; all outlive the gesture. */
    ColumnDrop(PanelArranger &arranger, const PanelStack &stack, ChartOverlay &overlay);

    bool handle(QEvent *event) override;

private:
    bool move(QDropEvent &event);

    PanelArranger &m_arranger;
    const PanelStack &m_stack;
    ChartOverlay &m_overlay;
};

} // namespace mtnops
