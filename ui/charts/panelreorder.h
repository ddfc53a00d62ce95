// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartinteraction.h"

#include <QPointF>

#include <optional>

namespace mtnops {

class PanelArranger;
class PanelStack;

/** Ctrl, Shift and Up or Down move the panel under the mouse; without a mouse over the charts, the uppermost that is
    seen. */
class PanelReorder final : public ChartInteraction
{
public:
    /** Neither is owned; both outlive the gesture. */
    PanelReorder(PanelArranger &arranger, const PanelStack &stack) : m_arranger(arranger), m_stack(stack) { }

    bool handle(QEvent *event) override;

private:
    PanelArranger &m_arranger;
    const PanelStack &m_stack;
    std::optional<QPointF> m_mouse;
};

} // namespace mtnops
