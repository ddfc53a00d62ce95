// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timestamp.h"
#include "ui/charts/chartinteraction.h"

#include <QCoreApplication>
#include <QPointF>

#include <functional>

class QMenu;

namespace mtnops {

class AxisControl;
class ChartOverlay;
class ChartPanel;
class PanelArranger;
class PanelStack;
class PlotSelection;
class TimeCursors;
class ValueAxis;
struct Trace;

/** The right button, or the menu key, shows what can be done with a name, a value axis, a panel or a time. */
class ChartMenu final : public ChartInteraction
{
    Q_DECLARE_TR_FUNCTIONS(mtnops::ChartMenu)

public:
    struct Parts
    {
        PlotSelection &selection;
        PanelArranger &arranger;
        AxisControl &axes;
        TimeCursors &cursors;
        const PanelStack &stack;
        ChartOverlay &overlay;
        std::function<void(Timestamp)> showTime; ///< in the table
    };

    /** All parts outlive the gesture. */
    explicit ChartMenu(const Parts &parts) : m_parts(parts) { }

    bool handle(QEvent *event) override;

private:
    void fill(QMenu &menu, QPointF position);
    void addTime(QMenu &menu, Timestamp time);
    void addTrace(QMenu &menu, const Trace &trace);
    void addAxis(QMenu &menu, const ChartPanel &panel, const ValueAxis &axis);
    void addPanel(QMenu &menu, const ChartPanel &panel, bool hasKeys);
    void openDialog(const ChartPanel &panel, const ValueAxis &axis);

    Parts m_parts;
};

} // namespace mtnops
