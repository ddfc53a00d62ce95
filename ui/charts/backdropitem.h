// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sky/skydays.h"
#include "ui/charts/panelframe.h"
#include "ui/charts/timeticks.h"
#include "ui/theme/theme.h"

#include <QGraphicsItem>

namespace mtnops {

/** What stands behind the traces of a panel: the plot area and its frame, twilight, night and the Moon, thin lines at
   the ticks of both axes, and the limits of the columns as dashed lines. Main thread. */
class BackdropItem final : public QGraphicsItem
{
public:
    struct Limit
    {
        double value = 0;
        bool isAlarm = false;
        const PanelFrame *frame = nullptr; ///< of the axis that it belongs to; outlives the limit
        friend bool operator==(const Limit &, const Limit &) = default;
    };

    /** @p frame is the panel's and outlives the item. */
    BackdropItem(const PanelFrame &frame, QGraphicsItem *parent);

    void setTheme(const Theme &theme);
    void setShade(const SkyShade &shade);
    void setTimeTicks(const QList<TimeTick> &ticks);
    void setValueTicks(const QList<ValueTick> &ticks);
    void setLimits(const QList<Limit> &limits);

    /** Call before the plot area moves. */
    void plotAreaWillChange() { prepareGeometryChange(); }

    QRectF boundingRect() const override { return m_frame.plot; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void paintShade(QPainter &painter) const;

    const PanelFrame &m_frame;
    Theme m_theme;
    SkyShade m_shade;
    QList<TimeTick> m_timeTicks;
    QList<ValueTick> m_valueTicks;
    QList<Limit> m_limits;
};

} // namespace mtnops
