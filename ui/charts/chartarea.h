// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/series.h"
#include "logger/core/staterun.h"
#include "logger/query/logreader.h"
#include "models/devicecondition.h"
#include "models/panelarranger.h"
#include "models/showntime.h"
#include "models/sky/skydays.h"
#include "models/timecursors.h"
#include "ui/charts/axiscontrol.h"
#include "ui/charts/axisevent.h"
#include "ui/charts/trace.h"
#include "ui/theme/theme.h"

#include <QHash>
#include <QImage>
#include <QWidget>

class QScrollBar;

namespace mtnops {

class ChartOverlay;
class PanelStack;
class PlotSelection;
class TimeWindow;

/** The charts of the main window: panels over one time axis, as they are arranged or one for each unit among the chosen
    columns, with crosshair and gestures. It reads the time window and the selection, moves the window and arranges the
    panels by gestures, and is handed everything else. Main thread. */
class ChartArea final : public QWidget
{
    Q_OBJECT

public:
    /** Neither is owned; both outlive the widget. */
    ChartArea(TimeWindow &window, PlotSelection &selection, QWidget *parent = nullptr);
    ~ChartArea() override;

    /** The series of the chosen columns, in any order; one that is not among them keeps its panel empty. A series whose
        range covers the window and that has no points is said to have no readings; an empty range means it loads. */
    void setSeries(const QList<Series> &series);
    /** The same for the columns of states. */
    void setStates(const QList<StateRuns> &states);
    /** Why the last read failed, told over the plots; empty after an answer. */
    void setReadError(const QString &error);
    /** How far the newest values can be relied on, by table: told where the window shows now. */
    void setConditions(const QHash<QString, DeviceCondition> &conditions);
    /** What happened: marked on the time axis. */
    void setEvents(const QList<AxisEvent> &events);
    /** What is known of all columns: label, unit, type, limits, words. */
    void setColumns(const QHash<ColumnRef, Column> &columns);
    /** What the devices are called, by table: told where two have a column of one label. */
    void setTitles(const QHash<QString, QString> &titles);
    /** The time from one row to the next, by table: where a pixel is longer, values are told as near ones. */
    void setIntervals(const QHash<QString, Duration> &intervals);
    void setTheme(const Theme &theme);
    /** Where the observatory is: its twilight, nights and Moon shade the plots. */
    void setSite(const SiteInfo &site);
    /** What axis and crosshair show times in. */
    void setShownTime(const ShownTime &shown);
    /** Moves the "now" line; the window follows the clock by TimeWindow::advance(). */
    void setNow(Timestamp now);

    /** What was looked up at that instant, where the crosshair stood: samplesWanted(). */
    void setSamples(Timestamp instant, const QList<InstantValue> &samples);

    /** Tells something over the plots for some seconds; an empty text takes it away. */
    void showNotice(const QString &text);

    /** Between which is measured. */
    TimeCursors &cursors() { return m_cursors; }

    /** The width of the plot areas in device pixels: what SeriesLoader thins to. */
    int plotPixels() const { return m_plotPixels; }

    /** All axes follow their values again; those that a person zoomed too, but not those that are locked. */
    void followValues();

    /** Moves columns between panels. */
    PanelArranger &arranger() { return m_arranger; }

    /** What is seen, without crosshair and focus, @p scale times as fine as the screen: to copy or save. */
    QImage toImage(double scale = 1.0);
    /** The same, @p painter's unit being a pixel of the screen, from 0, 0 to pictureSize(). */
    void paintPicture(QPainter &painter);
    QSize pictureSize() const;

    /** The height in which all panels have room: its own, where they have. */
    int neededHeight() const;
    qsizetype panelCount() const;
    /** How many of them are seen whole. */
    qsizetype seenPanels() const;

    /** The parts, for tests and tools. */
    const PanelStack &stack() const { return *m_stack; }
    const ChartOverlay &overlay() const { return *m_overlay; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void plotPixelsChanged(int pixels);
    /** A double click asks for the whole extent of the data; the main window knows it. */
    void fitRequested();
    /** What the crosshair would tell if it knew: of what is drawn reduced; no columns where it needs nothing. */
    void samplesWanted(const mtnops::InstantRequest &request);
    /** Somebody wants to see this time in the table. */
    void tableTimeWanted(mtnops::Timestamp time);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void addGestures();
    void layOut();
    void updateScrollBar();
    void updatePlans();
    void showArrangement();
    void updateTraces();
    QList<ShownColumn> shownColumns() const;
    void updateConditions();
    std::optional<TraceCondition> conditionOf(const ColumnRef &ref) const;
    QString neverSeenText(const ColumnRef &ref) const;
    void updateRange();
    void updatePlotPixels();
    void wantSamples(Timestamp instant, const QList<ColumnRef> &columns);

    TimeWindow &m_window;
    PlotSelection &m_selection;
    PanelArranger m_arranger;
    AxisControl m_axes;
    QList<PanelPlan> m_plans;
    QHash<ColumnRef, Column> m_columns;
    QHash<QString, QString> m_titles; ///< by table
    QHash<QString, Duration> m_intervals; ///< by table
    QHash<ColumnRef, Series> m_series;
    QHash<ColumnRef, StateRuns> m_states;
    QHash<QString, DeviceCondition> m_conditions; ///< by table
    QHash<ColumnRef, TraceCondition> m_told; ///< the conditions of the traces, as they are shown
    QHash<ColumnRef, QString> m_neverSeen; ///< likewise, empty texts too
    Timestamp m_now;
    Theme m_theme;
    TimeCursors m_cursors;
    SkyDays m_sky{SiteInfo()};
    PanelStack *m_stack = nullptr;
    ChartOverlay *m_overlay = nullptr; ///< over the stack, of the same size
    QScrollBar *m_scrollBar = nullptr; ///< beside them, where panels have no room
    int m_plotPixels = 0;
};

} // namespace mtnops
