// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/valueaxis.h"

#include "ui/charts/seenvalues.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <limits>

namespace mtnops {

namespace {

constexpr double pixelsPerTick = 28;
constexpr qsizetype fewestTicks = 2; // one label tells no scale
constexpr int finest = 8; // times as many ticks as there is room for: no labels can be told apart beyond
constexpr double edge = 4; // how far a label may hang over the plot: half the gap between two panels
constexpr double largestDrawn = 1e300; // the length of a span is told beyond it as infinite, and all else is lost in it

/** Breaks the line where its values are left out. A list of which all is drawn is not copied. */
template<typename Point, typename IsLeftOut, typename BreakAt>
void breakWhere(QList<Point> &points, double Point::*value, const IsLeftOut &isLeftOut, const BreakAt &breakAt)
{
    const auto isBreak = [&](const Point &point) { return isLeftOut(point.*value); };
    if (std::none_of(points.cbegin(), points.cend(), isBreak))
        return;
    for (Point &point : points) {
        if (isBreak(point))
            breakAt(point);
    }
}

} // namespace

ValueAxis::ValueAxis(const AxisPlan &plan, QGraphicsItem *parent)
    : m_labels(std::make_unique<ValueLabelsItem>(m_frame, parent))
{
    setPlan(plan);
}

void ValueAxis::setPlan(const AxisPlan &plan)
{
    m_plan = plan;
    m_labels->setUnit(plan.unit);
}

void ValueAxis::setState(const AxisState &state)
{
    if (state == m_state || m_plan.kind != PanelKind::Quantity)
        return; // without values there is nothing to hold
    const bool wasHeld = m_state.held.has_value();
    m_state = state;
    m_labels->setLocked(state.isLocked);
    m_labels->setLogarithmic(state.isLogarithmic);
    if (m_frame.isLogarithmic != state.isLogarithmic || (wasHeld && !state.held))
        m_hasValues = false; // a fresh look at the data
    updateDrawn();
}

void ValueAxis::setTraces(const QList<Trace> &traces)
{
    m_traces = traces;
    m_labels->setTraces(traces);
    updateDrawn();
}

bool ValueAxis::leavesOut() const
{
    if (!m_frame.isLogarithmic || m_frame.range.isEmpty())
        return false;
    const std::optional<ValueSpan> seen = seenValues(m_traces, m_frame.range);
    return seen && seen->low <= 0.0;
}

bool ValueAxis::leavesOutTooLarge() const
{
    const auto seen = m_hasTooLarge && !m_frame.range.isEmpty() ? seenValues(m_traces, m_frame.range) : std::nullopt;
    return seen && std::max(seen->high, -seen->low) > largestDrawn;
}

QList<BeyondAxis> ValueAxis::beyond() const
{
    return m_state.held && !m_frame.range.isEmpty() ? beyondAxis(m_drawn, m_frame) : QList<BeyondAxis>();
}

void ValueAxis::setPlot(const QRectF &plot, const QRectF &column)
{
    m_labels->plotAreaWillChange();
    m_frame.plot = plot;
    m_labels->setColumn(column);
}

bool ValueAxis::fit(double headroom)
{
    const ValueSpan span = wantedSpan(headroom);
    const bool isOther = span != m_frame.values || m_state.isLogarithmic != m_frame.isLogarithmic;
    m_frame.values = span;
    m_frame.isLogarithmic = m_state.isLogarithmic;
    const QList<ValueTick> ticks = ticksFor(span);
    if (!isOther && ticks == m_labels->ticks())
        return false;
    m_labels->setTicks(ticks);
    return true;
}

ValueSpan ValueAxis::wantedSpan(double headroom)
{
    const bool hadValues = m_hasValues;
    m_hasValues |= m_state.held.has_value();
    if (m_state.held)
        return {.low = m_state.held->low, .high = m_state.held->high};
    const auto seen = m_frame.range.isEmpty() ? std::nullopt : seenValues(m_drawn, m_frame.range);
    // Nothing to follow: the axis stays, or begins where it can.
    if (!seen)
        return m_state.isLogarithmic && m_frame.values.low <= 0.0 ? ValueSpan{.low = 1, .high = 10} : m_frame.values;
    m_hasValues = true;
    const auto current = hadValues ? std::optional(m_frame.values) : std::nullopt;
    const double more = headroom / (1.0 - headroom);
    ValueSpan wanted = *seen;
    if (m_state.isLogarithmic) {
        wanted.high *= std::pow(wanted.high / wanted.low, more);
        return followingDecades(current, wanted, mostTicks());
    }
    wanted.high += wanted.length() * more;
    return followingSpan(current, wanted, mostTicks());
}

int ValueAxis::mostTicks() const
{
    return std::max(2, int(m_frame.plot.height() / pixelsPerTick));
}

/** With a finer step where less than two would be seen: the axis itself does not move for its labels. */
QList<ValueTick> ValueAxis::ticksFor(const ValueSpan &span) const
{
    QList<ValueTick> ticks;
    for (int times = 1; m_hasValues && ticks.size() < fewestTicks && times <= finest; times *= 2)
        ticks = ticksWithRoom(span, times * mostTicks());
    return ticks;
}

QList<ValueTick> ValueAxis::ticksWithRoom(const ValueSpan &span, int mostTicks) const
{
    const QFontMetricsF metrics(m_labels->font());
    QList<ValueTick> ticks = m_frame.isLogarithmic ? decadeTicks(span, mostTicks) : valueTicks(span, mostTicks);
    // A label that hangs over the edge would meet the one of the next panel.
    const double room = metrics.height() / 2.0 - edge;
    ticks.removeIf([&](const ValueTick &tick) {
        const double y = m_frame.y(tick.value);
        return y > m_frame.plot.bottom() - room || y < m_frame.plot.top() + room;
    });
    return ticks;
}

void ValueAxis::updateDrawn()
{
    m_drawn = m_traces;
    m_hasTooLarge = false;
    const auto isLeftOut = [this](double value) {
        const bool isTooLarge = std::abs(value) > largestDrawn;
        m_hasTooLarge |= isTooLarge;
        return isTooLarge || (m_state.isLogarithmic && value <= 0.0);
    };
    for (Trace &trace : m_drawn) {
        breakWhere(trace.series.points, &SeriesPoint::value, isLeftOut,
                   [](SeriesPoint &point) { point.value = std::numeric_limits<double>::quiet_NaN(); });
        // The band of a mean above zero may go down to the edge.
        breakWhere(trace.series.means, &SeriesMean::mean, isLeftOut,
                   [](SeriesMean &mean) { mean = {.range = mean.range}; });
    }
}

AxisSpan panned(const PanelFrame &frame, double pixels)
{
    return {.low = frame.value(frame.plot.bottom() - pixels), .high = frame.value(frame.plot.top() - pixels)};
}

AxisSpan zoomed(const PanelFrame &frame, double factor, double y)
{
    return {.low = frame.value(y + (frame.plot.bottom() - y) * factor),
            .high = frame.value(y + (frame.plot.top() - y) * factor)};
}

} // namespace mtnops
