// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sky/skydays.h"
#include "ui/charts/plotitem.h"
#include "ui/charts/timeticks.h"

namespace mtnops {

/** What stands behind the traces of a panel: the plot area and its frame, twilight, night and the Moon, thin lines at
   the ticks of both axes, and the limits of the columns as dashed lines. Main thread. */
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

    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void paintShade(QPainter &painter) const;

    SkyShade m_shade;
    QList<TimeTick> m_timeTicks;
    QList<ValueTick> m_valueTicks;
    QList<Limit> m_limits;
};

} // namespace mtnops
