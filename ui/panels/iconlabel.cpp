// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/iconlabel.h"

#include <QPainter>

namespace mtnops {

namespace {

constexpr int iconSize = 12; // px
constexpr int gap = 5;
constexpr int leastWidth = 120; // of a long text

} // namespace

IconLabel::IconLabel(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
}

void IconLabel::setContent(std::optional<Icon> icon, const QString &text, const QColor &colour)
{
    if (m_icon == icon && m_text == text && m_colour == colour)
        return;
    m_icon = icon;
    m_text = text;
    m_colour = colour;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize IconLabel::sizeHint() const
{
    const int iconWidth = m_icon ? iconSize + gap : 0;
    return {iconWidth + fontMetrics().horizontalAdvance(m_text) + 2, std::max(iconSize, fontMetrics().height())};
}

QSize IconLabel::minimumSizeHint() const
{
    const QSize whole = sizeHint();
    return {std::min(whole.width(), leastWidth), whole.height()};
}

void IconLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QRect area = rect();
    if (m_icon) {
        paintIcon(painter, QRect(0, (height() - iconSize) / 2, iconSize, iconSize), *m_icon, m_colour);
        area.setLeft(iconSize + gap);
    }
    painter.setPen(m_colour);
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(m_text, Qt::ElideRight, area.width()));
}

} // namespace mtnops
