// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plotarrangement.h"

#include <QHash>
#include <QList>

namespace mtnops {

/** How a column is drawn: a quantity as a line against the axis of its unit, a state, whose values are words, as a
    strip. All columns of a panel are of one kind. */
enum class PanelKind : quint8
{
    Quantity,
    State,
    NotDrawn, ///< times: a panel that says so
};

/** One value axis of a panel and the columns that are drawn against it. */
struct AxisPlan
{
    PanelKind kind = PanelKind::Quantity;
    QString key; ///< in its panel: the same for as long as it shows the same unit
    QString unit; ///< empty for none
    QList<ColumnRef> columns;
    friend bool operator==(const AxisPlan &, const AxisPlan &) = default;
};

/** One panel of the stack, its columns in order of choice, and its axes in the order of their first columns. */
struct PanelPlan
{
    PanelKind kind = PanelKind::Quantity;
    QString key; ///< the same for as long as the panel shows the same unit or column, or was made by a person
    QList<ColumnRef> columns;
    QList<AxisPlan> axes; ///< at least one, that of strips without values
    friend bool operator==(const PanelPlan &, const PanelPlan &) = default;
};

/** What is known of a column; a real of that name when @p columns does not have it. */
Column metadataOf(const ColumnRef &ref, const QHash<ColumnRef, Column> &columns);

/** Whether the column can stand beside others in a panel of that kind. */
bool isShareable(const Column &column, PanelKind panel);

/** The panel that a column stands in where nobody placed it: that of its unit, or one of its own. */
QString automaticPanel(const ColumnRef &ref, const Column &column);

/** The panels for @p chosen: as arranged, and else in the order in which their first column was chosen. A column that
    was placed among others of another kind stands where it does by itself. */
QList<PanelPlan> planPanels(const QList<ColumnRef> &chosen, const QHash<ColumnRef, Column> &columns,
                            const PlotArrangement &arrangement = {});

} // namespace mtnops
