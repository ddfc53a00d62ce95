// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartpanel.h"

#include "ui/charts/backdropitem.h"
#include "ui/charts/legenditem.h"
#include "ui/charts/panelitems.h"
#include "ui/charts/seenvalues.h"
#include "ui/charts/stripitem.h"

#include <QChart>
#include <QEvent>
#include <QGraphicsLayout>

#include <algorithm>
#include <cmath>

namespace mtnops {

namespace {

// Behind and before what PanelItems draws, above everything that QChart itself paints.
constexpr double backdropZ = 30;
constexpr double legendZ = 33;

constexpr double edge = 4; // above and below the plot area: half the gap between two panels
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

ChartPanel::ChartPanel(const PanelPlan &plan, QWidget *parent) : QChartView(new QChart, parent)
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
    m_items = std::make_unique<PanelItems>(m_frame, *m_legend, chart());
    setPlan(plan);
    setTheme(Theme::of(ThemeKind::Dark));
}

ChartPanel::~ChartPanel() = default;

void ChartPanel::setPlan(const PanelPlan &plan)
{
    if (plan == m_plan && !m_axes.empty())
        return;
    m_plan = plan;
    setUpAxes();
}

void ChartPanel::setUpAxes()
{
    m_items->clear(); // they refer to the axes; the traces come next
    std::vector<std::unique_ptr<ValueAxis>> before = std::exchange(m_axes, {});
    for (const AxisPlan &plan : m_plan.axes) {
        const auto kept = std::find_if(before.begin(), before.end(),
                                       [&](const auto &axis) { return axis && axis->plan().key == plan.key; });
        if (kept != before.end()) {
            m_axes.push_back(std::move(*kept));
            m_axes.back()->setPlan(plan);
            continue;
        }
        m_axes.push_back(std::make_unique<ValueAxis>(plan, chart()));
        m_axes.back()->labels().setTheme(m_theme);
        m_axes.back()->setTime(m_frame.range);
    }
    for (const auto &axis : m_axes)
        axis->labels().setShowsTraces(m_axes.size() > 1);
    applyFont();
    layOutPlot();
}

void ChartPanel::setTraces(const QList<Trace> &traces)
{
    m_traces = traces;
    m_items->showLines(traces, m_axes);
    m_items->showStrips(m_plan.kind == PanelKind::State ? traces : QList<Trace>());
    m_legend->setTraces(traces);
    updateLimits();
    fitValues();
    updateNote();
}

void ChartPanel::setTheme(const Theme &theme)
{
    m_theme = theme;
    setBackgroundBrush(theme.window);
    chart()->setBackgroundBrush(theme.window);
    for (const auto &axis : m_axes)
        axis->labels().setTheme(theme);
    m_backdrop->setTheme(theme);
    m_legend->setTheme(theme);
    m_items->setTheme(theme);
}

void ChartPanel::setShade(const SkyShade &shade)
{
    m_backdrop->setShade(shade);
}

void ChartPanel::setNow(Timestamp now)
{
    m_backdrop->setNow(now);
}

void ChartPanel::setTime(const TimeRange &range, const QList<TimeTick> &ticks)
{
    m_frame.range = range;
    for (const auto &axis : m_axes)
        axis->setTime(range);
    m_backdrop->setTimeTicks(ticks);
    fitValues();
    updateNote();
    viewport()->update(m_frame.plot.toAlignedRect());
}

void ChartPanel::setMargins(const Margins &margins)
{
    if (margins == m_margins)
        return;
    m_margins = margins;
    layOutPlot();
}

double ChartPanel::neededLeftMargin(double firstAxis) const
{
    double needed = std::max(firstAxis, neededFirstAxis());
    for (size_t i = 1; i < m_axes.size(); ++i)
        needed += m_axes[i]->labels().neededWidth();
    return needed;
}

double ChartPanel::neededFirstAxis() const
{
    return m_axes.front()->labels().neededWidth();
}

int ChartPanel::preferredHeight() const
{
    if (m_plan.kind == PanelKind::Quantity)
        return 0;
    const QFont small = axisFont(font());
    const double rows = double(m_plan.columns.size());
    return int(std::ceil(LegendItem::heightFor(small) + rows * (StripItem::heightFor(small) + 1.0) + 3.0 + 2.0 * edge));
}

const PanelFrame &ChartPanel::frameOf(const ColumnRef &column) const
{
    const auto found = std::find_if(m_axes.begin(), m_axes.end(),
                                    [&](const auto &axis) { return axis->plan().columns.contains(column); });
    return found == m_axes.end() ? m_frame : (*found)->frame();
}

const ValueAxis *ChartPanel::axisAt(double x) const
{
    const auto found = std::find_if(m_axes.begin(), m_axes.end(), [&](const auto &axis) {
        const QRectF &column = axis->labels().column();
        return axis->plan().kind == PanelKind::Quantity && column.left() <= x && x < column.right();
    });
    return found == m_axes.end() ? nullptr : found->get();
}

void ChartPanel::setArrangement(const PlotArrangement &arrangement)
{
    for (const auto &axis : m_axes)
        axis->setState(arrangement.axis(idOf(*axis)));
}

void ChartPanel::fitAnew(const ValueAxis *only)
{
    for (const auto &axis : m_axes) {
        if (!only || axis.get() == only)
            axis->fitAnew();
    }
    fitValues();
}

void ChartPanel::setHoveredAxis(const ValueAxis *hovered)
{
    for (const auto &axis : m_axes)
        axis->labels().setHovered(axis.get() == hovered);
}

const Trace *ChartPanel::traceNamedAt(QPointF position) const
{
    const qsizetype number = m_legend->nameAt(position);
    return number < 0 ? nullptr : &m_traces[number];
}

QRectF ChartPanel::nameRect(qsizetype number) const
{
    return m_legend->nameRect(number);
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
    for (const auto &axis : m_axes)
        axis->labels().setFont(small);
    m_legend->setFont(small);
    m_items->setFont(small);
}

void ChartPanel::layOutPlot()
{
    m_backdrop->plotAreaWillChange();
    m_legend->plotAreaWillChange();
    m_items->plotAreaWillChange();
    const QRectF all = viewport()->rect();
    m_frame.plot = QRectF(m_margins.left, edge, std::max(1.0, all.width() - m_margins.left - m_margins.right),
                          std::max(1.0, all.height() - 2.0 * edge));
    chart()->setPlotArea(m_frame.plot);
    layOutAxes();
    fitValues();
    viewport()->update();
}

void ChartPanel::layOutAxes()
{
    double right = m_frame.plot.left();
    for (const auto &axis : m_axes) {
        const bool isFirst = axis == m_axes.front();
        const double left = right - (isFirst ? m_margins.firstAxis : axis->labels().neededWidth());
        axis->setPlot(m_frame.plot, QRectF(left, m_frame.plot.top(), right - left, m_frame.plot.height()));
        right = left;
    }
}

void ChartPanel::fitValues()
{
    // The names in the corner keep a row to themselves.
    const double headroom = std::min(mostHeadroom, LegendItem::heightFor(axisFont(font())) / m_frame.plot.height());
    bool isOther = false;
    for (const auto &axis : m_axes)
        isOther |= axis->fit(headroom);
    updateRemarks();
    if (!isOther)
        return;
    const ValueAxis &first = *m_axes.front();
    m_frame.values = first.frame().values;
    m_frame.isLogarithmic = first.frame().isLogarithmic;
    m_backdrop->setValueTicks(first.labels().ticks());
    layOutAxes(); // labels of another width
    viewport()->update();
    emit valuesChanged();
}

void ChartPanel::updateRemarks()
{
    const bool leavesOut =
        std::any_of(m_axes.begin(), m_axes.end(), [](const auto &axis) { return axis->leavesOut(); });
    const bool leavesOutTooLarge =
        std::any_of(m_axes.begin(), m_axes.end(), [](const auto &axis) { return axis->leavesOutTooLarge(); });
    QStringList remarks;
    if (leavesOut)
        remarks.append(tr("Values of 0 and less are left out"));
    if (leavesOutTooLarge)
        remarks.append(tr("Values beyond ±1e300 are left out"));
    m_legend->setRemark(remarks.join(QStringLiteral(" · ")));
    QList<BeyondAxis> beyond;
    for (const auto &axis : m_axes)
        beyond += axis->beyond();
    m_items->tellBeyond(beyond);
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
    m_legend->setNote(m_isEmpty && m_tellsEmpty ? emptyText() : QString());
}

bool ChartPanel::isNeverSeen() const
{
    return !m_traces.isEmpty()
        && std::none_of(m_traces.begin(), m_traces.end(), [](const Trace &trace) { return trace.neverSeen.isEmpty(); });
}

/** Another window does not help where nothing was ever read. */
QString ChartPanel::emptyText() const
{
    if (!isNeverSeen())
        return tr("No readings");
    QStringList texts;
    for (const Trace &trace : m_traces)
        texts.append(trace.neverSeen);
    texts.removeDuplicates();
    return texts.join(u'\n');
}

/** Whether the window holds anything to draw. */
bool ChartPanel::isSeen() const
{
    if (m_plan.kind == PanelKind::Quantity)
        return seenValues(m_traces, m_frame.range).has_value();
    return seesStates(m_traces, m_frame.range);
}

void ChartPanel::updateLimits()
{
    QList<BackdropItem::Limit> limits;
    for (const Trace &trace : m_plan.kind == PanelKind::Quantity ? m_traces : QList<Trace>()) {
        const auto add = [&](const std::optional<double> &value, bool isAlarm) {
            const PanelFrame *frame = &frameOf(trace.ref);
            if (value && !limits.contains(BackdropItem::Limit{*value, isAlarm, frame}))
                limits.append({*value, isAlarm, frame});
        };
        const Limits &own = trace.column.limits;
        add(own.warnBelow, false);
        add(own.warnAbove, false);
        add(own.alarmBelow, true);
        add(own.alarmAbove, true);
    }
    m_backdrop->setLimits(limits);
}

} // namespace mtnops
