// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartinteraction.h"

class QWheelEvent;

namespace mtnops {

class PanelStack;

/** Ctrl and wheel, Page Up and Page Down scroll to panels that have no room; the wheel alone zooms. */
class PanelScroll final : public ChartInteraction
{
public:
    /** @p stack is not owned and outlives the gesture. */
    explicit PanelScroll(PanelStack &stack) : m_stack(stack) { }

    bool handle(QEvent *event) override;

private:
    bool turn(const QWheelEvent &wheel);

    PanelStack &m_stack;
};

} // namespace mtnops
