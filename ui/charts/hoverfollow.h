// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartinteraction.h"

#include <QPointF>

namespace mtnops {

class ChartOverlay;
class PanelStack;

/** The crosshair follows the mouse, and the cursor's shape says what can be done there. Keeps no event to itself. */
class HoverFollow final : public ChartInteraction
{
public:
    /** Neither is owned; both outlive the gesture. */
    HoverFollow(ChartOverlay &overlay, const PanelStack &stack) : m_overlay(overlay), m_stack(stack) { }

    bool handle(QEvent *event) override;

private:
    void updateCursor(QPointF position);

    ChartOverlay &m_overlay;
    const PanelStack &m_stack;
};

} // namespace mtnops
