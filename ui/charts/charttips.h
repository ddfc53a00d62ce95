// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartinteraction.h"

#include <QCoreApplication>
#include <QPointF>

class QWidget;

namespace mtnops {

class PanelStack;
class ValueAxis;
struct Trace;

/** Tooltips: what a name stands for, whose axis this is, and what can be done with them. */
class ChartTips final : public ChartInteraction
{
    Q_DECLARE_TR_FUNCTIONS(mtnops::ChartTips)

public:
    /** Neither is owned; both outlive the gesture. @p surface is what the tips belong to. */
    ChartTips(const PanelStack &stack, QWidget &surface) : m_stack(stack), m_surface(surface) { }

    bool handle(QEvent *event) override;

    /** What is said at that place, empty for nothing. */
    QString tipAt(QPointF position) const;

private:
    static QString tipOf(const Trace &trace);
    static QString tipOf(const ValueAxis &axis);

    const PanelStack &m_stack;
    QWidget &m_surface;
};

} // namespace mtnops
