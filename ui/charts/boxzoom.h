// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartinteraction.h"

#include <QPointF>
#include <QRectF>

#include <optional>

namespace mtnops {

class AxisControl;
class ChartOverlay;
class ChartPanel;
class PanelStack;
class TimeWindow;

/** Shift and the left button draw a box; released, its times become the window, and its values those of the axes of the
    panel that it was drawn in, of all but locked ones. A flat box, or one over several panels, is about time only and
   shown at full height. Escape takes it away. */
class BoxZoom final : public ChartInteraction
{
public:
    /** None is owned; all outlive the gesture. */
    BoxZoom(TimeWindow &window, AxisControl &axes, const PanelStack &stack, ChartOverlay &overlay);

    bool handle(QEvent *event) override;

private:
    QRectF band() const;
    ChartPanel *panelOfBox() const;
    bool cancel();
    void apply();

    TimeWindow &m_window;
    AxisControl &m_axes;
    const PanelStack &m_stack;
    ChartOverlay &m_overlay;
    std::optional<QPointF> m_from; ///< set while a box is drawn
    QPointF m_to;
};

} // namespace mtnops
