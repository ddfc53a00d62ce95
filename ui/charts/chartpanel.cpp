// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartpanel.h"

#include "ui/charts/backdropitem.h"
#include "ui/charts/conditionitem.h"
#include "ui/charts/legenditem.h"
#include "ui/charts/seenvalues.h"
#include "ui/charts/stripitem.h"
#include "ui/charts/traceitem.h"
#include "ui/charts/valuelabelsitem.h"

#include <QChart>
#include <QEvent>
#include <QGraphicsLayout>

#include <algorithm>
#include <cmath>

namespace mtnops {

namespace {

// From the back to the front, above everything that QChart itself paints.
constexpr double backdropZ = 30;
constexpr double traceZ = 31;
constexpr double conditionZ = 32;
constexpr double legendZ = 33;

constexpr double edge = 4; // above and below the plot area: half the gap between two panels
constexpr double pixelsPerTick = 28;
constexpr double mostHeadroom = 0.45; // of the height, for the names: a panel too low for that shows them over its data
constexpr double leastCovered = 0.9; // of the window, before "no readings" is said

} // namespace

QFont axisFont(const QFont &text)
{
    QFont font = text;
    if (text.pixelSize() > 0)
        font.setPixelSize(std::max(8, int(std::lround(text.pixelSize() * 11.0 / 13.0))));
    else
        font.setPointSizeF(text.pointSizeF() * 11.0 / 13.0);
    return font;
}

ChartPanel::ChartPanel(const PanelPlan &plan, QWidget *parent)
    : QChartView(new QChart, parent), m_axis(std::make_unique<ValueAxis>(*chart()))
{
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setInteractive(false);
    setFocusPolicy(Qt::NoFocus);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setMinimumSize(1, 1);
    setOptimizationFlag(DontAdjustForAntialiasing);

    chart()->legend()->hide();
    chart()->setMargins({});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->setBackgroundRoundness(0);
    chart()->setBackgroundPen(Qt::NoPen);
    m_backdrop = new BackdropItem(m_frame, chart());
    m_backdrop->setZValue(backdropZ);
    m_legend = new LegendItem(m_frame, chart());
    m_legend->setZValue(legendZ);
    m_labels = new ValueLabelsItem(m_frame, chart());
    m_conditions = new ConditionItem(m_frame, chart());
    m_conditions->setZValue(conditionZ);
    applyFont();
    setPlan(plan);
    setTheme(Theme::of(ThemeKind::Dark));
}

ChartPanel::~ChartPanel() = default;

void ChartPanel::setPlan(const PanelPlan &plan)
{
    m_plan = plan;
    m_labels->setUnit(plan.unit);
}

void ChartPanel::setTraces(const QList<Trace> &traces)
{
    m_traces = traces;
    showItems();
    m_legend->setTraces(traces);
    m_conditions->setTraces(m_plan.kind == PanelKind::Quantity ? traces : QList<Trace>());
    updateLimits();
    fitValues();
    updateNote();
}

void ChartPanel::showItems()
{
    const bool isState = m_plan.kind == PanelKind::State;
    const qsizetype lines = m_plan.kind == PanelKind::Quantity ? m_traces.size() : 0;
    const qsizetype strips = isState ? m_traces.size() : 0;
    while (m_items.size() > lines)
        delete m_items.takeLast();
    while (m_strips.size() > strips)
        delete m_strips.takeLast();
    while (m_items.size() < lines) {
        m_items.append(new TraceItem(m_frame, chart()));
        m_items.last()->setZValue(traceZ);
    }
    while (m_strips.size() < strips) {
        m_strips.append(new StripItem(m_frame, chart()));
        m_strips.last()->setZValue(traceZ);
        m_strips.last()->setTheme(m_theme);
        m_strips.last()->setFont(axisFont(font()));
    }
    for (qsizetype i = 0; i < lines; ++i)
        m_items[i]->setTrace(m_traces[i]);
    for (qsizetype i = 0; i < strips; ++i) {
        m_strips[i]->setTrace(m_traces[i]);
        m_strips[i]->setRow(int(i), int(strips));
    }
}

void ChartPanel::setTheme(const Theme &theme)
{
    m_theme = theme;
    setBackgroundBrush(theme.window);
    chart()->setBackgroundBrush(theme.window);
    m_labels->setTheme(theme);
    m_backdrop->setTheme(theme);
    m_legend->setTheme(theme);
    m_conditions->setTheme(theme);
    for (StripItem *strip : m_strips)
        strip->setTheme(theme);
}

void ChartPanel::setShade(const SkyShade &shade)
{
    m_backdrop->setShade(shade);
}

void ChartPanel::setTime(const TimeRange &range, const QList<TimeTick> &ticks)
{
    m_frame.range = range;
    m_backdrop->setTimeTicks(ticks);
    fitValues();
    updateNote();
    viewport()->update(m_frame.plot.toAlignedRect());
}

void ChartPanel::setMargins(double left, double right)
{
    if (left == m_leftMargin && right == m_rightMargin)
        return;
    m_leftMargin = left;
    m_rightMargin = right;
    layOutPlot();
}

double ChartPanel::neededLeftMargin() const
{
    return m_labels->neededWidth();
}

int ChartPanel::preferredHeight() const
{
    if (m_plan.kind == PanelKind::Quantity)
        return 0;
    const QFont small = axisFont(font());
    const double rows = double(std::max<qsizetype>(1, m_traces.size()));
    return int(std::ceil(LegendItem::heightFor(small) + rows * (StripItem::heightFor(small) + 1.0) + 3.0 + 2.0 * edge));
}

void ChartPanel::fixValues(const ValueSpan &span)
{
    if (m_plan.kind != PanelKind::Quantity)
        return; // a strip has no values to zoom
    if (!std::isfinite(span.low) || !std::isfinite(span.high) || span.low + std::abs(span.low) * 1e-9 >= span.high)
        return;
    m_isFixed = true;
    m_hasValues = true;
    showValues(span);
}

void ChartPanel::zoomValues(double factor, double y)
{
    const double anchor = m_frame.value(y);
    const ValueSpan &span = m_frame.values;
    fixValues({.low = anchor - (anchor - span.low) * factor, .high = anchor + (span.high - anchor) * factor});
}

void ChartPanel::followValues()
{
    m_isFixed = false;
    m_hasValues = false;
    fitValues();
}

void ChartPanel::setTellsEmpty(bool tells)
{
    m_tellsEmpty = tells;
    updateNote();
}

QString ChartPanel::note() const
{
    return m_legend->note();
}

void ChartPanel::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    layOutPlot();
}

