// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/panelplan.h"

#include <algorithm>

namespace mtnops {

namespace {

PanelKind kindOf(const Column &column)
{
    if (column.type == ColumnType::Time)
        return PanelKind::NotDrawn;
    return hasStates(column) ? PanelKind::State : PanelKind::Quantity;
}

QString columnKey(const ColumnRef &ref)
{
    return QStringLiteral("column %1.%2").arg(ref.table, ref.column);
}

void addToAxis(PanelPlan &panel, const ColumnRef &ref, const Column &column)
{
    const bool isQuantity = panel.kind == PanelKind::Quantity;
    const QString key = isQuantity ? QStringLiteral("unit %1").arg(column.unit).trimmed() : QStringLiteral("no values");
    auto axis =
        std::find_if(panel.axes.begin(), panel.axes.end(), [&](const AxisPlan &each) { return each.key == key; });
    if (axis == panel.axes.end()) {
        panel.axes.append(
            {.kind = panel.kind, .key = key, .unit = isQuantity ? column.unit : QString(), .columns = {}});
        axis = std::prev(panel.axes.end());
    }
    axis->columns.append(ref);
    panel.columns.append(ref);
}

/** Which panel each column stands in: where it was placed, unless what is there is of another kind. */
QHash<ColumnRef, QString> placesOf(const QList<ColumnRef> &chosen, const QHash<ColumnRef, Column> &columns,
                                   const PlotArrangement &arrangement)
{
    QHash<QString, PanelKind> kinds; // of the automatic panels, and those made by a person as they fill
    for (const ColumnRef &ref : chosen) {
        const Column column = metadataOf(ref, columns);
        kinds.insert(automaticPanel(ref, column), kindOf(column));
    }
    QHash<ColumnRef, QString> places;
    for (const ColumnRef &ref : chosen) {
        const Column column = metadataOf(ref, columns);
        const QString placed = arrangement.panelOf(ref);
        const bool isThere = !placed.isEmpty() && isShareable(column, kinds.value(placed, kindOf(column)));
        places.insert(ref, isThere ? placed : automaticPanel(ref, column));
        kinds.insert(places.value(ref), kindOf(column));
    }
    return places;
}

} // namespace

Column metadataOf(const ColumnRef &ref, const QHash<ColumnRef, Column> &columns)
{
    return columns.value(ref, Column{.name = ref.column, .label = ref.column});
}

bool isShareable(const Column &column, PanelKind panel)
{
    return panel != PanelKind::NotDrawn && panel == kindOf(column);
}

QString automaticPanel(const ColumnRef &ref, const Column &column)
{
    const bool isShared = kindOf(column) == PanelKind::Quantity && !column.unit.isEmpty();
    return isShared ? QStringLiteral("unit ") + column.unit : columnKey(ref);
}

QList<PanelPlan> planPanels(const QList<ColumnRef> &chosen, const QHash<ColumnRef, Column> &columns,
                            const PlotArrangement &arrangement)
{
    const QHash<ColumnRef, QString> places = placesOf(chosen, columns, arrangement);
    QList<PanelPlan> plans;
    for (const ColumnRef &ref : chosen) {
        const Column column = metadataOf(ref, columns);
        const QString key = places.value(ref);
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
