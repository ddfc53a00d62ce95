// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timecursors.h"
#include "ui/charts/chartinteraction.h"

#include <QPointF>

class QMouseEvent;
class QKeyEvent;

namespace mtnops {

class ChartOverlay;
class PanelStack;

/** M begins to measure: a click sets cursor A, the next one B; both can be dragged, and Escape takes them away. By keys
    alone Left and Right move the crosshair, with Shift a pixel at a time, and Return sets the cursor there. */
class MeasureGesture final : public ChartInteraction
{
public:
    /** None is owned; all outlive the gesture. */
    MeasureGesture(TimeCursors &cursors, const PanelStack &stack, ChartOverlay &overlay)
        : m_cursors(cursors), m_stack(stack), m_overlay(overlay)
    {
    }

    bool handle(QEvent *event) override;

private:
    bool press(const QMouseEvent &mouse);
    bool move(const QMouseEvent &mouse);
    bool pressKey(const QKeyEvent &key);
    bool pressWhileWaiting(const QKeyEvent &key);
    void moveCrosshair(double by);
    void place();
    void hideCrosshair();
    std::optional<TimeCursors::Which> cursorAt(QPointF position) const;
    Timestamp timeAt(QPointF position) const;

    TimeCursors &m_cursors;
    const PanelStack &m_stack;
    ChartOverlay &m_overlay;
    std::optional<TimeCursors::Which> m_held; ///< the one that is dragged
    std::optional<double> m_x; ///< of the crosshair, in pixels: of the mouse, or where the keys have moved it
    bool m_isByKey = false; ///< the keys have
    bool m_isElsewhere = false; ///< another gesture has the button, and Escape is its
};

} // namespace mtnops
