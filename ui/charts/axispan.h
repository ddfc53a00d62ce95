// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/axisstate.h"
#include "ui/charts/chartinteraction.h"
#include "ui/charts/panelframe.h"

#include <optional>

class QMouseEvent;
class QWidget;

namespace mtnops {

class AxisControl;
class PanelStack;

/** The left button takes hold of a value axis and moves its values up and down. Escape puts them back. A locked axis
    does not move. */
class AxisPan final : public ChartInteraction
{
public:
    /** None is owned; all outlive the gesture. @p surface shows the cursor. */
    AxisPan(AxisControl &axes, const PanelStack &stack, QWidget &surface);

    bool handle(QEvent *event) override;

private:
    /** The axis as it was when it was pressed on. */
    struct Held
    {
        AxisId id;
        AxisState before;
        PanelFrame frame;
        double pressedAt = 0; ///< y in the stack's coordinates
        bool isDragging = false; ///< moved far enough to be no click
    };

    bool press(const QMouseEvent &mouse);
    bool move(const QMouseEvent &mouse);
    void finish();

    AxisControl &m_axes;
    const PanelStack &m_stack;
    QWidget &m_surface;
    std::optional<Held> m_held; ///< set while the button is down
};

} // namespace mtnops
