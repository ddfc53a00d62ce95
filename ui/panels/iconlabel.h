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

    /** @p icon nothing: text alone. A text without room is elided; its owner says it whole in the tool tip. */
    void setContent(std::optional<Icon> icon, const QString &text, const QColor &colour);
    const QString &text() const { return m_text; }
    std::optional<Icon> icon() const { return m_icon; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::optional<Icon> m_icon;
    QString m_text;
    QColor m_colour;
};

} // namespace mtnops
