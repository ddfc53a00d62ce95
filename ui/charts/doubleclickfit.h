// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartinteraction.h"

#include <functional>

namespace mtnops {

class AxisControl;
class PanelStack;

/** A double click on a plot lets all values follow the data again and asks for the whole extent of it; on a value axis
    it does the first, for that axis alone. Locked axes stay. */
class DoubleClickFit final : public ChartInteraction
{
public:
    /** @p axes and @p stack are not owned and outlive the gesture; @p fitTime is called to show the whole extent. */
    DoubleClickFit(AxisControl &axes, const PanelStack &stack, std::function<void()> fitTime);

    bool handle(QEvent *event) override;

private:
    AxisControl &m_axes;
    const PanelStack &m_stack;
    std::function<void()> m_fitTime;
};

} // namespace mtnops
