// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QObject>
#include <QTimer>

class QFont;
class QPainter;

namespace mtnops {

class PanelStack;

/** A line at the lower right of the plots, where the newest values were, that tells for some seconds what is easily
    missed. Knows how it looks; a widget paints it. Main thread. */
class ChartNotice final : public QObject
{
    Q_OBJECT

public:
    /** @p stack is not owned and outlives the notice. */
    explicit ChartNotice(const PanelStack &stack, QObject *parent = nullptr);

    /** An empty text takes it away at once. */
    void setText(const QString &text);
    const QString &text() const { return m_text; }

    void setTheme(const Theme &theme) { m_theme = theme; }
    void paint(QPainter &painter, const QFont &font) const;

signals:
    void changed();

private:
    const PanelStack &m_stack;
    Theme m_theme = Theme::of(ThemeKind::Dark);
    QString m_text;
    QTimer m_over{this}; ///< runs while it is shown
};

} // namespace mtnops
