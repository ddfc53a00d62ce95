// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"

#include <QHash>
#include <QList>

namespace mtnops {

/** What shares a panel: quantities share an axis by unit; a state, whose values are words, gets a strip of its own,
    and so does a number without a unit. */
enum class PanelKind : quint8
{
    Quantity,
    State,
    NotDrawn, ///< times: a panel that says so
};

/** One panel of the stack and its columns in order of choice. */
struct PanelPlan
{
    PanelKind kind = PanelKind::Quantity;
    QString key; ///< the same for as long as the panel shows the same unit or the same column
    QString unit; ///< empty for none
    QList<ColumnRef> columns;
    friend bool operator==(const PanelPlan &, const PanelPlan &) = default;
};

/** What is known of a column; a real of that name when @p columns does not have it. */
Column metadataOf(const ColumnRef &ref, const QHash<ColumnRef, Column> &columns);

/** The panels for @p chosen, in the order in which their first column was chosen. */
QList<PanelPlan> planPanels(const QList<ColumnRef> &chosen, const QHash<ColumnRef, Column> &columns);

} // namespace mtnops
