// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartarea.h"

#include "models/plotselection.h"
#include "models/timewindow.h"
#include "models/valuetext.h"
#include "ui/charts/axislockclick.h"
#include "ui/charts/axispan.h"
#include "ui/charts/boxzoom.h"
#include "ui/charts/chartmenu.h"
#include "ui/charts/chartoverlay.h"
#include "ui/charts/charttips.h"
#include "ui/charts/columndrop.h"
#include "ui/charts/doubleclickfit.h"
#include "ui/charts/dragpan.h"
#include "ui/charts/eventtip.h"
#include "ui/charts/historybuttons.h"
#include "ui/charts/hoverfollow.h"
#include "ui/charts/keynavigation.h"
#include "ui/charts/measuregesture.h"
#include "ui/charts/namedrag.h"
#include "ui/charts/panelreorder.h"
#include "ui/charts/panelscroll.h"
#include "ui/charts/panelstack.h"
#include "ui/charts/tabletime.h"
#include "ui/charts/wheelzoom.h"
#include "ui/panels/statelook.h"
#include "ui/theme/swatch.h"

#include <QEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace mtnops {

ChartArea::ChartArea(TimeWindow &window, PlotSelection &selection, QWidget *parent)
    : QWidget(parent)
    , m_window(window)
    , m_selection(selection)
    , m_arranger(selection)
    , m_axes(selection)
    , m_stack(new PanelStack(this))
    , m_overlay(new ChartOverlay(*m_stack, m_cursors, this))
    , m_scrollBar(new QScrollBar(Qt::Vertical, this))
{
    m_scrollBar->hide();
    m_scrollBar->setAccessibleName(tr("Panels"));
    m_overlay->raise();
    setFocusProxy(m_overlay);
    setFocusPolicy(Qt::StrongFocus);
    setAutoFillBackground(true);
    setAccessibleName(tr("Charts"));
    addGestures();
    connect(&m_window, &TimeWindow::rangeChanged, this, &ChartArea::updateRange);
    connect(&m_window, &TimeWindow::liveChanged, this, &ChartArea::updateConditions);
    connect(&m_selection, &PlotSelection::changed, this, &ChartArea::updatePlans);
    connect(&m_selection, &PlotSelection::arranged, this, &ChartArea::showArrangement);
    connect(&m_selection, &PlotSelection::wanted, m_stack, &PanelStack::reveal);
    connect(m_overlay, &ChartOverlay::samplesWanted, this, &ChartArea::wantSamples);
    connect(m_stack, &PanelStack::plotsMoved, this, &ChartArea::updatePlotPixels);
    connect(m_stack, &PanelStack::scrolled, this, &ChartArea::updateScrollBar);
    connect(m_scrollBar, &QScrollBar::valueChanged, m_stack, &PanelStack::scrollTo);
    setTheme(Theme::of(ThemeKind::Dark));
    updateRange();
    updatePlans();
}

ChartArea::~ChartArea()
{
    delete m_overlay; // its gestures refer to the stack
}

void ChartArea::addGestures()
{
    m_overlay->addInteraction(std::make_unique<HoverFollow>(*m_overlay, *m_stack));
    m_overlay->addInteraction(std::make_unique<EventTip>(*m_overlay, *m_stack));
    m_overlay->addInteraction(std::make_unique<PanelScroll>(*m_stack));
    m_overlay->addInteraction(std::make_unique<MeasureGesture>(m_cursors, *m_stack, *m_overlay));
    m_overlay->addInteraction(
        std::make_unique<TableTime>(*m_overlay, [this](Timestamp time) { emit tableTimeWanted(time); }));
    m_overlay->addInteraction(std::make_unique<WheelZoom>(m_window, m_axes, *m_stack));
    m_overlay->addInteraction(std::make_unique<HistoryButtons>(m_window));
    m_overlay->addInteraction(std::make_unique<ChartTips>(*m_stack, *m_overlay));
    m_overlay->addInteraction(std::make_unique<ChartMenu>(
        ChartMenu::Parts{.selection = m_selection,
                         .arranger = m_arranger,
                         .axes = m_axes,
                         .cursors = m_cursors,
                         .stack = *m_stack,
                         .overlay = *m_overlay,
                         .showTime = [this](Timestamp time) { emit tableTimeWanted(time); }}));
    m_overlay->addInteraction(std::make_unique<ColumnDrop>(m_arranger, *m_stack, *m_overlay));
    m_overlay->addInteraction(std::make_unique<PanelReorder>(m_arranger, *m_stack));
    m_overlay->addInteraction(std::make_unique<AxisLockClick>(m_axes, *m_stack));
    m_overlay->addInteraction(std::make_unique<DoubleClickFit>(m_axes, *m_stack, [this] { emit fitRequested(); }));
    m_overlay->addInteraction(std::make_unique<AxisPan>(m_axes, *m_stack, *m_overlay));
    m_overlay->addInteraction(std::make_unique<NameDrag>(m_arranger, *m_stack, *m_overlay));
    m_overlay->addInteraction(std::make_unique<BoxZoom>(m_window, m_axes, *m_stack, *m_overlay));
    m_overlay->addInteraction(std::make_unique<DragPan>(m_window, *m_stack, *m_overlay));
    m_overlay->addInteraction(std::make_unique<KeyNavigation>(m_window));
}

