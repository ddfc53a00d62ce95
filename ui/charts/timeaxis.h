// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/axisevent.h"
#include "ui/charts/timescale.h"
#include "ui/charts/timeticks.h"
#include "ui/theme/theme.h"

#include <QWidget>

namespace mtnops {

/** The row below the lowest panel: a short mark and a label at each tick, and at the left the zone and the date. Labels
    stay centred on their ticks; one that would run into another is left out. What happened is marked by the icon of its
    kind, with its text where there is room. Main thread. */
class TimeAxis final : public QWidget
{
    Q_OBJECT

public:
    explicit TimeAxis(QWidget *parent);

    void setTheme(const Theme &theme);
    void setShownTime(const ShownTime &shown);
    /** @p scale is in this widget's coordinates. */
    void setScale(const TimeScale &scale);

    /** What happened, also outside of the scale, in any order. */
    void setEvents(const QList<AxisEvent> &events);
    /** What the mark at @p position tells; empty where there is none. */
    QString eventTextAt(QPointF position) const;

    /** What is written beside marks. */
    const QList<EventLabel> &eventLabels() const { return m_eventLabels; }

    /** The ticks for the scale and the zone, also those whose label has no room. */
    const QList<TimeTick> &ticks() const { return m_ticks; }
    /** What stands at the left: the zone, or both where the clocks change, and the date. */
    const QString &heading() const { return m_heading; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void updateTicks();
    void updateMarks();
    void paintMarks(QPainter &painter) const;

    Theme m_theme;
    ShownTime m_shown;
    TimeScale m_scale;
    QList<TimeTick> m_ticks;
    QString m_heading;
    QList<AxisEvent> m_events; ///< in order of time
    QList<EventMark> m_marks;
    QList<EventLabel> m_eventLabels;
};

} // namespace mtnops
