// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/traceitem.h"

#include "ui/charts/limittint.h"

#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include <array>
#include <cmath>

namespace mtnops {

namespace {

constexpr double dotRadius = 1.75;
constexpr double dotReach = 2.0; // of a dot, or of a line's edge

// In device pixels: the corners of a triangle, so that lines of every direction become two pixels wide.
constexpr std::array mediumPasses = {QPointF(0.0, -0.55), QPointF(0.48, 0.28), QPointF(-0.48, 0.28)};

/** With a pen of one device pixel: Qt draws wider ones by way of a path, 100 times slower than these passes. */
void drawLines(QPainter *painter, const TracePath &path, LineWidth width)
{
    if (width == LineWidth::Thin) {
        drawThin(*painter, path);
        return;
    }
    for (const QPointF &offset : mediumPasses) {
        const QPointF shift = offset / painter->device()->devicePixelRatio();
        painter->translate(shift);
        drawThin(*painter, path);
        painter->translate(-shift);
    }
}

} // namespace

TraceItem::TraceItem(const PanelFrame &frame, QGraphicsItem *parent) : PlotItem(frame, parent)
{
    setFlag(ItemUsesExtendedStyleOption); // for the exposed rectangle
}

void TraceItem::setTrace(const Trace &trace)
{
    m_trace = trace;
    m_band.setMeans(trace.series.means);
    update();
}

void TraceItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *)
{
    const QRectF exposed = option->exposedRect.intersected(frame().plot);
    if (exposed.isEmpty() || m_trace.series.points.isEmpty())
        return;
    const TimeScale scale = frame().timeScale();
    const double edge = dotRadius + 1.0;
    const TimeRange range{scale.time(exposed.left() - edge), scale.time(exposed.right() + edge)};
    const int pixels = int(std::lround(frame().plot.width() * painter->device()->devicePixelRatio()));
    if (m_band.isEmpty()) {
        m_path.build(m_trace.series.points, frame(), range, m_trace.isStepped(), pixels);
    } else {
        m_path.build(m_band.means(), frame(), range, false, pixels);
        m_band.build(frame(), range, pixels);
    }
    if (m_trace.line != LineStyle::Solid)
        cutIntoDashes(m_path, frame(), m_dashes, m_trace.line);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const HeightSpan reached = m_band.isEmpty() ? m_path.heights() : m_path.heights().united(m_band.heights());
    const QList<LimitBand> bands = limitBands(m_trace.column.limits, frame());
    for (const LimitBand &band : bands) {
        const QRectF part(exposed.left(), band.top, exposed.width(), band.bottom - band.top);
        if (bands.size() == 1 || (reached.top - dotReach < band.bottom && reached.bottom + dotReach > band.top))
            paintPart(*painter, part.intersected(exposed), band.state);
    }
    painter->restore();
}

/** The trace inside @p part, cut where it leaves it. */
void TraceItem::paintPart(QPainter &painter, const QRectF &part, LimitState state)
{
    if (part.isEmpty())
        return;
    const QColor colour = state == LimitState::Alarm ? m_trace.alarm
        : state == LimitState::Warning               ? m_trace.warning
                                                     : m_trace.colour;
    const TracePath &lines = m_trace.line == LineStyle::Solid ? m_path : m_dashes;
    painter.save();
    painter.setClipRect(part, Qt::IntersectClip);
    if (!m_band.isEmpty())
        m_band.paint(painter, colour);
    QPen pen(colour, 1.0);
    pen.setCosmetic(true);
    painter.setPen(pen);
    drawLines(&painter, lines, m_trace.width);
    if (state != LimitState::Normal) { // a pixel thicker: not told by colour alone
        painter.translate(0, 1.0 / painter.device()->devicePixelRatio());
        drawLines(&painter, lines, m_trace.width);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    for (const QPointF &dot : m_path.dots)
        painter.drawEllipse(dot, dotRadius, dotRadius);
    painter.restore();
}

} // namespace mtnops
