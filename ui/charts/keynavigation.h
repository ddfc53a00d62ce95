// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartinteraction.h"

class QKeyEvent;

namespace mtnops {

class TimeWindow;

/** Left and Right move by a tenth of the window, Up and + zoom in, Down and - zoom out around the middle, or around
    now while the window follows; Home follows the clock again. A key that is held down is one step back. */
class KeyNavigation final : public ChartInteraction
{
public:
    /** @p window is not owned and outlives the gesture. */
    explicit KeyNavigation(TimeWindow &window) : m_window(window) { }

    bool handle(QEvent *event) override;

private:
    bool press(const QKeyEvent &key);
    void hold(const QKeyEvent &key);
    void release();

    TimeWindow &m_window;
    int m_held = 0; ///< the key whose step it is; others end no gesture
};

} // namespace mtnops
