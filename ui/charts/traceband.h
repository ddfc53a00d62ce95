// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/tracepath.h"

#include <QRect>

class QColor;
class QPainter;

namespace mtnops {

/** The band from the lowest to the highest value around the line of means of reduced data. Its edges are drawn, so that
    one sample that sticks out is seen however narrow it is. Reused from one frame to the next. Main thread. */
class TraceBand
{
public:
    void setMeans(const QList<SeriesMean> &means);
    bool isEmpty() const { return m_means.isEmpty(); }
    /** The line of means. */
    const QList<SeriesPoint> &means() const { return m_means; }

    /** As TracePath::build(). */
    void build(const PanelFrame &frame, const TimeRange &range, int pixels);

    HeightSpan heights() const { return m_lowest.heights().united(m_highest.heights()); }

    void paint(QPainter &painter, const QColor &colour);

private:
    /** What the band fills of one column of pixels. */
    struct Column
    {
        int top = 0;
        int bottom = 0; ///< not part of it; nothing is filled from top on
    };

    void fillColumns(const PanelFrame &frame);
    void addBlock(int left, qsizetype first, qsizetype last);
    void paintEdges(QPainter &painter) const;

    QList<SeriesPoint> m_means;
    QList<SeriesPoint> m_lowestPoints;
    QList<SeriesPoint> m_highestPoints;
    TracePath m_lowest; ///< with a line or a dot for each of m_highest
    TracePath m_highest;
    QList<Column> m_columns; ///< of the plot
    QList<QRect> m_area; ///< they in as few rectangles as is easy
};

} // namespace mtnops
