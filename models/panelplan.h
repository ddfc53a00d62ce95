// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plotarrangement.h"

#include <QHash>
#include <QList>

namespace mtnops {

/** What shares a panel: quantities share an axis by unit; a state, whose values are words, gets a low panel of its own,
    and so does a number without a unit. */
enum class PanelKind : quint8
{
    Quantity,
    State,
    NotDrawn, ///< text and times: a panel that says so
};

/** One value axis of a panel and the columns that are drawn against it. */
struct AxisPlan
{
    PanelKind kind = PanelKind::Quantity;
    QString key; ///< in its panel: the same for as long as it shows the same unit or the same words
    QString unit; ///< empty for none
    QList<ColumnRef> columns;
    friend bool operator==(const AxisPlan &, const AxisPlan &) = default;
};

/** One panel of the stack, its columns in order of choice, and its axes in the order of their first columns. */
struct PanelPlan
{
    PanelKind kind = PanelKind::Quantity; ///< of what is highest: a quantity where there is one
    QString key; ///< the same for as long as the panel shows the same unit or column, or was made by a person
    QList<ColumnRef> columns;
    QList<AxisPlan> axes; ///< at least one
    friend bool operator==(const PanelPlan &, const PanelPlan &) = default;
};

/** What is known of a column; a real of that name when @p columns does not have it. */
Column metadataOf(const ColumnRef &ref, const QHash<ColumnRef, Column> &columns);

/** Whether the column can share a panel with others. */
bool isShareable(const Column &column);

/** The panel that a column stands in where nobody placed it: that of its unit, or one of its own. */
QString automaticPanel(const ColumnRef &ref, const Column &column);

/** The panels for @p chosen: as arranged, and else in the order in which their first column was chosen. */
QList<PanelPlan> planPanels(const QList<ColumnRef> &chosen, const QHash<ColumnRef, Column> &columns,
                            const PlotArrangement &arrangement = {});

} // namespace mtnops
