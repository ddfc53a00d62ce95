// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/tracepath.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <span>

namespace mtnops {

namespace {

/** Appends corners to a path, in order of time. */
class PathPen
{
public:
    PathPen(TracePath &path, bool isStepped) : m_path(path), m_isStepped(isStepped) { }

    void lineTo(QPointF corner)
    {
        // Within one pixel a step and a slope look the same.
        if (m_isStepped && m_path.corners.size() > m_begin && corner.x() - m_path.corners.last().x() > 0.5)
            m_path.corners.append({corner.x(), m_path.corners.last().y()});
        m_path.corners.append(corner);
    }

    void endLine()
    {
        const qsizetype size = m_path.corners.size() - m_begin;
        if (size == 1)
            m_path.dots.append(m_path.corners.takeLast());
        else if (size > 1)
            m_path.ends.append(m_path.corners.size());
        m_begin = m_path.corners.size();
    }

private:
    TracePath &m_path;
    bool m_isStepped;
    qsizetype m_begin = 0;
};

/** The four points of one pixel column that decide what is seen of it. */
class PixelColumn
{
public:
    bool isEmpty() const { return m_count == 0; }

    void add(const SeriesPoint &point)
    {
        if (m_count == 0) {
            m_first = m_lowest = m_highest = &point;
        } else {
            if (point.value < m_lowest->value)
                m_lowest = &point;
            if (point.value > m_highest->value)
                m_highest = &point;
        }
        m_last = &point;
        ++m_count;
    }

    template<typename Draw>
    void flush(Draw draw)
    {
        if (m_count == 0)
            return;
        const auto [earlier, later] = std::minmax(m_lowest, m_highest); // points of one list: by address is by time
        const SeriesPoint *drawn = nullptr;
        for (const SeriesPoint *point : {m_first, earlier, later, m_last}) {
            if (point != drawn)
                draw(*point);
            drawn = point;
        }
        m_count = 0;
    }

private:
    const SeriesPoint *m_first = nullptr;
    const SeriesPoint *m_lowest = nullptr;
    const SeriesPoint *m_highest = nullptr;
    const SeriesPoint *m_last = nullptr;
    qsizetype m_count = 0;
};

/** Pixels along the time axis. */
struct DashPattern
{
    double length = 6;
    double period = 11;
};

/** Cuts lines into dashes. */
class Dasher
{
public:
    Dasher(const PanelFrame &frame, TracePath &dashes, const DashPattern &pattern)
        : m_dashes(dashes)
        , m_pattern(pattern)
        , m_left(frame.plot.left() - pattern.period)
        , m_right(frame.plot.right() + 1.0)
    {
        // The dash pattern stands still in time, not on the screen.
        const TimeScale scale = frame.timeScale();
        const double pixelsPerMicrosecond = scale.width / double(frame.range.length().count());
        const double sinceEpoch = double(toMicroseconds(frame.range.from)) * pixelsPerMicrosecond;
        m_origin = frame.plot.left() - std::fmod(sinceEpoch, pattern.period) - pattern.period;
    }

    void append(QPointF from, QPointF to)
    {
        const double width = to.x() - from.x();
        if (std::abs(to.y() - from.y()) > 2.0 * width) {
            draw(from, to);
            return;
        }
        const double slope = (to.y() - from.y()) / width;
        const auto at = [&](double x) { return x == to.x() ? to : QPointF(x, from.y() + slope * (x - from.x())); };
        const double begin = std::max(from.x(), m_left);
        const double end = std::min(to.x(), m_right);
        const double period = m_pattern.period;
        for (double dash = m_origin + std::floor((begin - m_origin) / period) * period; dash < end; dash += period) {
            const double dashBegin = std::max(begin, dash);
            const double dashEnd = std::min(end, dash + m_pattern.length);
            if (dashBegin < dashEnd)
                draw(at(dashBegin), at(dashEnd));
        }
    }

    void endLine()
    {
        if (m_dashes.corners.size() > m_begin)
            m_dashes.ends.append(m_dashes.corners.size());
        m_begin = m_dashes.corners.size();
    }

private:
    /** Goes on with the dash before where it ends at @p from: one polyline is drawn faster than its segments. */
    void draw(QPointF from, QPointF to)
    {
        if (m_dashes.corners.size() == m_begin || m_dashes.corners.last() != from) {
            endLine();
            m_dashes.corners.append(from);
        }
        m_dashes.corners.append(to);
    }

    TracePath &m_dashes;
    DashPattern m_pattern;
    qsizetype m_begin = 0; ///< of the dash under way
    double m_left;
    double m_right;
    double m_origin = 0;
};

} // namespace

void TracePath::build(const QList<SeriesPoint> &points, const PanelFrame &frame, const TimeRange &range, bool isStepped,
                      int pixels)
{
    corners.clear();
    ends.clear();
    dots.clear();
    const TimeScale scale = frame.timeScale();
    const PointSpan span = pointsAround(points, range);
    PathPen pen(*this, isStepped);
    const auto draw = [&](const SeriesPoint &point) { pen.lineTo({scale.x(point.time), frame.y(point.value)}); };

    const double shown = double(pixels) * (scale.x(range.to) - scale.x(range.from)) / scale.width;
    const bool isDense = double(span.last - span.first) > 4.0 * (shown + 2.0);
    const double columnsPerPixel = pixels / scale.width;
    PixelColumn column;
    double columnNumber = 0;
    for (const SeriesPoint &point : std::span(points).subspan(size_t(span.first), size_t(span.last - span.first))) {
        if (point.isBreak()) {
            column.flush(draw);
            pen.endLine();
        } else if (!isDense) {
            draw(point);
        } else {
            const double number = std::floor(scale.x(point.time) * columnsPerPixel);
            if (number != columnNumber)
                column.flush(draw);
            columnNumber = number;
            column.add(point);
        }
    }
    column.flush(draw);
    pen.endLine();
}

HeightSpan TracePath::heights() const
{
    HeightSpan span;
    for (const QList<QPointF> *points : {&corners, &dots}) {
        for (const QPointF &point : *points)
            span = span.united({.top = point.y(), .bottom = point.y()});
    }
    return span;
}

void drawThin(QPainter &painter, const TracePath &path)
{
    qsizetype begin = 0;
    for (const qsizetype end : path.ends) {
        painter.drawPolyline(path.corners.constData() + begin, int(end - begin));
        begin = end;
    }
}

void cutIntoDashes(const TracePath &path, const PanelFrame &frame, TracePath &dashes, LineStyle style)
{
    dashes.corners.clear();
    dashes.ends.clear();
    Dasher dasher(frame, dashes, style == LineStyle::Dotted ? DashPattern{.length = 2, .period = 5} : DashPattern());
    qsizetype begin = 0;
    for (const qsizetype end : path.ends) {
        for (qsizetype i = begin + 1; i < end; ++i)
            dasher.append(path.corners[i - 1], path.corners[i]);
        dasher.endLine();
        begin = end;
    }
}

} // namespace mtnops
