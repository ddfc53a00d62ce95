// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plotarrangement.h"

#include <QObject>

namespace mtnops {

/** Which columns are on the chart, in the order they were chosen, the colour number of each, and how they are arranged:
    a column keeps its colour until it is taken off, and one that a person chose for ever. Main thread. */
class PlotSelection : public QObject
{
    Q_OBJECT

public:
    struct Trace
    {
        ColumnRef column;
        int colour = 0; ///< 0, 1, 2, …: the lowest that was free; the theme has a colour for each
        friend bool operator==(const Trace &, const Trace &) = default;
    };

    using QObject::QObject;

    const QList<Trace> &traces() const { return m_traces; }
    QList<ColumnRef> columns() const;
    bool contains(const ColumnRef &column) const;
    /** The colour number of a chosen column, or -1. */
    int colourOf(const ColumnRef &column) const;

    /** By a person, who wants to see what was put on the chart. */
    void setChosen(const ColumnRef &column, bool chosen);
    /** Puts those that are not on the chart on it by no one's action: what is there at the start. */
    void choose(const QList<ColumnRef> &columns);
    /** Takes all off; the panels are automatic again. */
    void clear();

    const PlotArrangement &arrangement() const { return m_arrangement; }
    void setArrangement(const PlotArrangement &arrangement);

signals:
    /** Other columns, or other colours. */
    void changed();
    /** Panels, axes or looks are other ones, by setArrangement(). */
    void arranged();
    /** A person has put the column on the chart or into another panel, and looks for it: after the other signals. */
    void wanted(const mtnops::ColumnRef &column);

private:
    void add(const ColumnRef &column);
    int freeColour() const;

    QList<Trace> m_traces;
    PlotArrangement m_arrangement;
};

} // namespace mtnops
