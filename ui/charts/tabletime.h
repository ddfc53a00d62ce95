// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timestamp.h"
#include "ui/charts/chartinteraction.h"

#include <functional>

namespace mtnops {

class ChartOverlay;

/** T shows the row at the crosshair in the table, be it the mouse or the keys that have moved it. Main thread. */
class TableTime final : public ChartInteraction
{
public:
    using ShowTime = std::function<void(Timestamp)>;

    /** @p overlay outlives the gesture. */
    TableTime(const ChartOverlay &overlay, ShowTime showTime) : m_overlay(overlay), m_showTime(std::move(showTime)) { }

    bool handle(QEvent *event) override;

private:
    const ChartOverlay &m_overlay;
    ShowTime m_showTime;
};

} // namespace mtnops
