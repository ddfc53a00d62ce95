// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartinteraction.h"

namespace mtnops {

class TimeWindow;

/** The back and forward buttons of a mouse go through the windows that were shown before. */
class HistoryButtons final : public ChartInteraction
{
public:
    /** @p window is not owned and outlives the gesture. */
    explicit HistoryButtons(TimeWindow &window) : m_window(window) { }

    bool handle(QEvent *event) override;

private:
    TimeWindow &m_window;
};

} // namespace mtnops
