// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/axisevent.h"
#include "ui/charts/chartpanel.h"

#include <QWidget>

namespace mtnops {

class TimeAxis;

/** The panels, one below the other, and the time axis under the lowest: they share the left and the right edge of their
    plot areas. Panels that have no room scroll behind the time axis, which stays. Main thread. */
class PanelStack final : public QWidget
{
    Q_OBJECT

public:
    explicit PanelStack(QWidget *parent);

    /** Keeps the panels whose key remains. */
    void setPlans(const QList<PanelPlan> &plans);
    const QList<ChartPanel *> &panels() const { return m_panels; }
    /** Scrolls to the panel of that column, as far as it is needed to see it. */
    void reveal(const ColumnRef &column);
    /** What a person has set of the axes. */
    void setArrangement(const PlotArrangement &arrangement);

    void setTheme(const Theme &theme);
    void setShownTime(const ShownTime &shown);
    /** What the time axis marks. */
    void setEvents(const QList<AxisEvent> &events);
    /** What the mark of the time axis at @p position tells; empty where there is none. */
    QString eventTextAt(QPointF position) const;
    /** Moves the line at now; a window that is still to come is empty for that reason. */
    void setNow(Timestamp now);
    /** Why what is drawn is not what the window shows; empty where all could be read. */
    void setReadError(const QString &error);
    /** Of the range that is set next. */
    void setShade(const SkyShade &shade);
    const SkyShade &shade() const { return m_shade; }
    /** @p range is not empty. */
    void setRange(const TimeRange &range);
    /** The room that labels and units need may have changed. */
    void updateMargins();

    /** The traces or the window are other ones: says what is empty, once where all is. */
    void updateNote();
    /** Why there is nothing to see in any panel, or that it could not be read; "" where there is something. */
    const QString &note() const { return m_note; }

    /** All in this widget's coordinates. */
    TimeScale timeScale() const;
    QRectF plotRect(const ChartPanel &panel) const;
    /** From the top of the first plot area to the bottom of the last one, as far as they are seen. */
    QRectF allPlots() const;
    /** Where the time axis is. */
    QRectF timeAxisRect() const;
    /** The value axis whose labels stand at @p position, or nullptr. */
    const ValueAxis *valueAxisAt(QPointF position) const;
    /** The panel that is seen at that height, also beside its plot area, or nullptr. */
    ChartPanel *panelAt(QPointF position) const;

    /** How many pixels of the panels have no room; 0 where all is seen. */
    int scrollLength() const { return m_scrollLength; }
    int scroll() const { return m_scroll; }
    /** The height of what is seen of the panels, in pixels. */
    int viewHeight() const { return m_view->height(); }

public slots:
    /** Moves the panels up by that many pixels, or as many as can be. */
    void scrollTo(int pixels);

signals:
    /** What has no room, or what is seen of it, has changed. */
    void scrolled();
    /** Plot areas have moved or become wider. */
    void plotsMoved();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void placePanels();
    QList<int> heights(int room) const;
    void updateTime();

    QWidget *m_view = nullptr; ///< cuts off panels that have no room; its upper left is ours
    QList<ChartPanel *> m_panels; ///< children of the view
    TimeAxis *m_timeAxis = nullptr;
    Theme m_theme;
    SkyShade m_shade;
    ShownTime m_shown;
    TimeRange m_range;
    Timestamp m_now = Timestamp::max(); ///< as long as nobody tells it nothing is to come
    QString m_readError;
    QString m_note;
    ChartPanel::Margins m_margins; ///< of all panels
    int m_scroll = 0;
    int m_scrollLength = 0;
};

} // namespace mtnops
