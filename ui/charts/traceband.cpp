// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/traceband.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace mtnops {

namespace {

constexpr float areaOpacity = 0.16F;
constexpr float edgeOpacity = 0.45F;
constexpr qsizetype blockWidth = 16; ///< columns

/** Calls @p visit with each column of pixels that a line crosses, and the heights at which it enters and leaves it. */
template<typename Visit>
void forEachColumn(const TracePath &path, int left, qsizetype width, Visit visit)
{
    qsizetype begin = 0;
    for (const qsizetype end : path.ends) {
        for (qsizetype i = begin + 1; i < end; ++i) {
            const QPointF from = path.corners[i - 1] - QPointF(left, 0);
            const QPointF to = path.corners[i] - QPointF(left, 0);
            const double slope = to.x() > from.x() ? (to.y() - from.y()) / (to.x() - from.x()) : 0.0;
            const auto at = [&](double x) { return from.y() + slope * (x - from.x()); };
            const auto first = qsizetype(std::clamp(std::floor(from.x()), 0.0, double(width)));
            const auto last = qsizetype(std::clamp(std::floor(to.x()) + 1.0, 0.0, double(width)));
            for (qsizetype column = first; column < last; ++column)
                visit(column, double(column) <= from.x() ? from.y() : at(double(column)),
                      double(column + 1) >= to.x() ? to.y() : at(double(column + 1)));
        }
        begin = end;
    }
}

} // namespace

void TraceBand::setMeans(const QList<SeriesMean> &means)
{
    for (QList<SeriesPoint> *points : {&m_means, &m_lowestPoints, &m_highestPoints}) {
        points->clear();
        points->reserve(means.size());
    }
    for (const SeriesMean &mean : means) {
        m_means.append({mean.middle(), mean.mean});
        m_lowestPoints.append({mean.middle(), mean.lowest});
        m_highestPoints.append({mean.middle(), mean.highest});
    }
}

void TraceBand::build(const PanelFrame &frame, const TimeRange &range, int pixels)
{
    m_lowest.build(m_lowestPoints, frame, range, false, pixels);
    m_highest.build(m_highestPoints, frame, range, false, pixels);
    fillColumns(frame);
}

void TraceBand::paint(QPainter &painter, const QColor &colour)
{
    QColor area = colour;
    area.setAlphaF(areaOpacity);
    QColor edge = colour;
    edge.setAlphaF(edgeOpacity);
    painter.save();
    painter.setPen(Qt::NoPen);
    painter.setBrush(area);
    painter.setRenderHint(QPainter::Antialiasing, false); // the edges are drawn over it
    painter.drawRects(m_area);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(edge, 1.0);
    pen.setCosmetic(true);
    painter.setPen(pen);
    paintEdges(painter);
    painter.restore();
}

/** Columns are several times faster than polygons, and blocks of them than columns. */
void TraceBand::fillColumns(const PanelFrame &frame)
{
    const int left = int(std::floor(frame.plot.left()));
    const int top = int(std::floor(frame.plot.top()));
    const int bottom = int(std::ceil(frame.plot.bottom()));
    const auto width = qsizetype(std::ceil(frame.plot.width())) + 1;
    m_columns.fill({.top = bottom, .bottom = top}, width);
    const auto within = [&](double y) { return int(std::lround(std::clamp(y, double(top), double(bottom)))); };
    forEachColumn(m_highest, left, width, [&](qsizetype column, double from, double to) {
        m_columns[column].top = std::min(m_columns[column].top, within(std::min(from, to)));
    });
    forEachColumn(m_lowest, left, width, [&](qsizetype column, double from, double to) {
        m_columns[column].bottom = std::max(m_columns[column].bottom, within(std::max(from, to)));
    });
    m_area.clear();
    for (qsizetype first = 0; first < width; first += blockWidth)
        addBlock(left, first, std::min(first + blockWidth, width));
}

/** What all its columns have in common, and what each has beyond that. */
void TraceBand::addBlock(int left, qsizetype first, qsizetype last)
{
    int top = m_columns[first].top;
    int bottom = m_columns[first].bottom;
    for (qsizetype i = first; i < last; ++i) {
        top = std::max(top, m_columns[i].top);
        bottom = std::min(bottom, m_columns[i].bottom);
    }
    const bool hasCore = top < bottom;
    if (hasCore)
        m_area.append(QRect(left + int(first), top, int(last - first), bottom - top));
    for (qsizetype i = first; i < last; ++i) {
        const Column &column = m_columns[i];
        const int x = left + int(i);
        if (!hasCore && column.top < column.bottom)
            m_area.append(QRect(x, column.top, 1, column.bottom - column.top));
        if (hasCore && column.top < top)
            m_area.append(QRect(x, column.top, 1, top - column.top));
        if (hasCore && column.bottom > bottom)
            m_area.append(QRect(x, bottom, 1, column.bottom - bottom));
    }
}

void TraceBand::paintEdges(QPainter &painter) const
{
    drawThin(painter, m_lowest);
    drawThin(painter, m_highest);
    for (qsizetype dot = 0; dot < std::min(m_lowest.dots.size(), m_highest.dots.size()); ++dot)
        painter.drawLine(m_lowest.dots[dot], m_highest.dots[dot]);
}

} // namespace mtnops
