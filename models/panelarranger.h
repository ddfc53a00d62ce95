// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/axisstate.h"
#include "models/panelplan.h"

namespace mtnops {

class PlotArrangement;
class PlotSelection;

/** Moves columns between the panels of the chart and panels among each other: what mouse, menus and keys ask for. A
    column that is not on the chart is put on it. Main thread. */
class PanelArranger
{
public:
    /** @p selection is not owned and outlives the arranger. */
    explicit PanelArranger(PlotSelection &selection) : m_selection(selection) { }

    /** What is known of all columns. */
    void setColumns(const QHash<ColumnRef, Column> &columns) { m_columns = columns; }

    /** The panels from the top. */
    QList<PanelPlan> plans() const;
    /** Whether the column can stand in that panel beside what is in it. */
    bool canJoin(const ColumnRef &column, const PanelPlan &panel) const;

    void join(const ColumnRef &column, const QString &panel);
    /** A panel of its own, above the one that is now number @p index, or below the last. */
    void placeAt(const ColumnRef &column, qsizetype index);
    /** A panel of its own below the one it stands in. */
    void separate(const ColumnRef &column);
    bool canSeparate(const ColumnRef &column) const;
    /** Joins the nearest panel above (@p step -1) or below (+1) that it can stand in. */
    void joinNext(const ColumnRef &column, int step);
    bool canJoinNext(const ColumnRef &column, int step) const;
    void takeOff(const ColumnRef &column);
    /** After other columns were chosen; @p before are the panels until then. What was set of an axis goes with its last
        column: it would hide the next one of that unit. A lock comes back with that column, as long as this lives and
        no other has taken the axis meanwhile. */
    void updateAxes(const QList<PanelPlan> &before);

    /** Moves a panel by so many places. */
    void movePanel(const QString &panel, int step);
    bool canMovePanel(const QString &panel, int step) const;
    /** The automatic panels again. */
    void arrangeByUnit();
    bool isAutomatic() const;

private:
    /** A locked axis that was left. */
    struct Waiting
    {
        AxisId id;
        AxisState state;
    };

    void put(const ColumnRef &column, const QString &panel, const QStringList &order);
    void carryAxes(PlotArrangement &next) const;
    void forgetIfLeft(const AxisId &id, const QList<ColumnRef> &columns, PlotArrangement &arrangement);
    const PanelPlan *next(const QList<PanelPlan> &plans, const ColumnRef &column, int step) const;

    PlotSelection &m_selection;
    QHash<ColumnRef, Column> m_columns;
    QHash<ColumnRef, Waiting> m_waiting; ///< of columns that were taken off
};

} // namespace mtnops
