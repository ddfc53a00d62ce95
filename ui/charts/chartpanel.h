// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sky/skydays.h"
#include "ui/charts/panelframe.h"
#include "ui/charts/panelplan.h"
#include "ui/charts/timeticks.h"
#include "ui/charts/trace.h"
#include "ui/charts/valueaxis.h"
#include "ui/theme/theme.h"

#include <QChartView>

#include <memory>
#include <optional>

namespace mtnops {

class BackdropItem;
class ConditionItem;
class LegendItem;
class StripItem;
class TraceItem;
class ValueLabelsItem;

/** One panel of the stack: a chart with one value axis, the traces that share it, their limits and their names. It is
    made once for a unit or a column and repainted from then on. Takes no mouse or key events. Main thread. */
class ChartPanel final : public QChartView
{
    Q_OBJECT

public:
    ChartPanel(const PanelPlan &plan, QWidget *parent);
    ~ChartPanel() override;

    const PanelPlan &plan() const { return m_plan; }
    /** The plot area and what its edges stand for, in this widget's coordinates. */
    const PanelFrame &frame() const { return m_frame; }
    const QList<Trace> &traces() const { return m_traces; }

    void setPlan(const PanelPlan &plan);
    /** One for each column of the plan, in its order; series that are still empty keep the panel quiet. */
    void setTraces(const QList<Trace> &traces);
    void setTheme(const Theme &theme);
    void setShade(const SkyShade &shade);
    void setTime(const TimeRange &range, const QList<TimeTick> &ticks);

    /** The room left and right of the plot area in pixels; the left one holds labels and unit. */
    void setMargins(double left, double right);
    /** The left margin that labels and unit need now. */
    double neededLeftMargin() const;
    /** The height of the strips of states and their names; 0 for a panel that takes whatever is left. */
    int preferredHeight() const;

    /** Whether a person has chosen the values at the edges; they stay until followValues(). */
    bool hasFixedValues() const { return m_isFixed; }
    void fixValues(const ValueSpan &span);
    /** Makes the span @p factor times as long, keeping the value at height @p y where it is. */
    void zoomValues(double factor, double y);
    /** The edges follow the data again. */
    void followValues();

    /** The window was read and holds no reading of these traces. */
    bool isEmpty() const { return m_isEmpty; }
    /** Whether a panel that is empty says so; when all are, it is said once for all of them. */
    void setTellsEmpty(bool tells);
    /** What is written in the middle, "" where there is something to see. */
    QString note() const;

signals:
    /** The values at the edges or their labels are other ones. */
    void valuesChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showItems();
    void applyFont();
    void layOutPlot();
    void fitValues();
    void showValues(const ValueSpan &span);
    int mostTicks() const;
    QList<ValueTick> ticksFor(const ValueSpan &span) const;
    void updateNote();
    bool isSeen() const;
    void updateLimits();

    PanelPlan m_plan;
    QList<Trace> m_traces;
    Theme m_theme;
    PanelFrame m_frame;
    double m_leftMargin = 56;
    double m_rightMargin = 28;
    bool m_isEmpty = false;
    bool m_tellsEmpty = true;
    bool m_isFixed = false;
    bool m_hasValues = false; ///< the span comes from data or a person, not from the start
    std::unique_ptr<ValueAxis> m_axis;
    BackdropItem *m_backdrop = nullptr; ///< this and the items below are owned by the chart
    LegendItem *m_legend = nullptr;
    ValueLabelsItem *m_labels = nullptr;
    ConditionItem *m_conditions = nullptr;
    QList<TraceItem *> m_items;
    QList<StripItem *> m_strips; ///< instead of m_items in a panel of states
};

/** The font of axes and names: a little smaller than the text around. */
QFont axisFont(const QFont &text);

} // namespace mtnops
