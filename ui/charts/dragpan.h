// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timestamp.h"
#include "ui/charts/chartinteraction.h"

#include <QPointF>

#include <optional>

class QMouseEvent;
class QWidget;

namespace mtnops {

class PanelStack;
class TimeWindow;

/** The left button takes hold of an instant, on a plot or on the time axis, and it stays under the cursor until the
   button is released. Escape puts the window back. One drag is one step back. */
class DragPan final : public ChartInteraction
{
public:
    /** None is owned; all outlive the gesture. @p surface shows the cursor. */
    DragPan(TimeWindow &window, const PanelStack &stack, QWidget &surface);

    bool handle(QEvent *event) override;

private:
    bool press(const QMouseEvent &mouse);
    bool move(const QMouseEvent &mouse);
    void finish();

    TimeWindow &m_window;
    const PanelStack &m_stack;
    QWidget &m_surface;
    std::optional<QPointF> m_pressedAt;
    Timestamp m_held; ///< the instant that was pressed on
    bool m_isDragging = false; ///< moved far enough to be no click
};

} // namespace mtnops