void ChartArea::setSeries(const QList<Series> &series)
{
    m_series.clear();
    for (const Series &each : series)
        m_series.insert(each.column, each);
    updateTraces();
}

void ChartArea::setStates(const QList<StateRuns> &states)
{
    m_states.clear();
    for (const StateRuns &each : states)
        m_states.insert(each.column, each);
    updateTraces();
}

void ChartArea::setConditions(const QHash<QString, DeviceCondition> &conditions)
{
    m_conditions = conditions;
    updateConditions();
}

void ChartArea::setEvents(const QList<AxisEvent> &events)
{
    m_stack->setEvents(events);
}

void ChartArea::setColumns(const QHash<ColumnRef, Column> &columns)
{
    m_columns = columns;
    updatePlans();
}

void ChartArea::setTitles(const QHash<QString, QString> &titles)
{
    m_titles = titles;
    updateTraces();
}

void ChartArea::setIntervals(const QHash<QString, Duration> &intervals)
{
    m_intervals = intervals;
    updateTraces();
}

void ChartArea::setTheme(const Theme &theme)
{
    m_theme = theme;
    QPalette colours = palette();
    colours.setColor(QPalette::Window, theme.window);
    setPalette(colours);
    m_stack->setTheme(theme);
    m_overlay->setTheme(theme);
    updateTraces();
}

void ChartArea::setSite(const SiteInfo &site)
{
    m_sky = SkyDays(site);
    updateRange();
}

void ChartArea::setShownTime(const ShownTime &shown)
{
    m_stack->setShownTime(shown);
    m_overlay->setShownTime(shown);
}

void ChartArea::setReadError(const QString &error)
{
    m_stack->setReadError(error);
    m_overlay->refresh();
}

void ChartArea::setNow(Timestamp now)
{
    m_stack->setNow(now);
    m_now = now;
    updateConditions();
}

void ChartArea::setSamples(Timestamp instant, const QList<InstantValue> &samples)
{
    m_overlay->setSamples(instant, samples);
}

/** A value stands for two and a half intervals; which of the devices' that is, the readout knows. */
void ChartArea::wantSamples(Timestamp instant, const QList<ColumnRef> &columns)
{
    InstantRequest request{.columns = columns, .instant = instant};
    for (const ColumnRef &column : columns)
        request.maxAge = std::max(request.maxAge, m_intervals.value(column.table) * 5 / 2);
    emit samplesWanted(request);
}

void ChartArea::showNotice(const QString &text)
{
    m_overlay->showNotice(text);
}

void ChartArea::followValues()
{
    m_axes.followAll();
    for (ChartPanel *panel : m_stack->panels())
        panel->fitAnew();
}

