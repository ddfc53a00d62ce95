// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/devicedelegate.h"

#include "models/devicestatusmodel.h"
#include "ui/panels/cellpainter.h"
#include "ui/theme/fonts.h"

namespace mtnops {

namespace {

std::optional<StateLook> stateLook(const QModelIndex &index, const Theme &theme)
{
    if (index.column() != DeviceStatusModel::StateSection)
        return std::nullopt;
    return lookOf(index.data(DeviceStatusModel::FreshnessRole).value<Freshness>(), theme);
}

} // namespace

DeviceDelegate::DeviceDelegate(QObject *parent) : QStyledItemDelegate(parent), m_font(figureFont(TextSize::Body)) { }

void DeviceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    paintCell(*painter, cell, stateLook(index, m_theme));
}

QSize DeviceDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    return cellSize(cell);
}

void DeviceDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->font = m_font;
    option->state &= ~QStyle::State_HasFocus;
    const bool isPast =
        index.column() == DeviceStatusModel::ErrorSection && index.data(DeviceStatusModel::IsPastRole).toBool();
    const std::optional<StateLook> look = stateLook(index, m_theme);
    option->palette.setColor(QPalette::Text, look ? look->colour : isPast ? m_theme.muted : m_theme.text);
}

} // namespace mtnops
