// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/charttips.h"

#include "ui/charts/panelstack.h"
#include "ui/charts/tipplace.h"

#include <QHelpEvent>
#include <QToolTip>

namespace mtnops {

bool ChartTips::handle(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return false;
    const auto *help = static_cast<QHelpEvent *>(event);
    const QRect axis = m_stack.timeAxisRect().toAlignedRect();
    if (axis.contains(help->pos()))
        showTipAbove(m_surface, axis, help->pos(), tipAt(help->pos()));
    else
        QToolTip::showText(help->globalPos(), tipAt(help->pos()), &m_surface);
    return true;
}

QString ChartTips::tipAt(QPointF position) const
{
    const ChartPanel *panel = m_stack.panelAt(position);
    if (!panel)
        return m_stack.timeAxisRect().contains(position) ? tr("Drag to move through time, turn the wheel to zoom")
                                                         : QString();
    if (const Trace *trace = panel->traceNamedAt(position - panel->pos()))
        return tipOf(*trace);
    const ValueAxis *axis = panel->axisAt(position.x());
    if (!axis)
        return {};
    if (!axis->labels().lockArea().contains(position - panel->pos()))
        return tipOf(*axis);
    return axis->state().isLocked ? tr("Locked: this axis never moves.\nClick to unlock it.")
                                  : tr("Click to lock this axis where it is.");
}

QString ChartTips::tipOf(const Trace &trace)
{
    const QString name = trace.column.unit.isEmpty() ? trace.name() : tr("%1, %2").arg(trace.name(), trace.column.unit);
    QStringList lines{name, trace.column.description, trace.ref.table + u'.' + trace.ref.column,
                      tr("Drag it to another panel; right-click for line, colour and panel")};
    lines.removeAll(QString());
    return lines.join(u'\n');
}

QString ChartTips::tipOf(const ValueAxis &axis)
{
    QStringList names;
    for (const Trace &trace : axis.drawn())
        names.append(trace.name());
    const QString unit = axis.plan().unit;
    const QString whose = names.join(QStringLiteral(", "));
    QStringList lines{unit.isEmpty() ? whose : tr("%1: %2").arg(unit, whose)};
    if (axis.state().isLocked)
        lines.append(tr("Locked: this axis never moves"));
    else if (axis.state().held)
        lines.append(tr("Held: double-click to follow the values again"));
    lines.append(tr("Drag to move, turn the wheel to zoom, double-click to fit;\nright-click for fixed, logarithmic, "
                    "locked"));
    return lines.join(u'\n');
}

} // namespace mtnops
