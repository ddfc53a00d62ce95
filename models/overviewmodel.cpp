// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/overviewmodel.h"

#include "models/sparklines.h"

namespace mtnops {

OverviewModel::OverviewModel(const DeviceTreeModel &tree, const Sparklines &sparklines, QObject *parent)
    : QAbstractListModel(parent), m_tree(tree), m_sparklines(sparklines)
{
    connect(&tree, &QAbstractItemModel::dataChanged, this, &OverviewModel::tellChange);
    connect(&tree, &QAbstractItemModel::modelReset, this, &OverviewModel::tellChange);
    connect(&sparklines, &Sparklines::changed, this, &OverviewModel::tellChange);
}

void OverviewModel::setCatalog(const Catalog &catalog)
{
    QList<ColumnRef> columns;
    for (const DeviceTable &table : catalog.tables) {
        for (const Column &column : table.columns) {
            if (column.type != ColumnType::Time)
                columns.append({table.name, column.name});
        }
    }
    if (columns == m_columns)
        return;
    beginResetModel();
    m_columns = columns;
    endResetModel();
}

void OverviewModel::tellChange()
{
    if (!m_columns.isEmpty())
        emit dataChanged(index(0), index(rowCount() - 1));
}

int OverviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant OverviewModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ColumnRef &ref = m_columns[index.row()];
    if (role == SparklineRole)
        return QVariant::fromValue(m_sparklines.series(ref));
    if (role == DeviceTitleRole)
        return m_tree.indexOf({ref.table, {}}).data();
    if (role == Qt::CheckStateRole || role == Qt::TextAlignmentRole)
        return {}; // those are the tree's look
    return m_tree.indexOf(ref).data(role);
}

} // namespace mtnops
