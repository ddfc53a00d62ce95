// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timestamp.h"
#include "ui/charts/chartinteraction.h"

#include <functional>
#include <optional>

namespace mtnops {

class PanelStack;

/** T shows the row at the crosshair in the table. */
class TableTime final : public ChartInteraction
{
public:
    using ShowTime = std::function<void(Timestamp)>;

    /** @p stack outlives the gesture. */
    TableTime(const PanelStack &stack, ShowTime showTime) : m_stack(stack), m_showTime(std::move(showTime)) { }

    bool handle(QEvent *event) override;

private:
    const PanelStack &m_stack;
    ShowTime m_showTime;
    std::optional<Timestamp> m_time; ///< under the mouse; nothing outside the plots
};

} // namespace mtnops
