// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/devicetreemodel.h"

#include <QAbstractListModel>

namespace mtnops {

class Sparklines;

/** The newest value of every column of every device in one list, in the order of the device tree: the tiles of the
    overview. Times of readings are left out. Main thread. */
class OverviewModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    /** Besides those of DeviceTreeModel, which mean the same here. */
    enum Role
    {
        DeviceTitleRole = DeviceTreeModel::SearchTextRole + 1, ///< QString
        SparklineRole, ///< Series
    };

    /** None is owned; all outlive the model. */
    OverviewModel(const DeviceTreeModel &tree, const Sparklines &sparklines, QObject *parent = nullptr);

    void setCatalog(const Catalog &catalog);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    void tellChange();

    const DeviceTreeModel &m_tree;
    const Sparklines &m_sparklines;
    QList<ColumnRef> m_columns;
};

} // namespace mtnops