QImage ChartArea::toImage(double scale)
{
    const double ratio = devicePixelRatioF() * scale;
    QImage image((QSizeF(pictureSize()) * ratio).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    QPainter painter(&image);
    paintPicture(painter);
    return image;
}

void ChartArea::paintPicture(QPainter &painter)
{
    m_overlay->setPictureMode(true);
    render(&painter, {}, m_stack->geometry()); // without the scroll bar
    m_overlay->setPictureMode(false);
}

QSize ChartArea::pictureSize() const
{
    return m_stack->size();
}

int ChartArea::neededHeight() const
{
    return m_stack->height() + m_stack->scrollLength();
}

qsizetype ChartArea::panelCount() const
{
    return m_stack->panels().size();
}

qsizetype ChartArea::seenPanels() const
{
    const QList<ChartPanel *> &panels = m_stack->panels();
    return std::count_if(panels.begin(), panels.end(), [this](const ChartPanel *panel) {
        return panel->y() >= 0 && panel->geometry().bottom() < m_stack->viewHeight();
    });
}

QSize ChartArea::sizeHint() const
{
    return {900, 480};
}

QSize ChartArea::minimumSizeHint() const
{
    return {240, 120};
}

void ChartArea::resizeEvent(QResizeEvent *)
{
    layOut();
}

void ChartArea::layOut()
{
    const int barWidth = m_scrollBar->isHidden() ? 0 : m_scrollBar->sizeHint().width();
    const QRect charts = rect().adjusted(0, 0, -barWidth, 0);
    m_stack->setGeometry(charts);
    m_overlay->setGeometry(charts);
    m_scrollBar->setGeometry(charts.right() + 1, 0, barWidth, m_stack->viewHeight());
}

/** Whether all panels have room depends on the height alone: the width that the bar takes changes nothing. */
void ChartArea::updateScrollBar()
{
    {
        const QSignalBlocker blocker(m_scrollBar); // the stack knows
        m_scrollBar->setRange(0, m_stack->scrollLength());
        m_scrollBar->setPageStep(m_stack->viewHeight());
        m_scrollBar->setSingleStep(m_stack->viewHeight() / 10);
        m_scrollBar->setValue(m_stack->scroll());
    }
    const bool isNeeded = m_stack->scrollLength() > 0;
    if (isNeeded == !m_scrollBar->isHidden())
        return;
    m_scrollBar->setVisible(isNeeded);
    layOut();
}

bool ChartArea::event(QEvent *event)
{
    if (event->type() == QEvent::ScreenChangeInternal)
        updatePlotPixels();
    return QWidget::event(event);
}

void ChartArea::updatePlans()
{
    m_arranger.setColumns(m_columns);
    const QList<PanelPlan> before = std::exchange(m_plans, m_arranger.plans());
    m_stack->setPlans(m_plans);
    m_arranger.updateAxes(before);
    m_stack->setArrangement(m_selection.arrangement());
    updateTraces();
}

void ChartArea::showArrangement()
{
    if (m_arranger.plans() != m_plans) {
        updatePlans();
        return;
    }
    m_stack->setArrangement(m_selection.arrangement());
    updateTraces();
}

void ChartArea::updateTraces()
{
    m_told.clear();
    m_neverSeen.clear();
    const QHash<ColumnRef, QString> devices = devicesToTell(shownColumns());
    for (ChartPanel *panel : m_stack->panels()) {
        QList<Trace> traces;
        QStringList labels;
        for (const ColumnRef &ref : panel->plan().columns) {
            const int number = std::max(0, m_selection.colourOf(ref));
            const TraceLook look = m_selection.arrangement().look(ref);
            traces.append({.ref = ref,
                           .column = metadataOf(ref, m_columns),
                           .device = devices.value(ref),
                           .colour = m_theme.trace(number),
                           .line = drawnLine(m_theme, number, look.line),
                           .width = look.width,
                           .interval = m_intervals.value(ref.table),
                           .series = m_series.value(ref),
                           .states = m_states.value(ref),
                           .warning = m_theme.warning,
                           .alarm = m_theme.alarm,
                           .condition = conditionOf(ref),
                           .neverSeen = neverSeenText(ref)});
            m_neverSeen.insert(ref, traces.last().neverSeen);
            if (traces.last().condition)
                m_told.insert(ref, *traces.last().condition);
            labels.append(traces.last().name());
        }
        panel->setTraces(traces);
        panel->setAccessibleName(labels.join(QStringLiteral(", ")));
    }
    m_stack->updateMargins();
    m_stack->updateNote();
    m_overlay->refresh();
}

QList<ShownColumn> ChartArea::shownColumns() const
{
    QList<ShownColumn> shown;
    for (const ColumnRef &ref : m_selection.columns())
        shown.append({.ref = ref, .label = metadataOf(ref, m_columns).label, .title = m_titles.value(ref.table)});
    return shown;
}

/** Redraws the traces where one of them reads differently. */
void ChartArea::updateConditions()
{
    QHash<ColumnRef, TraceCondition> conditions;
    QHash<ColumnRef, QString> neverSeen;
    for (const ColumnRef &ref : m_selection.columns()) {
        neverSeen.insert(ref, neverSeenText(ref));
        if (const std::optional<TraceCondition> condition = conditionOf(ref))
            conditions.insert(ref, *condition);
    }
    if (conditions != m_told || neverSeen != m_neverSeen)
        updateTraces();
}

std::optional<TraceCondition> ChartArea::conditionOf(const ColumnRef &ref) const
{
    const auto device = m_conditions.constFind(ref.table);
    const bool showsNow = m_window.isLive() || m_window.range().contains(m_now);
    if (device == m_conditions.constEnd() || !showsNow)
        return std::nullopt;
    const QString age = freshnessAge(device->freshness, device->newest, device->ahead, m_now);
    if (device->freshness == Freshness::ClockAhead) // the age alone would say nothing
        return TraceCondition{.icon = Icon::ClockAhead, .word = freshnessWithAge(device->freshness, age), .age = {}};
    if (device->freshness != Freshness::Good)
        return TraceCondition{
            .icon = lookOf(device->freshness, m_theme).icon, .word = freshnessText(device->freshness), .age = age};
    if (device->withoutValue.contains(ref.column))
        return TraceCondition{.icon = Icon::NoValue, .word = noValueText(), .age = {}};
    return std::nullopt;
}

QString ChartArea::neverSeenText(const ColumnRef &ref) const
{
    const DeviceCondition device = m_conditions.value(ref.table);
    if (!device.isNeverSeen())
        return {};
    return device.error.isEmpty() ? tr("Never seen") : tr("Never seen: %1").arg(device.error);
}

void ChartArea::updateRange()
{
    m_stack->setShade(m_sky.over(m_window.range()));
    m_stack->setRange(m_window.range());
    updateConditions();
    m_overlay->refresh();
}

void ChartArea::updatePlotPixels()
{
    m_overlay->refresh();
    const int pixels = int(std::lround(m_stack->timeScale().width * devicePixelRatioF()));
    if (pixels == m_plotPixels)
        return;
    m_plotPixels = pixels;
    emit plotPixelsChanged(pixels);
}

} // namespace mtnops
