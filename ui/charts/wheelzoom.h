// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartinteraction.h"

#include <QTimer>

class QWheelEvent;

namespace mtnops {

class AxisControl;
class PanelStack;
class TimeWindow;

/** The wheel zooms time at the cursor, near the end of a live window at now; with Shift, or turned sideways, it moves
   through time. Over a value axis it zooms its values. A touchpad does the same smoothly: a run of its events keeps the
   direction that it began with, and no single one goes far. Turns less than 0.7 s apart are one step back. */
class WheelZoom final : public ChartInteraction
{
public:
    /** None is owned; all outlive the gesture. */
    WheelZoom(TimeWindow &window, AxisControl &axes, const PanelStack &stack);
    ~WheelZoom() override;

    bool handle(QEvent *event) override;

private:
    bool turn(const QWheelEvent &wheel);
    bool isSideways(const QWheelEvent &wheel, QPointF notches);
    void keepGesture();
    void finishGesture();

    TimeWindow &m_window;
    AxisControl &m_axes;
    const PanelStack &m_stack;
    QTimer m_pause; ///< runs while turns belong together
    QTimer m_run; ///< runs while a touchpad's events belong together
    bool m_isRunSideways = false;
};

} // namespace mtnops
