// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/panelstack.h"

#include "ui/charts/timeaxis.h"

#include <QEvent>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace mtnops {

namespace {

constexpr double marginStep = 8; // the left margin grows in steps, so that a digit more does not move the plots
constexpr double marginSlack = 32; // and shrinks only when that much too wide
constexpr int topMargin = 4;
constexpr int leastQuantityHeight = 72; // a name and two labels

/** @p needed in steps, but @p now as long as that fits and is not much too wide. */
double steady(double now, double needed)
{
    return needed <= now && needed >= now - marginSlack ? now : std::ceil(needed / marginStep) * marginStep;
}

} // namespace

PanelStack::PanelStack(QWidget *parent)
    : QWidget(parent), m_view(new QWidget(this)), m_timeAxis(new TimeAxis(this)), m_theme(Theme::of(ThemeKind::Dark))
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void PanelStack::setPlans(const QList<PanelPlan> &plans)
{
    QList<ChartPanel *> before = std::exchange(m_panels, {});
    for (const PanelPlan &plan : plans) {
        const auto kept = std::find_if(before.begin(), before.end(), [&](const ChartPanel *panel) {
            return panel->plan().key == plan.key && panel->plan().kind == plan.kind;
        });
        if (kept != before.end()) {
            m_panels.append(*kept);
            before.erase(kept);
            m_panels.last()->setPlan(plan);
            continue;
        }
        auto *panel = new ChartPanel(plan, m_view);
        panel->setTheme(m_theme);
        panel->setShade(m_shade);
        panel->setNow(m_now);
        connect(panel, &ChartPanel::valuesChanged, this, &PanelStack::updateMargins);
        panel->show();
        m_panels.append(panel);
    }
    qDeleteAll(before);
    m_timeAxis->setVisible(!m_panels.isEmpty());
    layOut();
}

void PanelStack::setArrangement(const PlotArrangement &arrangement)
{
    for (ChartPanel *panel : m_panels)
        panel->setArrangement(arrangement);
}

void PanelStack::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_timeAxis->setTheme(theme);
    for (ChartPanel *panel : m_panels)
        panel->setTheme(theme);
}

void PanelStack::setShownTime(const ShownTime &shown)
{
    m_shown = shown;
    m_timeAxis->setShownTime(shown);
    updateTime();
}

void PanelStack::setEvents(const QList<AxisEvent> &events)
{
    m_timeAxis->setEvents(events);
}

QString PanelStack::eventTextAt(QPointF position) const
{
    return m_panels.isEmpty() ? QString() : m_timeAxis->eventTextAt(position - m_timeAxis->pos());
}

void PanelStack::setShade(const SkyShade &shade)
{
    m_shade = shade;
    for (ChartPanel *panel : m_panels)
        panel->setShade(shade);
}

void PanelStack::setRange(const TimeRange &range)
{
    m_range = range;
    updateTime();
}

void PanelStack::updateMargins()
{
    if (m_panels.isEmpty())
        return;
    ChartPanel::Margins wanted = m_margins;
    double first = 0;
    for (const ChartPanel *panel : m_panels)
        first = std::max(first, panel->neededFirstAxis());
    wanted.firstAxis = steady(wanted.firstAxis, first);
    double left = 0;
    for (const ChartPanel *panel : m_panels)
        left = std::max(left, panel->neededLeftMargin(wanted.firstAxis));
    wanted.left = steady(wanted.left, left);
    if (left <= wanted.firstAxis) // one axis a panel: nothing is left over
        wanted.firstAxis = wanted.left;
    if (wanted == m_margins)
        return;
    m_margins = wanted;
    for (ChartPanel *panel : m_panels)
        panel->setMargins(m_margins);
    updateTime();
    emit plotsMoved();
}

TimeScale PanelStack::timeScale() const
{
    return {
        .range = m_range, .left = m_margins.left, .width = std::max(1.0, width() - m_margins.left - m_margins.right)};
}

QRectF PanelStack::plotRect(const ChartPanel &panel) const
{
    return panel.frame().plot.translated(panel.pos());
}

QRectF PanelStack::allPlots() const
{
    if (m_panels.isEmpty())
        return {};
    return plotRect(*m_panels.first()).united(plotRect(*m_panels.last())).intersected(m_view->geometry());
}

QRectF PanelStack::timeAxisRect() const
{
    return m_panels.isEmpty() ? QRectF() : QRectF(m_timeAxis->geometry());
}

const ValueAxis *PanelStack::valueAxisAt(QPointF position) const
{
    const ChartPanel *panel = panelAt(position);
    return panel ? panel->axisAt(position.x()) : nullptr;
}

ChartPanel *PanelStack::panelAt(QPointF position) const
{
    if (position.y() < 0 || position.y() >= m_view->height())
        return nullptr;
    const auto found = std::find_if(m_panels.begin(), m_panels.end(), [&](const ChartPanel *panel) {
        return panel->y() <= position.y() && position.y() < panel->y() + panel->height();
    });
    return found == m_panels.end() ? nullptr : *found;
}

void PanelStack::resizeEvent(QResizeEvent *)
{
    layOut();
}

void PanelStack::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        layOut();
}

