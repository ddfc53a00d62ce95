// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
    /** What was set of an axis in @p before, the panels until now, goes with its last column, a lock too: it would hide
        the next column of that unit. */
    void forgetAxesLeft(const QList<PanelPlan> &before);

    /** Moves a panel by so many places. */
    void movePanel(const QString &panel, int step);
    bool canMovePanel(const QString &panel, int step) const;
    /** The automatic panels again. */
    void arrangeByUnit();
    bool isAutomatic() const;

private:
    void put(const ColumnRef &column, const QString &panel, const QStringList &order);
    void carryAxes(PlotArrangement &next) const;
    const PanelPlan *next(const QList<PanelPlan> &plans, const ColumnRef &column, int step) const;

    PlotSelection &m_selection;
    QHash<ColumnRef, Column> m_columns;
};

} // namespace mtnops
