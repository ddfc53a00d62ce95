// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panelplan.h"

#include <algorithm>

namespace mtnops {

namespace {

PanelKind kindOf(const Column &column)
{
    if (column.type == ColumnType::Text || column.type == ColumnType::Time)
        return PanelKind::NotDrawn;
    if (column.type == ColumnType::Boolean || !column.words.isEmpty())
        return PanelKind::State;
    return PanelKind::Quantity;
}

QString columnKey(const ColumnRef &ref)
{
    return QStringLiteral("column %1.%2").arg(ref.table, ref.column);
}

void addToAxis(PanelPlan &panel, const ColumnRef &ref, const Column &column)
{
    const PanelKind kind = kindOf(column);
    const QString key =
        kind == PanelKind::Quantity ? QStringLiteral("unit %1").arg(column.unit).trimmed() : columnKey(ref);
    auto axis =
        std::find_if(panel.axes.begin(), panel.axes.end(), [&](const AxisPlan &each) { return each.key == key; });
    if (axis == panel.axes.end()) {
        panel.axes.append(
            {.kind = kind, .key = key, .unit = kind == PanelKind::Quantity ? column.unit : QString(), .columns = {}});
        axis = std::prev(panel.axes.end());
    }
    axis->columns.append(ref);
    panel.columns.append(ref);
    panel.kind = std::min(panel.kind, kind);
}

} // namespace

Column metadataOf(const ColumnRef &ref, const QHash<ColumnRef, Column> &columns)
{
    return columns.value(ref, Column{.name = ref.column, .label = ref.column});
}

bool isShareable(const Column &column)
{
    return kindOf(column) != PanelKind::NotDrawn;
}

QString automaticPanel(const ColumnRef &ref, const Column &column)
{
    const bool isShared = kindOf(column) == PanelKind::Quantity && !column.unit.isEmpty();
    return isShared ? QStringLiteral("unit ") + column.unit : columnKey(ref);
}

QList<PanelPlan> planPanels(const QList<ColumnRef> &chosen, const QHash<ColumnRef, Column> &columns,
                            const PlotArrangement &arrangement)
{
    QList<PanelPlan> plans;
    for (const ColumnRef &ref : chosen) {
        const Column column = metadataOf(ref, columns);
        const QString placed = isShareable(column) ? arrangement.panelOf(ref) : QString();
        const QString key = placed.isEmpty() ? automaticPanel(ref, column) : placed;
        auto plan = std::find_if(plans.begin(), plans.end(), [&](const PanelPlan &other) { return other.key == key; });
        if (plan == plans.end()) {
            plans.append({.kind = kindOf(column), .key = key, .columns = {}, .axes = {}});
            plan = std::prev(plans.end());
        }
        addToAxis(*plan, ref, column);
    }
    const auto place = [&](const PanelPlan &plan) {
        const qsizetype index = arrangement.order().indexOf(plan.key);
        return index < 0 ? arrangement.order().size() : index;
    };
    std::stable_sort(plans.begin(), plans.end(),
                     [&](const PanelPlan &a, const PanelPlan &b) { return place(a) < place(b); });
    return plans;
}

} // namespace mtnops