void PanelStack::layOut()
{
    const int axisHeight = m_timeAxis->sizeHint().height();
    m_view->setGeometry(0, 0, width(), height() - axisHeight);
    m_timeAxis->setGeometry(0, height() - axisHeight, width(), axisHeight);
    placePanels();
    updateMargins();
    updateTime();
    emit plotsMoved();
}

void PanelStack::placePanels()
{
    const int room = m_view->height() - topMargin;
    const QList<int> heights = this->heights(room);
    m_scrollLength = std::max(0, std::accumulate(heights.begin(), heights.end(), 0) - room);
    m_scroll = std::clamp(m_scroll, 0, m_scrollLength);
    int top = topMargin - m_scroll;
    for (qsizetype i = 0; i < m_panels.size(); ++i) {
        m_panels[i]->setMargins(m_margins);
        m_panels[i]->setGeometry(0, top, width(), heights[i]);
        top += heights[i];
    }
    emit scrolled();
}

void PanelStack::scrollTo(int pixels)
{
    if (std::clamp(pixels, 0, m_scrollLength) == m_scroll)
        return;
    m_scroll = pixels;
    placePanels();
    emit plotsMoved();
}

void PanelStack::reveal(const ColumnRef &column)
{
    const auto found = std::find_if(m_panels.begin(), m_panels.end(),
                                    [&](const ChartPanel *panel) { return panel->plan().columns.contains(column); });
    if (found == m_panels.end())
        return;
    const QRect panel = (*found)->geometry();
    const int hiddenBelow = panel.bottom() + 1 - m_view->height();
    if (hiddenBelow > 0)
        scrollTo(m_scroll + hiddenBelow);
    else if (panel.top() < topMargin)
        scrollTo(m_scroll + panel.top() - topMargin);
}

QList<int> PanelStack::heights(int room) const
{
    QList<int> heights;
    for (const ChartPanel *panel : m_panels)
        heights.append(panel->preferredHeight());
    const auto open = int(heights.count(0));
    const int wanted = std::accumulate(heights.begin(), heights.end(), 0);
    const int each = open == 0 ? 0 : std::max(leastQuantityHeight, (room - wanted) / open);
    for (int &height : heights)
        height = height == 0 ? each : height;
    const int total = std::accumulate(heights.begin(), heights.end(), 0);
    if (total > room)
        return heights; // the rest is scrolled to
    // Room that nobody fills is shared in proportion; rounding goes to the last panel.
    int left = room;
    for (qsizetype i = 0; i < heights.size(); ++i) {
        const bool isLast = i + 1 == heights.size();
        heights[i] = std::max(1, isLast ? left : int(qint64(heights[i]) * room / std::max(1, total)));
        left -= heights[i];
    }
    return heights;
}

void PanelStack::updateTime()
{
    if (m_range.isEmpty())
        return;
    m_timeAxis->setScale(timeScale());
    for (ChartPanel *panel : m_panels)
        panel->setTime(m_range, m_timeAxis->ticks());
    updateNote();
}

void PanelStack::setNow(Timestamp now)
{
    const bool wasToCome = m_range.from >= m_now;
    m_now = now;
    for (ChartPanel *panel : m_panels)
        panel->setNow(now);
    if (wasToCome != (m_range.from >= m_now))
        updateNote();
}

void PanelStack::setReadError(const QString &error)
{
    m_readError = error;
    updateNote();
}

void PanelStack::updateNote()
{
    m_note.clear();
    const auto isDrawn = [](const ChartPanel *panel) { return panel->plan().kind != PanelKind::NotDrawn; };
    const auto isEmpty = [&](const ChartPanel *panel) { return !isDrawn(panel) || panel->isEmpty(); };
    const bool isAllEmpty = std::any_of(m_panels.begin(), m_panels.end(), isDrawn)
        && std::all_of(m_panels.begin(), m_panels.end(), isEmpty);
    const bool isToCome = m_range.from >= m_now;
    const auto isNeverSeen = [&](const ChartPanel *panel) { return isDrawn(panel) && panel->isNeverSeen(); };
    const bool isOneNeverSeen = std::any_of(m_panels.begin(), m_panels.end(), isNeverSeen);
    const bool isFailed = !m_readError.isEmpty() && !m_panels.isEmpty();
    // Why nothing was ever read each panel tells.
    const bool tellsOnce = isFailed || (isAllEmpty && (isToCome || !isOneNeverSeen));
    for (ChartPanel *panel : m_panels)
        panel->setTellsEmpty(!tellsOnce);
    if (!tellsOnce)
        return;
    if (isFailed) {
        m_note = tr("The chart cannot be read: %1\nIt is tried again every second").arg(m_readError);
        return;
    }
    if (isToCome) {
        m_note =
            tr("These times are still to come: readings appear as they are logged\nPress Home for what is logged now");
        return;
    }
    const ShownTime civil(m_shown.zone());
    const auto clock = [&](Timestamp time) { return clockLabel(time, civil, std::chrono::hours(24)); };
    m_note = tr("No readings between %1 and %2 %3\nZoom out with the wheel, or double-click to see all there is")
                 .arg(clock(m_range.from), clock(m_range.to), civil.names(m_range));
}

} // namespace mtnops
