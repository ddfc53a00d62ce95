// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"
#include "ui/charts/chartinteraction.h"

#include <QPointF>

#include <optional>

class QMouseEvent;

namespace mtnops {

class ChartOverlay;
class PanelArranger;
class PanelStack;

/** The left button takes a name in a panel's corner to another panel, or between two for a panel of its own. Escape
    leaves it where it was. */
class NameDrag final : public ChartInteraction
{
public:
    /** None is owned; all outlive the gesture. */
    NameDrag(PanelArranger &arranger, const PanelStack &stack, ChartOverlay &overlay);

    bool handle(QEvent *event) override;

private:
    bool press(const QMouseEvent &mouse);
    bool move(const QMouseEvent &mouse);
    void finish();

    PanelArranger &m_arranger;
    const PanelStack &m_stack;
    ChartOverlay &m_overlay;
    std::optional<ColumnRef> m_column; ///< set while the button is down
    QPointF m_pressedAt;
    bool m_isDragging = false; ///< moved far enough to be no click
};

} // namespace mtnops