void ChartPanel::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        applyFont();
        layOutPlot();
    }
}

void ChartPanel::applyFont()
{
    const QFont small = axisFont(font());
    m_labels->setFont(small);
    m_legend->setFont(small);
    m_conditions->setFont(small);
    for (StripItem *strip : m_strips)
        strip->setFont(small);
}

void ChartPanel::layOutPlot()
{
    m_backdrop->plotAreaWillChange();
    m_legend->plotAreaWillChange();
    m_labels->plotAreaWillChange();
    m_conditions->plotAreaWillChange();
    for (TraceItem *item : m_items)
        item->plotAreaWillChange();
    for (StripItem *strip : m_strips)
        strip->plotAreaWillChange();
    const QRectF all = viewport()->rect();
    m_frame.plot = QRectF(m_leftMargin, edge, std::max(1.0, all.width() - m_leftMargin - m_rightMargin),
                          std::max(1.0, all.height() - 2.0 * edge));
    chart()->setPlotArea(m_frame.plot);
    fitValues();
    showValues(m_frame.values); // other labels fit, also where the values stay
    viewport()->update();
}

void ChartPanel::fitValues()
{
    if (m_isFixed || m_frame.range.isEmpty() || m_plan.kind != PanelKind::Quantity)
        return;
    const std::optional<ValueSpan> seen = seenValues(m_traces, m_frame.range);
    // The names in the corner keep a row to themselves.
    const double headroom = std::min(mostHeadroom, LegendItem::heightFor(axisFont(font())) / m_frame.plot.height());
    if (!seen) { // nothing to follow: the axis stays, or says nothing as long as it has never had a value
        showValues(m_frame.values);
        return;
    }
    ValueSpan wanted = *seen;
    wanted.high += wanted.length() * headroom / (1.0 - headroom);
    const auto current = m_hasValues ? std::optional(m_frame.values) : std::nullopt;
    m_hasValues = true;
    showValues(followingSpan(current, wanted, mostTicks()));
}

