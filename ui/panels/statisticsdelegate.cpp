// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/statisticsdelegate.h"

#include "models/devicetreemodel.h"
#include "models/statisticsmodel.h"
#include "ui/panels/columnswatch.h"
#include "ui/theme/swatch.h"

namespace mtnops {

namespace {

constexpr int swatchSpace = int(swatchWidth) + 6; // px

} // namespace

StatisticsDelegate::StatisticsDelegate(const DeviceTreeModel &tree, QObject *parent)
    : CellDelegate(parent), m_tree(tree)
{
}

void StatisticsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    CellDelegate::paint(painter, option, index);
    if (index.column() != StatisticsModel::ColumnSection)
        return;
    const auto column = index.data(StatisticsModel::ColumnRefRole).value<ColumnRef>();
    paintColumnSwatch(*painter, option.rect.left() + margin, option.rect.center().y() + 1, m_tree.indexOf(column),
                      theme());
}

QColor StatisticsDelegate::textColour(const QModelIndex &index) const
{
    const bool isMuted = index.column() == StatisticsModel::UnitSection
        || (index.column() > StatisticsModel::UnitSection && index.data(StatisticsModel::IsOutdatedRole).toBool());
    return isMuted ? theme().muted : theme().text;
}

int StatisticsDelegate::leadOf(const QModelIndex &index) const
{
    return index.column() == StatisticsModel::ColumnSection ? swatchSpace : 0;
}

} // namespace mtnops
