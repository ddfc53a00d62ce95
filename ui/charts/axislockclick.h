// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartinteraction.h"

namespace mtnops {

class AxisControl;
class PanelStack;

/** A click on the lock of a value axis locks it where it is, or unlocks it. */
class AxisLockClick final : public ChartInteraction
{
public:
    /** Neither is owned; both outlive the gesture. */
    AxisLockClick(AxisControl &axes, const PanelStack &stack) : m_axes(axes), m_stack(stack) { }

    bool handle(QEvent *event) override;

private:
    AxisControl &m_axes;
    const PanelStack &m_stack;
};

} // namespace mtnops
