// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/traceitem.h"

#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include <array>
#include <cmath>

namespace mtnops {

namespace {

constexpr double dotRadius = 1.75;

// In device pixels: the corners of a triangle, so that lines of every direction become two pixels wide.
constexpr std::array mediumPasses = {QPointF(0.0, -0.55), QPointF(0.48, 0.28), QPointF(-0.48, 0.28)};

void drawThin(QPainter *painter, const TracePath &path)
{
    qsizetype begin = 0;
    for (const qsizetype end : path.ends) {
        painter->drawPolyline(path.corners.constData() + begin, int(end - begin));
        begin = end;
    }
}

/** With a pen of one device pixel: Qt draws wider ones by way of a path, 100 times slower than these passes. */
void drawLines(QPainter *painter, const TracePath &path, LineWidth width)
{
    if (width == LineWidth::Thin) {
        drawThin(painter, path);
        return;
    }
    for (const QPointF &offset : mediumPasses) {
        const QPointF shift = offset / painter->device()->devicePixelRatio();
        painter->translate(shift);
        drawThin(painter, path);
        painter->translate(-shift);
    }
}

} // namespace

TraceItem::TraceItem(const PanelFrame &frame, QGraphicsItem *parent) : QGraphicsItem(parent), m_frame(frame)
{
    setFlag(ItemUsesExtendedStyleOption); // for the exposed rectangle
    setAcceptedMouseButtons(Qt::NoButton);
}

void TraceItem::setTrace(const Trace &trace)
{
    m_trace = trace;
    update();
}

void TraceItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *)
{
    const QRectF exposed = option->exposedRect.intersected(m_frame.plot);
    if (exposed.isEmpty() || m_trace.series.points.isEmpty())
        return;
    const TimeScale scale = m_frame.timeScale();
    const double edge = dotRadius + 1.0;
    const TimeRange range{scale.time(exposed.left() - edge), scale.time(exposed.right() + edge)};
    const int pixels = int(std::lround(m_frame.plot.width() * painter->device()->devicePixelRatio()));
    m_path.build(m_trace.series.points, m_frame, range, m_trace.isStepped(), pixels);

    painter->save();
    painter->setClipRect(exposed, Qt::IntersectClip);
    painter->setRenderHint(QPainter::Antialiasing);
    QPen pen(m_trace.colour, 1.0);
    pen.setCosmetic(true);
    painter->setPen(pen);
    if (m_trace.line != LineStyle::Solid) {
        cutIntoDashes(m_path, m_frame, m_dashes, m_trace.line);
        drawLines(painter, m_dashes, m_trace.width);
    } else {
        drawLines(painter, m_path, m_trace.width);
    }
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_trace.colour);
    for (const QPointF &dot : m_path.dots)
        painter->drawEllipse(dot, dotRadius, dotRadius);
    painter->restore();
}

} // namespace mtnops
