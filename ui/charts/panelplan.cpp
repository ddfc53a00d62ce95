// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/panelplan.h"

#include <algorithm>

namespace mtnops {

namespace {

PanelKind kindOf(const Column &column)
{
    if (column.type == ColumnType::Time)
        return PanelKind::NotDrawn;
    return hasStates(column) ? PanelKind::State : PanelKind::Quantity;
}

} // namespace

Column metadataOf(const ColumnRef &ref, const QHash<ColumnRef, Column> &columns)
{
    return columns.value(ref, Column{.name = ref.column, .label = ref.column});
}

QList<PanelPlan> planPanels(const QList<ColumnRef> &chosen, const QHash<ColumnRef, Column> &columns)
{
    QList<PanelPlan> plans;
    for (const ColumnRef &ref : chosen) {
        const Column column = metadataOf(ref, columns);
        const PanelKind kind = kindOf(column);
        const bool isShared = kind == PanelKind::Quantity && !column.unit.isEmpty();
        const QString key = isShared ? QStringLiteral("unit ") + column.unit
                                     : QStringLiteral("column %1.%2").arg(ref.table, ref.column);
        const auto plan =
            std::find_if(plans.begin(), plans.end(), [&](const PanelPlan &other) { return other.key == key; });
        if (plan != plans.end())
            plan->columns.append(ref);
        else
            plans.append({.kind = kind, .key = key, .unit = isShared ? column.unit : QString(), .columns = {ref}});
    }
    return plans;
}

} // namespace mtnops
