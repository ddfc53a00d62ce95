// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/tabledelegate.h"

#include "models/logtablemodel.h"
#include "ui/panels/cellpainter.h"
#include "ui/theme/fonts.h"

namespace mtnops {

namespace {

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
    paintCell(*painter, cell, limitLook(index, m_theme));
}

QSize TableDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    return cellSize(cell);
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
