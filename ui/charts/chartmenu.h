// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timestamp.h"
#include "ui/charts/chartinteraction.h"

#include <functional>
#include <optional>

class QContextMenuEvent;

namespace mtnops {

class PanelStack;
class TimeCursors;

/** T shows the row at the crosshair in the table; the context menu of a plot has it too, and what measures. */
class ChartMenu final : public ChartInteraction
{
public:
    using ShowTime = std::function<void(Timestamp)>;

    /** Neither is owned; both outlive the gesture. */
    ChartMenu(TimeCursors &cursors, const PanelStack &stack, ShowTime showTime)
        : m_cursors(cursors), m_stack(stack), m_showTime(std::move(showTime))
    {
    }

    bool handle(QEvent *event) override;

private:
    bool openMenu(const QContextMenuEvent &event);

    TimeCursors &m_cursors;
    const PanelStack &m_stack;
    ShowTime m_showTime;
    std::optional<Timestamp> m_time; ///< under the mouse; nothing outside the plots
};

} // namespace mtnops
