// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/icons.h"

#include <QWidget>

#include <optional>

namespace mtnops {

/** An icon and a text beside it in one colour: a state that is told by both. Main thread. */
class IconLabel : public QWidget
{
    Q_OBJECT

public:
    explicit IconLabel(QWidget *parent = nullptr);

    /** @p icon nothing: text alone. A text longer than @ref longestText is cut, and whole in the tool tip. */
    void setContent(std::optional<Icon> icon, const QString &text, const QColor &colour);
    const QString &text() const { return m_text; }
    std::optional<Icon> icon() const { return m_icon; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

    static constexpr int longestText = 70; ///< characters

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString shownText() const;

    std::optional<Icon> m_icon;
    QString m_text;
    QColor m_colour;
};

} // namespace mtnops
