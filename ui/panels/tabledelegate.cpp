// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/tabledelegate.h"

#include "models/logtablemodel.h"

namespace mtnops {

namespace {

bool isCurrent(const QModelIndex &index)
{
    return index.data(LogTableModel::FreshnessRole).value<Freshness>() == Freshness::Good;
}

} // namespace

/** Of the state of an old row, of NULL, or of a limit. */
std::optional<StateLook> TableDelegate::iconOf(const QModelIndex &index) const
{
    if (!isCurrent(index) && index.column() == LogTableModel::timeSection)
        return StateLook{lookOf(index.data(LogTableModel::FreshnessRole).value<Freshness>(), theme()).icon,
                         theme().muted};
    if (index.data(LogTableModel::IsNullRole).toBool())
        return StateLook{Icon::NoValue, theme().muted};
    return lookOf(index.data(LogTableModel::LimitStateRole).value<LimitState>(), theme());
}

QColor TableDelegate::textColour(const QModelIndex &index) const
{
    const std::optional<StateLook> look = iconOf(index);
    return !isCurrent(index) ? theme().muted : look ? look->colour : theme().text;
}

void TableDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    CellDelegate::initStyleOption(option, index);
    if (index.data(LogTableModel::IsNullRole).toBool())
        option->text = noValueText();
    if (const QString age = index.data(LogTableModel::AgeTextRole).toString();
        !age.isEmpty() && index.column() == LogTableModel::timeSection)
        option->text += QStringLiteral("  ") + age;
}

} // namespace mtnops
