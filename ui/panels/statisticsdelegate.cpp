// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/statisticsdelegate.h"

#include "models/statisticsmodel.h"
#include "ui/panels/cellpainter.h"
#include "ui/theme/fonts.h"

namespace mtnops {

StatisticsDelegate::StatisticsDelegate(QObject *parent)
    : QStyledItemDelegate(parent), m_font(figureFont(TextSize::Body))
{
}

void StatisticsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    std::optional<StateLook> dot;
    if (index.column() == StatisticsModel::ColumnSection)
        dot = StateLook{Icon::Live, m_theme.trace(index.data(StatisticsModel::ColourRole).toInt())};
    paintCell(*painter, cell, dot);
}

QSize StatisticsDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    return cellSize(cell);
}

void StatisticsDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->font = m_font;
    option->state &= ~QStyle::State_HasFocus;
    const bool isMuted = index.column() == StatisticsModel::UnitSection
        || (index.column() > StatisticsModel::UnitSection && index.data(StatisticsModel::IsOutdatedRole).toBool());
    option->palette.setColor(QPalette::Text, isMuted ? m_theme.muted : m_theme.text);
}

} // namespace mtnops
