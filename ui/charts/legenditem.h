// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/plotitem.h"
#include "ui/charts/trace.h"
#include "ui/theme/swatch.h"

namespace mtnops {

/** Names the traces of a panel in its upper left corner, over the traces, and says in its middle why there is nothing
    to see where that is so. Main thread. */
class LegendItem final : public PlotItem
{
public:
    using PlotItem::PlotItem;

    /** Label and look of each are used, and the states of a strip. */
    void setTraces(const QList<Trace> &traces);
    /** A sentence or two in the middle of the plot area; none when empty. */
    void setNote(const QString &note);
    const QString &note() const { return m_note; }
    /** Stands behind the names: what is not drawn of them. */
    void setRemark(const QString &remark);
    const QString &remark() const { return m_remark; }

    /** The number of the trace whose name is at @p position, or -1. */
    qsizetype nameAt(QPointF position) const;
    /** Where the name of that trace stands; null where it has no room. */
    QRectF nameRect(qsizetype number) const;
    /** Where the row of names and remark ends. */
    double right() const;

    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

    /** The height of the corner that the names need, in pixels. */
    static double heightFor(const QFont &font);

private:
    struct Name
    {
        QRectF plate;
        QString text;
    };

    QList<Name> names() const;
    void paintSwatchOf(QPainter *painter, qsizetype number, double x, double y) const;
    void paintNames(QPainter *painter) const;
    void paintNote(QPainter *painter) const;

    QList<Trace> m_traces; ///< without points
    QList<QList<Value>> m_states; ///< of each, those that its swatch shows
    QString m_note;
    QString m_remark;
};

} // namespace mtnops
