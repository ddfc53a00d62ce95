// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panelarranger.h"

#include "models/plotselection.h"

#include <algorithm>

namespace mtnops {

namespace {

qsizetype panelOf(const QList<PanelPlan> &plans, const ColumnRef &column)
{
    const auto found =
        std::find_if(plans.begin(), plans.end(), [&](const PanelPlan &plan) { return plan.columns.contains(column); });
    return found == plans.end() ? -1 : found - plans.begin();
}

qsizetype indexOf(const QList<PanelPlan> &plans, const QString &key)
{
    const auto found = std::find_if(plans.begin(), plans.end(), [&](const PanelPlan &plan) { return plan.key == key; });
    return found == plans.end() ? -1 : found - plans.begin();
}

QStringList keysOf(const QList<PanelPlan> &plans)
{
    QStringList keys;
    for (const PanelPlan &plan : plans)
        keys.append(plan.key);
    return keys;
}

/** Whether a column stands on that axis. */
bool hasAxis(const QList<PanelPlan> &plans, const AxisId &id)
{
    const qsizetype panel = indexOf(plans, id.panel);
    return panel >= 0 && std::any_of(plans[panel].axes.begin(), plans[panel].axes.end(), [&](const AxisPlan &axis) {
               return axis.key == id.axis;
           });
}

/** @p column stands in one of them. */
AxisId axisOf(const QList<PanelPlan> &plans, const ColumnRef &column)
{
    const PanelPlan &panel = plans[panelOf(plans, column)];
    const auto found = std::find_if(panel.axes.begin(), panel.axes.end(),
                                    [&](const AxisPlan &axis) { return axis.columns.contains(column); });
    return {.panel = panel.key, .axis = found->key};
}

} // namespace

QList<PanelPlan> PanelArranger::plans() const
{
    return planPanels(m_selection.columns(), m_columns, m_selection.arrangement());
}

bool PanelArranger::canJoin(const ColumnRef &column, const PanelPlan &panel) const
{
    return isShareable(metadataOf(column, m_columns), panel.kind);
}

void PanelArranger::join(const ColumnRef &column, const QString &panel)
{
    const QList<PanelPlan> plans = this->plans();
    const qsizetype index = indexOf(plans, panel);
    if (index < 0 || !canJoin(column, plans[index]) || plans[index].columns.contains(column))
        return;
    put(column, panel, keysOf(plans));
}

void PanelArranger::placeAt(const ColumnRef &column, qsizetype index)
{
    const QList<PanelPlan> plans = this->plans();
    QStringList order = keysOf(plans);
    const qsizetype from = panelOf(plans, column);
    QString key;
    if (from >= 0 && plans[from].columns.size() == 1) {
        key = plans[from].key; // the panel itself moves
        order.removeAt(from);
        index -= from < index ? 1 : 0;
    } else {
        key = automaticPanel(column, metadataOf(column, m_columns));
        if (order.contains(key))
            key = m_selection.arrangement().freePanel();
    }
    order.insert(std::clamp<qsizetype>(index, 0, order.size()), key);
    put(column, key, order);
}

void PanelArranger::separate(const ColumnRef &column)
{
    placeAt(column, panelOf(plans(), column) + 1);
}

bool PanelArranger::canSeparate(const ColumnRef &column) const
{
    const QList<PanelPlan> plans = this->plans();
    const qsizetype panel = panelOf(plans, column);
    return panel >= 0 && plans[panel].columns.size() > 1;
}

void PanelArranger::joinNext(const ColumnRef &column, int step)
{
    const QList<PanelPlan> plans = this->plans();
    if (const PanelPlan *target = next(plans, column, step))
        put(column, target->key, keysOf(plans));
}

bool PanelArranger::canJoinNext(const ColumnRef &column, int step) const
{
    return next(plans(), column, step) != nullptr;
}

void PanelArranger::takeOff(const ColumnRef &column)
{
    m_selection.setChosen(column, false);
}

void PanelArranger::updateAxes(const QList<PanelPlan> &before)
{
    PlotArrangement arrangement = m_selection.arrangement();
    for (const PanelPlan &panel : before) {
        for (const AxisPlan &axis : panel.axes)
            forgetIfLeft({.panel = panel.key, .axis = axis.key}, axis.columns, arrangement);
    }
    for (const PanelPlan &panel : plans()) {
        for (const AxisPlan &axis : panel.axes) {
            const AxisId id{.panel = panel.key, .axis = axis.key};
            for (const ColumnRef &column : axis.columns) {
                const AxisState state = m_waiting.take(column).state;
                if (!hasAxis(before, id) && arrangement.axis(id) == AxisState())
                    arrangement.setAxis(id, state);
            }
            m_waiting.removeIf([&](const auto &waiting) { return waiting.value().id == id; }); // it is taken
        }
    }
    m_selection.setArrangement(arrangement);
}

/** A lock waits for the return of one of its last columns. */
void PanelArranger::forgetIfLeft(const AxisId &id, const QList<ColumnRef> &columns, PlotArrangement &arrangement)
{
    if (std::any_of(columns.begin(), columns.end(),
                    [&](const ColumnRef &column) { return m_selection.contains(column); }))
        return;
    if (const AxisState state = arrangement.axis(id); state.isLocked) {
        for (const ColumnRef &column : columns)
            m_waiting.insert(column, {id, state});
    }
    arrangement.setAxis(id, {});
}

void PanelArranger::movePanel(const QString &panel, int step)
{
    QStringList order = keysOf(plans());
    if (!canMovePanel(panel, step))
        return;
    const qsizetype from = order.indexOf(panel);
    order.move(from, from + step);
    PlotArrangement arrangement = m_selection.arrangement();
    arrangement.setOrder(order);
    m_selection.setArrangement(arrangement);
}

bool PanelArranger::canMovePanel(const QString &panel, int step) const
{
    const QList<PanelPlan> plans = this->plans();
    const qsizetype from = indexOf(plans, panel);
    return from >= 0 && from + step >= 0 && from + step < plans.size();
}

void PanelArranger::arrangeByUnit()
{
    PlotArrangement arrangement = m_selection.arrangement();
    arrangement.arrangeByUnit();
    carryAxes(arrangement);
    m_selection.setArrangement(arrangement);
}

bool PanelArranger::isAutomatic() const
{
    return m_selection.arrangement().isAutomatic();
}

void PanelArranger::put(const ColumnRef &column, const QString &panel, const QStringList &order)
{
    PlotArrangement arrangement = m_selection.arrangement();
    arrangement.place(column, panel == automaticPanel(column, metadataOf(column, m_columns)) ? QString() : panel);
    arrangement.setOrder(order);
    carryAxes(arrangement);
    m_selection.setArrangement(arrangement);
    m_selection.setChosen(column, true);
}

/** What was set of an axis that nothing stands on in @p next goes along with its columns: a lock wherever they come,
    unless it meets another; the rest where they do not come among others, whose values it might hide. */
void PanelArranger::carryAxes(PlotArrangement &next) const
{
    const QList<PanelPlan> before = plans();
    const QList<PanelPlan> after = planPanels(m_selection.columns(), m_columns, next);
    for (const PanelPlan &panel : before) {
        for (const AxisPlan &axis : panel.axes) {
            const AxisId old{.panel = panel.key, .axis = axis.key};
            const AxisState state = next.axis(old);
            if (state == AxisState() || hasAxis(after, old))
                continue;
            next.setAxis(old, {});
            for (const ColumnRef &column : axis.columns) {
                const AxisId target = axisOf(after, column);
                const bool isFree = !hasAxis(before, target) && next.axis(target) == AxisState();
                if (isFree || (state.isLocked && !next.axis(target).isLocked))
                    next.setAxis(target, state);
            }
        }
    }
}

const PanelPlan *PanelArranger::next(const QList<PanelPlan> &plans, const ColumnRef &column, int step) const
{
    const qsizetype from = panelOf(plans, column);
    if (from < 0)
        return nullptr;
    for (qsizetype index = from + step; index >= 0 && index < plans.size(); index += step) {
        if (canJoin(column, plans[index]))
            return &plans[index];
    }
    return nullptr;
}

} // namespace mtnops
