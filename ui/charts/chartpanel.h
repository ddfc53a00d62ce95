// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sky/skydays.h"
#include "ui/charts/timeticks.h"
#include "ui/charts/trace.h"
#include "ui/charts/valueaxis.h"
#include "ui/theme/theme.h"

#include <QChartView>

#include <memory>
#include <vector>

namespace mtnops {

class BackdropItem;
class LegendItem;
class PanelItems;

/** One panel of the stack: a chart with a value axis for each unit in it, side by side at the left, the traces, their
    limits and their names. It is made once and repainted from then on. Takes no mouse or key events. Main thread. */
class ChartPanel final : public QChartView
{
    Q_OBJECT

public:
    ChartPanel(const PanelPlan &plan, QWidget *parent);
    ~ChartPanel() override;

    const PanelPlan &plan() const { return m_plan; }
    /** The plot area and what its edges stand for on the first axis, in this widget's coordinates. */
    const PanelFrame &frame() const { return m_frame; }
    /** The same on the axis of that column. */
    const PanelFrame &frameOf(const ColumnRef &column) const;
    const QList<Trace> &traces() const { return m_traces; }

    void setPlan(const PanelPlan &plan);
    /** One for each column of the plan, in its order; series that are still empty keep the panel quiet. */
    void setTraces(const QList<Trace> &traces);
    void setTheme(const Theme &theme);
    void setShade(const SkyShade &shade);
    /** Where the line at now stands. */
    void setNow(Timestamp now);
    void setTime(const TimeRange &range, const QList<TimeTick> &ticks);

    /** The room beside the plot area in pixels. */
    struct Margins
    {
        double left = 64; ///< holds the labels and units of all axes,
        double firstAxis = 64; ///< those of the first so much of it, in all panels
        double right = 28;
        friend bool operator==(const Margins &, const Margins &) = default;
    };
    void setMargins(const Margins &margins);
    /** The left margin that labels and units need now, where the first axis takes @p firstAxis or more. */
    double neededLeftMargin(double firstAxis = 0) const;
    double neededFirstAxis() const;
    /** The height of the strips of states and their names; 0 for a panel that takes whatever is left. */
    int preferredHeight() const;

    /** From the plot to the left. */
    const std::vector<std::unique_ptr<ValueAxis>> &axes() const { return m_axes; }
    AxisId idOf(const ValueAxis &axis) const { return {.panel = m_plan.key, .axis = axis.plan().key}; }
    /** The axis whose labels stand at @p x, or nullptr right of them. */
    const ValueAxis *axisAt(double x) const;
    /** What a person has set of the axes. */
    void setArrangement(const PlotArrangement &arrangement);
    /** Fits what follows its values anew: one axis, or all without one. */
    void fitAnew(const ValueAxis *only = nullptr);
    /** The axis at the mouse can be locked; nullptr for none. */
    void setHoveredAxis(const ValueAxis *axis);

    /** The trace whose name is at @p position, or nullptr. */
    const Trace *traceNamedAt(QPointF position) const;
    /** Where the name of a trace stands. */
    QRectF nameRect(qsizetype number) const;

    /** The window was read and holds no reading of these traces. */
    bool isEmpty() const { return m_isEmpty; }
    /** No device of its traces has logged a row, in whatever window. */
    bool isNeverSeen() const;
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
    void applyFont();
    void layOutPlot();
    void layOutAxes();
    void setUpAxes();
    void fitValues();
    void updateNote();
    QString emptyText() const;
    bool isSeen() const;
    void updateRemarks();
    void updateLimits();

    PanelPlan m_plan;
    QList<Trace> m_traces;
    Theme m_theme;
    PanelFrame m_frame;
    Margins m_margins;
    bool m_isEmpty = false;
    bool m_tellsEmpty = true;
    BackdropItem *m_backdrop = nullptr; ///< owned by the chart, as the legend is
    LegendItem *m_legend = nullptr;
    std::unique_ptr<PanelItems> m_items;
    std::vector<std::unique_ptr<ValueAxis>> m_axes; ///< one for each axis of the plan
};

/** The font of axes and names: a little smaller than the text around. */
QFont axisFont(const QFont &text);

} // namespace mtnops
