// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/tabledelegate.h"

#include "models/logtablemodel.h"
#include "ui/panels/statelook.h"
#include "ui/theme/fonts.h"

#include <QPainter>

namespace mtnops {

namespace {

constexpr int margin = 8; // px
constexpr int iconSize = 11;

std::optional<StateLook> limitLook(const QModelIndex &index, const Theme &theme)
{
    return lookOf(index.data(LogTableModel::LimitStateRole).value<LimitState>(), theme);
}

} // namespace

TableDelegate::TableDelegate(QObject *parent) : QStyledItemDelegate(parent), m_font(figureFont(TextSize::Body)) { }

void TableDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    const QString text = cell.text;
    cell.text.clear();
    const QStyle *style = cell.widget->style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);

    painter->save();
    painter->setFont(cell.font);
    painter->setPen(cell.palette.color(QPalette::Text));
    QRect area = cell.rect.adjusted(margin, 0, -margin, 0);
    const std::optional<StateLook> look = limitLook(index, m_theme);
    if (look)
        area.setLeft(area.left() + iconSize + 4);
    const QString elided = painter->fontMetrics().elidedText(text, Qt::ElideRight, area.width());
    painter->drawText(area, int(cell.displayAlignment) | Qt::TextSingleLine, elided);
    if (look) {
        const bool isRight = cell.displayAlignment & Qt::AlignRight;
        const int textLeft = isRight ? area.right() - painter->fontMetrics().horizontalAdvance(elided) : area.left();
        const QRect icon(textLeft - iconSize - 4, area.center().y() - iconSize / 2, iconSize, iconSize);
        paintIcon(*painter, icon, look->icon, look->colour);
    }
    painter->restore();
}

QSize TableDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    const QFontMetrics metrics(m_font);
    return {metrics.horizontalAdvance(cell.text) + 2 * margin + iconSize + 4, metrics.height() + 6};
}

void TableDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->font = m_font;
    option->state &= ~QStyle::State_HasFocus; // the selection shows where the cursor is
    const std::optional<StateLook> look = limitLook(index, m_theme);
    const bool isNull = index.data(LogTableModel::IsNullRole).toBool();
    option->palette.setColor(QPalette::Text, look ? look->colour : isNull ? m_theme.muted : m_theme.text);
    if (!index.data(Qt::TextAlignmentRole).isValid())
        option->displayAlignment = Qt::AlignLeft | Qt::AlignVCenter;
}

} // namespace mtnops
