// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/overviewmodel.h"

#include "models/sparklines.h"

#include <algorithm>

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
    m_tiles.clear();
    for (const ColumnRef &column : std::as_const(m_columns))
        m_tiles.append({.column = column, .place = m_tiles.size()});
    endResetModel();
}

void OverviewModel::arrange(Timestamp now)
{
    QList<Tile> next = m_tiles;
    for (Tile &tile : next) {
        const Urgency present = urgencyOf(tile.column);
        // A clock that is set back does not hold it for longer.
        if (present > tile.shown && std::chrono::abs(now - tile.seenAt) < settling)
            continue;
        tile.shown = present;
        tile.seenAt = now;
    }
    std::sort(next.begin(), next.end());
    const bool isSame = std::equal(next.begin(), next.end(), m_tiles.begin(), m_tiles.end(),
                                   [](const Tile &left, const Tile &right) { return left.place == right.place; });
    if (isSame) {
        m_tiles = next;
        return;
    }
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    QList<int> rows(next.size()); // of each place
    for (qsizetype row = 0; row < next.size(); ++row)
        rows[next[row].place] = int(row);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex &index : before)
        after.append(this->index(rows[m_tiles[index.row()].place]));
    m_tiles = next;
    changePersistentIndexList(before, after);
    emit layoutChanged({}, VerticalSortHint);
}

OverviewModel::Urgency OverviewModel::urgencyOf(const ColumnRef &column) const
{
    const QModelIndex index = m_tree.indexOf(column);
    switch (index.data(DeviceTreeModel::FreshnessRole).value<Freshness>()) {
    case Freshness::Disconnected:
    case Freshness::NoReply:
    case Freshness::Unparsable:
    case Freshness::Stale:
    case Freshness::ClockAhead:
        return Urgency::Failing;
    case Freshness::NeverSeen: // nobody has asked it yet
    case Freshness::Disabled:
        return Urgency::None;
    case Freshness::Good:
        break;
    }
    if (index.data(DeviceTreeModel::IsNullRole).toBool())
        return Urgency::NoValue;
    switch (index.data(DeviceTreeModel::LimitStateRole).value<LimitState>()) {
    case LimitState::Alarm:
        return Urgency::Alarm;
    case LimitState::Warning:
        return Urgency::Warning;
    case LimitState::Normal:
        return Urgency::None;
    }
    Q_UNREACHABLE();
}

void OverviewModel::tellChange()
{
    if (!m_tiles.isEmpty())
        emit dataChanged(index(0), index(rowCount() - 1));
}

int OverviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_tiles.size());
}

QVariant OverviewModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ColumnRef &ref = m_tiles[index.row()].column;
    if (role == SparklineRole)
        return QVariant::fromValue(m_sparklines.series(ref));
    if (role == StripRole)
        return QVariant::fromValue(m_sparklines.states(ref));
    if (role == DeviceTitleRole)
        return m_tree.indexOf({ref.table, {}}).data();
    if (role == Qt::CheckStateRole || role == Qt::TextAlignmentRole)
        return {}; // those are the tree's look
    return m_tree.indexOf(ref).data(role);
}

} // namespace mtnops
