// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartinteraction.h"

#include <QPointF>
#include <QString>

#include <optional>

class QKeyEvent;

namespace mtnops {

class ChartPanel;
class PanelArranger;
class PanelStack;

/** Ctrl, Shift and Up or Down move the panel under the mouse; without a mouse over the charts, the uppermost that is
    seen. The next such key moves the same panel on. */
class PanelReorder final : public ChartInteraction
{
public:
    /** Neither is owned; both outlive the gesture. */
    PanelReorder(PanelArranger &arranger, PanelStack &stack) : m_arranger(arranger), m_stack(stack) { }

    bool handle(QEvent *event) override;

private:
    bool press(const QKeyEvent &key);
    const ChartPanel *panel() const;

    PanelArranger &m_arranger;
    PanelStack &m_stack;
    std::optional<QPointF> m_mouse;
    QString m_moved; ///< the key of the panel that went last, until the mouse moves or the keyboard goes elsewhere
};

} // namespace mtnops
