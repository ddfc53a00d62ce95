// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/eventdelegate.h"

#include "models/eventmodel.h"
#include "ui/panels/cellpainter.h"
#include "ui/theme/fonts.h"

namespace mtnops {

namespace {

std::optional<StateLook> kindLook(const QModelIndex &index, const Theme &theme)
{
    if (index.column() != EventModel::KindSection)
        return std::nullopt;
    return lookOf(index.data(EventModel::KindRole).value<EventKind>(), theme);
}

} // namespace

EventDelegate::EventDelegate(QObject *parent) : QStyledItemDelegate(parent), m_font(figureFont(TextSize::Body)) { }

void EventDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    paintCell(*painter, cell, kindLook(index, m_theme));
}

QSize EventDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    return cellSize(cell);
}

void EventDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->font = m_font;
    option->state &= ~QStyle::State_HasFocus;
    option->displayAlignment = Qt::AlignLeft | Qt::AlignVCenter;
}

} // namespace mtnops
