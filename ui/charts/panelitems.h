// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/trace.h"
#include "ui/charts/valueaxis.h"
#include "ui/theme/theme.h"

#include <QFont>

#include <memory>
#include <vector>

namespace mtnops {

class BeyondItem;
class ConditionItem;
class LegendItem;
class StripItem;
class TraceItem;

/** What a panel draws of its traces: lines against their axes, or strips one below the other, and what is told of them
    at the edges. Main thread. */
class PanelItems
{
public:
    using Axes = std::vector<std::unique_ptr<ValueAxis>>;

    /** @p frame is the panel's, as are its @p names; both outlive this, as does @p parent, which owns the items. */
    PanelItems(const PanelFrame &frame, const LegendItem &names, QGraphicsItem *parent);

    /** Forgets the lines: the axes that they are drawn against go. */
    void clear();
    /** Hands each axis its traces and draws what it shows of them. */
    void showLines(const QList<Trace> &traces, const Axes &axes);
    void showStrips(const QList<Trace> &traces);
    /** Says at the edges what lies beyond them. */
    void tellBeyond(const QList<BeyondAxis> &told);

    void setTheme(const Theme &theme);
    void setFont(const QFont &font);
    /** Call before the plot area moves. */
    void plotAreaWillChange();

private:
    const PanelFrame &m_frame;
    QGraphicsItem *m_parent;
    Theme m_theme;
    QFont m_font;
    QList<TraceItem *> m_lines;
    QList<StripItem *> m_strips; ///< instead of m_lines in a panel of states
    ConditionItem *m_conditions;
    BeyondItem *m_beyond;
};

} // namespace mtnops
