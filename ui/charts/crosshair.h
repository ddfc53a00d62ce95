// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/readout.h"
#include "ui/theme/theme.h"

#include <QRegion>

#include <optional>

class QFont;
class QPainter;

namespace mtnops {

class PanelStack;

/** The vertical line under the cursor through all panels, a ring on the sample of each trace nearest to it, and a box
    that names them. Knows where it is and how it looks; a widget paints it. Main thread. */
class Crosshair
{
public:
    /** @p stack is not owned and outlives the crosshair. */
    explicit Crosshair(const PanelStack &stack);

    void setTheme(const Theme &theme) { m_theme = theme; }
    void setShownTime(const ShownTime &shown) { m_shown = shown; }

    /** Places it at @p position in the stack's coordinates; outside the plot areas there is none. */
    void moveTo(std::optional<QPointF> position, const QFont &font);
    /** Reads the samples again: the series or the window have changed under a cursor that holds still. */
    void refresh(const QFont &font) { moveTo(m_position, font); }

    /** What was looked up at that instant: told while the crosshair stands there. */
    void setSamples(Timestamp instant, const QList<InstantValue> &samples);

    bool isVisible() const { return m_isVisible; }
    /** Where it stands, whoever has moved it; nothing while it is not seen. */
    std::optional<Timestamp> time() const;
    const Readout &readout() const { return m_readout; }
    QRectF box() const { return m_box; }

    /** All pixels that paint() touches. */
    QRegion region() const;
    void paint(QPainter &painter, const QFont &font) const;

private:
    struct Mark
    {
        QPointF position;
        QColor colour;
    };

    void readTraces();
    QList<QPointF> obstacles(double reach) const;
    void layOutBox(const QFont &font);
    double blockWidth() const;
    void paintBox(QPainter &painter, const QFont &font) const;

    const PanelStack &m_stack;
    Theme m_theme;
    ShownTime m_shown;
    std::optional<QPointF> m_position; ///< of the cursor
    bool m_isVisible = false;
    Timestamp m_sampledAt;
    QHash<ColumnRef, InstantValue> m_samples;
    Readout m_readout;
    QList<Mark> m_marks;
    QRectF m_box;
    QList<double> m_cells; ///< widths of label, value and age in the box
    qsizetype m_linesBelow = 1; ///< each other; more lines stand side by side
};

} // namespace mtnops
