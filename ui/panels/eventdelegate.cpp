// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/eventdelegate.h"

#include "models/eventmodel.h"
#include "ui/panels/statelook.h"
#include "ui/theme/fonts.h"

#include <QPainter>

namespace mtnops {

namespace {

constexpr int iconSize = 12; // px

} // namespace

EventDelegate::EventDelegate(QObject *parent) : QStyledItemDelegate(parent), m_font(figureFont(TextSize::Body)) { }

void EventDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    if (index.column() != EventModel::KindSection)
        return;
    const std::optional<StateLook> look = lookOf(index.data(EventModel::KindRole).value<EventKind>(), m_theme);
    if (!look)
        return;
    const QRect area(option.rect.left() + 4, option.rect.center().y() - iconSize / 2, iconSize, iconSize);
    paintIcon(*painter, area, look->icon, look->colour);
}

void EventDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->font = m_font;
    option->state &= ~QStyle::State_HasFocus;
    if (index.column() != EventModel::KindSection)
        return;
    option->features |= QStyleOptionViewItem::HasDecoration; // the room of the icon that paint() draws
    option->decorationSize = QSize(iconSize, iconSize);
}

} // namespace mtnops
