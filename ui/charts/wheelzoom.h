// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartinteraction.h"

#include <QTimer>

class QWheelEvent;

namespace mtnops {

class PanelStack;
class TimeWindow;

/** The wheel zooms time at the cursor; with Shift, or turned sideways, it moves through time. Over a value axis it
   zooms the values of that panel. A touchpad does the same smoothly. Turns less than 0.7 s apart are one step back. */
class WheelZoom final : public ChartInteraction
{
public:
    /** Neither is owned; both outlive the gesture. */
    WheelZoom(TimeWindow &window, const PanelStack &stack);
    ~WheelZoom() override;

    bool handle(QEvent *event) override;

private:
    bool turn(const QWheelEvent &wheel);
    void keepGesture();
    void finishGesture();

    TimeWindow &m_window;
    const PanelStack &m_stack;
    QTimer m_pause; ///< runs while turns belong together
};

} // namespace mtnops
