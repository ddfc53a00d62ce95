// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"
#include "models/axisstate.h"
#include "models/tracelook.h"

#include <QMap>
#include <QStringList>

namespace mtnops {

/** How a person has arranged the chart: which columns stand in another panel than the one of their unit, the order of
    the panels, what was set of the value axes, and the looks of the lines. What is not in here is automatic. A value.
*/
class PlotArrangement
{
public:
    /** The key of the panel a column was put in; empty where that is automatic. */
    QString panelOf(const ColumnRef &column) const { return m_panels.value(column); }
    /** An empty @p panel makes it automatic again. */
    void place(const ColumnRef &column, const QString &panel);
    /** A key that no panel has. */
    QString freePanel() const;
    /** Keys of panels from the top; those that are not among them come below. */
    const QStringList &order() const { return m_order; }
    void setOrder(const QStringList &panels) { m_order = panels; }
    /** Nothing is placed or ordered. */
    bool isAutomatic() const { return m_panels.isEmpty() && m_order.isEmpty(); }
    /** Panels by unit in the order of choice again; axes and looks stay. */
    void arrangeByUnit();

    AxisState axis(const AxisId &id) const { return m_axes.value(id); }
    /** As it was; for moving an axis along with its column. */
    void setAxis(const AxisId &id, const AxisState &state);
    // These three leave a locked axis alone, and what is no span for the axis.
    void holdAxis(const AxisId &id, const AxisSpan &span);
    void followAxis(const AxisId &id);
    /** What is held and not above zero is given up where @p logarithmic. */
    void setLogarithmic(const AxisId &id, bool logarithmic);
    /** Locks the axis where it is: @p shown is what it shows. */
    void lockAxis(const AxisId &id, const AxisSpan &shown);
    /** The axis stays held. */
    void unlockAxis(const AxisId &id);

    TraceLook look(const ColumnRef &column) const { return m_looks.value(column); }
    void setLook(const ColumnRef &column, const TraceLook &look);

    /** The column was taken off the chart: its place and, if nobody chose it, its colour are free. */
    void forget(const ColumnRef &column);

    const QMap<ColumnRef, QString> &panels() const { return m_panels; }
    const QMap<AxisId, AxisState> &axes() const { return m_axes; }
    const QMap<ColumnRef, TraceLook> &looks() const { return m_looks; }
    friend bool operator==(const PlotArrangement &, const PlotArrangement &) = default;

private:
    QMap<ColumnRef, QString> m_panels;
    QStringList m_order;
    QMap<AxisId, AxisState> m_axes;
    QMap<ColumnRef, TraceLook> m_looks;
};

} // namespace mtnops
