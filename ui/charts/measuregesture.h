// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timecursors.h"
#include "ui/charts/chartinteraction.h"

#include <QPointF>

class QMouseEvent;
class QKeyEvent;
class QWidget;

namespace mtnops {

class PanelStack;

/** M begins to measure: a click sets cursor A, the next one B; both can be dragged, and Escape takes them away. */
class MeasureGesture final : public ChartInteraction
{
public:
    /** None is owned; all outlive the gesture. */
    MeasureGesture(TimeCursors &cursors, const PanelStack &stack, QWidget &surface)
        : m_cursors(cursors), m_stack(stack), m_surface(surface)
    {
    }

    bool handle(QEvent *event) override;

private:
    bool press(const QMouseEvent &mouse);
    bool move(const QMouseEvent &mouse);
    bool pressKey(const QKeyEvent &key);
    std::optional<TimeCursors::Which> cursorAt(QPointF position) const;
    Timestamp timeAt(QPointF position) const;

    TimeCursors &m_cursors;
    const PanelStack &m_stack;
    QWidget &m_surface;
    std::optional<TimeCursors::Which> m_held; ///< the one that is dragged
    bool m_isElsewhere = false; ///< another gesture has the button, and Escape is its
};

} // namespace mtnops
