// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/celldelegate.h"

#include "ui/theme/fonts.h"

#include <QPainter>

#include <algorithm>
#include <utility>

namespace mtnops {

namespace {

constexpr int iconSize = 11; // px
constexpr int iconSpace = iconSize + 4;

} // namespace

CellDelegate::CellDelegate(QObject *parent) : QStyledItemDelegate(parent), m_font(figureFont(TextSize::Body)) { }

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    const QString text = std::exchange(cell.text, QString());
    cell.widget->style()->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);

    painter->save();
    painter->setFont(cell.font);
    painter->setPen(cell.palette.color(QPalette::Text));
    const std::optional<StateLook> look = iconOf(index);
    QRect area = cell.rect.adjusted(margin, 0, -margin, 0);
    area.setLeft(area.left() + (look ? iconSpace : leadOf(index)));
    const QString elided = painter->fontMetrics().elidedText(text, Qt::ElideRight, area.width());
    painter->drawText(area, int(cell.displayAlignment) | Qt::TextSingleLine, elided);
    if (look) {
        const bool isRight = cell.displayAlignment & Qt::AlignRight;
        const int textLeft = isRight ? area.right() - painter->fontMetrics().horizontalAdvance(elided) : area.left();
        const QRect icon(textLeft - iconSpace, area.center().y() - iconSize / 2, iconSize, iconSize);
        paintIcon(*painter, icon, look->icon, look->colour);
    }
    painter->restore();
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    const QFontMetrics metrics(cell.font);
    const int rounding = 1; // or the widest text is elided for half a pixel
    const int lead = std::max(iconSpace, leadOf(index));
    return {metrics.horizontalAdvance(cell.text) + 2 * margin + lead + rounding, metrics.height() + 6};
}

QColor CellDelegate::textColour(const QModelIndex &) const
{
    return m_theme.text;
}

void CellDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->font = m_font;
    option->state &= ~QStyle::State_HasFocus; // the selection shows where the cursor is
    const bool isChosen = option->state & QStyle::State_Selected;
    option->palette.setColor(QPalette::Text, isChosen ? m_theme.text : textColour(index));
    if (!index.data(Qt::TextAlignmentRole).isValid())
        option->displayAlignment = Qt::AlignLeft | Qt::AlignVCenter;
}

} // namespace mtnops
