// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/iconlabel.h"

#include <QPainter>

namespace mtnops {

namespace {

constexpr int iconSize = 12; // px
constexpr int gap = 5;

} // namespace

IconLabel::IconLabel(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
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
    return {iconWidth + fontMetrics().horizontalAdvance(shownText()) + 2, std::max(iconSize, fontMetrics().height())};
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
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shownText());
}

QString IconLabel::shownText() const
{
    return m_text.size() > longestText ? m_text.left(longestText - 1) + u'…' : m_text;
}

} // namespace mtnops
