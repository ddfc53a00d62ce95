// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timecursors.h"
#include "ui/theme/theme.h"

class QFont;
class QPainter;

namespace mtnops {

class PanelStack;

/** The two measuring cursors through all panels, the span between them and its length; while one is waited for, what to
    do. Knows how it looks; a widget paints it. Main thread. */
class MeasureMarks
{
public:
    /** Neither is owned; both outlive the marks. */
    MeasureMarks(const PanelStack &stack, const TimeCursors &cursors) : m_stack(stack), m_cursors(cursors) { }

    void setTheme(const Theme &theme) { m_theme = theme; }
    void paint(QPainter &painter, const QFont &font) const;

private:
    void paintSpan(QPainter &painter) const;
    void paintLine(QPainter &painter, TimeCursors::Which which) const;
    void paintLabel(QPainter &painter, double middle, const QString &text) const;

    const PanelStack &m_stack;
    const TimeCursors &m_cursors;
    Theme m_theme = Theme::of(ThemeKind::Dark);
};

} // namespace mtnops
