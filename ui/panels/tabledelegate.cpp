// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/tabledelegate.h"

#include "models/logtablemodel.h"
#include "ui/panels/cellpainter.h"
#include "ui/theme/fonts.h"

namespace mtnops {

namespace {

/** The icon before a cell's text: the state of the device before the time of the newest row where that is not to be
    taken for now, and else what is to be said of the value. */
std::optional<StateLook> cellLook(const QModelIndex &index, const Theme &theme)
{
    const auto freshness = index.data(LogTableModel::FreshnessRole).value<Freshness>();
    if (freshness != Freshness::Good && index.column() == LogTableModel::timeSection)
        return StateLook{lookOf(freshness, theme).icon, theme.muted};
    if (index.data(LogTableModel::IsNullRole).toBool())
        return StateLook{Icon::NoValue, theme.muted};
    return lookOf(index.data(LogTableModel::LimitStateRole).value<LimitState>(), theme);
}

} // namespace

TableDelegate::TableDelegate(QObject *parent) : QStyledItemDelegate(parent), m_font(figureFont(TextSize::Body)) { }

void TableDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    paintCell(*painter, cell, cellLook(index, m_theme));
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
    if (index.data(LogTableModel::IsNullRole).toBool())
        option->text = noValueText();
    if (const QString age = index.data(LogTableModel::AgeTextRole).toString();
        !age.isEmpty() && index.column() == LogTableModel::timeSection)
        option->text += QStringLiteral("  ") + age;
    const std::optional<StateLook> look = cellLook(index, m_theme);
    const bool isOld = index.data(LogTableModel::FreshnessRole).value<Freshness>() != Freshness::Good;
    option->palette.setColor(QPalette::Text, isOld ? m_theme.muted : look ? look->colour : m_theme.text);
    if (!index.data(Qt::TextAlignmentRole).isValid())
        option->displayAlignment = Qt::AlignLeft | Qt::AlignVCenter;
}

} // namespace mtnops