void ChartPanel::showValues(const ValueSpan &span)
{
    const QList<ValueTick> ticks = ticksFor(span);
    if (span == m_frame.values && ticks == m_labels->ticks())
        return;
    m_frame.values = span;
    m_labels->setTicks(ticks);
    m_backdrop->setValueTicks(ticks);
    m_axis->show(span);
    viewport()->update();
    emit valuesChanged();
}

int ChartPanel::mostTicks() const
{
    return std::max(2, int(m_frame.plot.height() / pixelsPerTick));
}

QList<ValueTick> ChartPanel::ticksFor(const ValueSpan &span) const
{
    const double height = m_frame.plot.height();
    const QFontMetricsF metrics(axisFont(font()));
    QList<ValueTick> ticks;
    if (m_plan.kind == PanelKind::Quantity && m_hasValues)
        ticks = valueTicks(span, mostTicks());
    // A label that hangs over the edge would meet the one of the next panel.
    const double room = (metrics.height() / 2.0 - edge) / height * span.length();
    ticks.removeIf(
        [&](const ValueTick &tick) { return tick.value < span.low + room || tick.value > span.high - room; });
    return ticks;
}

void ChartPanel::updateNote()
{
    if (m_plan.kind == PanelKind::NotDrawn) {
        m_legend->setNote(tr("Times are not drawn: read them in the table below"));
        return;
    }
    const auto isKnown = [&](const Trace &trace) {
        const TimeRange &known = trace.knownRange();
        const Duration covered = std::min(known.to, m_frame.range.to) - std::max(known.from, m_frame.range.from);
        return double(covered.count()) >= leastCovered * double(m_frame.range.length().count());
    };
    m_isEmpty = !m_frame.range.isEmpty() && !m_traces.isEmpty()
        && std::all_of(m_traces.begin(), m_traces.end(), isKnown) && !isSeen();
    m_legend->setNote(m_isEmpty && m_tellsEmpty ? tr("No readings") : QString());
}

/** Whether the window holds anything to draw. */
bool ChartPanel::isSeen() const
{
    if (m_plan.kind == PanelKind::Quantity)
        return seenValues(m_traces, m_frame.range).has_value();
    return std::any_of(m_traces.begin(), m_traces.end(), [this](const Trace &trace) {
        return std::any_of(trace.states.runs.begin(), trace.states.runs.end(), [this](const StateRun &run) {
            return run.range.from < m_frame.range.to && run.range.to > m_frame.range.from;
        });
    });
}

void ChartPanel::updateLimits()
{
    QList<BackdropItem::Limit> limits;
    const auto add = [&](const std::optional<double> &value, bool isAlarm) {
        if (value && !limits.contains(BackdropItem::Limit{*value, isAlarm}))
            limits.append({*value, isAlarm});
    };
    for (const Trace &trace : m_traces) {
        const Limits &own = trace.column.limits;
        add(own.warnBelow, false);
        add(own.warnAbove, false);
        add(own.alarmBelow, true);
        add(own.alarmAbove, true);
    }
    m_backdrop->setLimits(limits);
}

} // namespace mtnops
