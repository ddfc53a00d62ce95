// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartmenu.h"

#include "models/panelarranger.h"
#include "models/plotselection.h"
#include "models/timecursors.h"
#include "ui/charts/axiscontrol.h"
#include "ui/charts/axisdialog.h"
#include "ui/charts/chartoverlay.h"
#include "ui/charts/looksmenu.h"
#include "ui/charts/panelmoves.h"
#include "ui/charts/panelstack.h"

#include <QContextMenuEvent>
#include <QIcon>
#include <QMenu>

namespace mtnops {

namespace {

QString namesOf(const QList<Trace> &traces)
{
    QStringList names;
    for (const Trace &trace : traces)
        names.append(trace.name());
    return names.join(QStringLiteral(", "));
}

QString nameOf(const ValueAxis &axis)
{
    return axis.plan().unit.isEmpty() ? namesOf(axis.drawn()) : axis.plan().unit;
}

/** A menu's text in which nothing is a shortcut. */
QString plain(QString text)
{
    return text.replace(u'&', QStringLiteral("&&"));
}

} // namespace

bool ChartMenu::handle(QEvent *event)
{
    if (event->type() != QEvent::ContextMenu || m_parts.stack.panels().isEmpty())
        return false;
    const auto *context = static_cast<QContextMenuEvent *>(event);
    auto *menu = new QMenu(&m_parts.overlay);
    menu->setObjectName(QStringLiteral("chartMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool isKey = context->reason() == QContextMenuEvent::Keyboard;
    fill(*menu, isKey ? QPointF(-1, -1) : QPointF(context->pos()));
    menu->popup(context->globalPos());
    return true;
}

/** Of what is at that place; of everything where it is none. */
void ChartMenu::fill(QMenu &menu, QPointF position)
{
    const ChartPanel *panel = m_parts.stack.panelAt(position);
    if (const ValueAxis *axis = panel ? panel->axisAt(position.x()) : nullptr) {
        addAxis(menu, *panel, *axis);
        return;
    }
    if (const Trace *trace = panel ? panel->traceNamedAt(position - panel->pos()) : nullptr) {
        addTrace(menu, *trace);
        return;
    }
    if (m_parts.stack.allPlots().contains(position))
        addTime(menu, m_parts.stack.timeScale().time(position.x()));
    for (const ChartPanel *each : m_parts.stack.panels()) {
        if (panel && each != panel)
            continue;
        for (const Trace &trace : each->traces())
            addTrace(*menu.addMenu(traceIcon(trace, m_parts.overlay.theme()), plain(trace.name())), trace);
        if (panel) // of many, each is a group of its own
            menu.addSeparator();
        for (const auto &axis : each->axes()) {
            if (axis->plan().kind == PanelKind::Quantity)
                addAxis(*menu.addMenu(tr("Axis of %1").arg(plain(nameOf(*axis)))), *each, *axis);
        }
        if (panel) {
            menu.addSeparator();
            addPanel(menu, *each, true);
        } else if (m_parts.stack.panels().size() > 1) {
            addPanel(*menu.addMenu(tr("Panel of %1").arg(plain(namesOf(each->traces())))), *each, false);
        }
        menu.addSeparator();
    }
    QAction *byUnit =
        menu.addAction(tr("Arrange panels by &unit"), &menu, [this] { m_parts.arranger.arrangeByUnit(); });
    byUnit->setEnabled(!m_parts.arranger.isAutomatic());
}

void ChartMenu::addTime(QMenu &menu, Timestamp time)
{
    menu.addAction(tr("Show this time in the ta&ble\tT"), &menu, [this, time] { m_parts.showTime(time); });
    menu.addSeparator();
    menu.addAction(tr("&Measure between two times\tM"), &m_parts.cursors, &TimeCursors::begin);
    QAction *end = menu.addAction(tr("&End measuring\tEsc"), &m_parts.cursors, &TimeCursors::clear);
    end->setEnabled(m_parts.cursors.isActive());
    menu.addSeparator();
}

void ChartMenu::addTrace(QMenu &menu, const Trace &trace)
{
    const ColumnRef column = trace.ref;
    if (!hasStates(trace.column)) // a strip is no line
        addLines(menu, m_parts.selection, column, m_parts.overlay.theme());
    addColours(menu, m_parts.selection, column, m_parts.overlay.theme());
    menu.addSeparator();
    addPanelMoves(menu, m_parts.arranger, column);
    menu.addSeparator();
    menu.addAction(tr("&Take off the chart"), &menu, [this, column] { m_parts.arranger.takeOff(column); });
}

void ChartMenu::addAxis(QMenu &menu, const ChartPanel &panel, const ValueAxis &axis)
{
    const AxisId id = panel.idOf(axis);
    const AxisState &state = axis.state();
    QAction *follow = menu.addAction(state.isLocked ? tr("Unlock and &follow values") : tr("&Follow values"), &menu,
                                     [this, id] { m_parts.axes.release(id); });
    follow->setEnabled(state.held.has_value());
    QAction *fixed = menu.addAction(tr("Fixed &range…"), &menu, [this, &panel, id] {
        for (const auto &each : panel.axes()) {
            if (panel.idOf(*each) == id)
                openDialog(panel, *each);
        }
    });
    fixed->setEnabled(!state.isLocked);
    QAction *logarithmic = menu.addAction(tr("Lo&garithmic"));
    logarithmic->setCheckable(true);
    logarithmic->setChecked(state.isLogarithmic);
    logarithmic->setEnabled(!state.isLocked);
    QObject::connect(logarithmic, &QAction::triggered, &menu,
                     [this, id](bool on) { m_parts.axes.setLogarithmic(id, on); });
    QAction *locked = menu.addAction(tr("Loc&ked"));
    locked->setCheckable(true);
    locked->setChecked(state.isLocked);
    QObject::connect(locked, &QAction::triggered, &menu, [this, id, shown = axis.frame().values](bool on) {
        m_parts.axes.setLocked(id, {.low = shown.low, .high = shown.high}, on);
    });
}

/** @p hasKeys: the panel is the one that the keys move. */
void ChartMenu::addPanel(QMenu &menu, const ChartPanel &panel, bool hasKeys)
{
    const QString key = panel.plan().key;
    QAction *up = menu.addAction(tr("Move panel u&p") + (hasKeys ? QStringLiteral("\tCtrl+Shift+Up") : QString()),
                                 &menu, [this, key] { m_parts.arranger.movePanel(key, -1); });
    up->setEnabled(m_parts.arranger.canMovePanel(key, -1));
    QAction *down = menu.addAction(tr("Move panel &down") + (hasKeys ? QStringLiteral("\tCtrl+Shift+Down") : QString()),
                                   &menu, [this, key] { m_parts.arranger.movePanel(key, 1); });
    down->setEnabled(m_parts.arranger.canMovePanel(key, 1));
}

void ChartMenu::openDialog(const ChartPanel &panel, const ValueAxis &axis)
{
    const ValueSpan &shown = axis.frame().values;
    auto *dialog = new AxisDialog(nameOf(axis), {.low = shown.low, .high = shown.high}, axis.state().isLogarithmic,
                                  &m_parts.overlay);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &AxisDialog::chosen, dialog,
                     [this, id = panel.idOf(axis)](const AxisSpan &span, bool isLocked) {
                         m_parts.axes.hold(id, span);
                         if (isLocked)
                             m_parts.axes.setLocked(id, span, true);
                     });
    dialog->open();
}

} // namespace mtnops
