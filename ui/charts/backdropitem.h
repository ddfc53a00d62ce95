// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sky/skydays.h"
#include "ui/charts/plotitem.h"
#include "ui/charts/timeticks.h"

namespace mtnops {

/** What stands behind the traces of a panel: the plot area and its frame, twilight, night and the Moon, thin lines at
   the ticks of both axes, the limits of the columns as dashed lines, and the line at "now", which covers no reading so.
   Main thread. */
class BackdropItem final : public PlotItem
{
public:
    struct Limit
    {
        double value = 0;
        bool isAlarm = false;
        const PanelFrame *frame = nullptr; ///< of the axis that it belongs to; outlives the limit
        friend bool operator==(const Limit &, const Limit &) = default;
    };

    using PlotItem::PlotItem;

    void setShade(const SkyShade &shade);
    void setTimeTicks(const QList<TimeTick> &ticks);
    void setValueTicks(const QList<ValueTick> &ticks);
    void setLimits(const QList<Limit> &limits);
    void setNow(Timestamp now);

    /** The line at now stands behind the last pixel while the window ends there. */
    QRectF boundingRect() const override { return frame().plot.adjusted(0, 0, 1, 0); }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void paintShade(QPainter &painter) const;
    QRectF nowStrip() const;

    SkyShade m_shade;
    QList<TimeTick> m_timeTicks;
    QList<ValueTick> m_valueTicks;
    QList<Limit> m_limits;
    Timestamp m_now = Timestamp::max(); ///< nowhere as long as nobody tells it
};

} // namespace mtnops
