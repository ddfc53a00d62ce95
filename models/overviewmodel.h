// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/devicetreemodel.h"

#include <QAbstractListModel>

#include <tuple>

namespace mtnops {

class Sparklines;

/** The newest value of every column of every device in one list: the tiles of the overview. What needs somebody comes
    first: values beyond their limits, devices that fail, values that are missing; else they stand in the order of the
   device tree. A tile moves up at once, and goes back only after it has been well for a while, so that nothing jumps to
   and fro. Times of readings are left out. Main thread. */
class OverviewModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    /** Besides those of DeviceTreeModel, which mean the same here. */
    enum Role
    {
        DeviceTitleRole = DeviceTreeModel::SearchTextRole + 1, ///< QString
        SparklineRole, ///< Series, of a number
        StripRole, ///< StateRuns, of a column of states
    };

    /** How long a tile keeps its place after it has got better. */
    static constexpr Duration settling = std::chrono::minutes(1);

    /** None is owned; all outlive the model. */
    OverviewModel(const DeviceTreeModel &tree, const Sparklines &sparklines, QObject *parent = nullptr);

    void setCatalog(const Catalog &catalog);
    /** The device tree shows other values, or time has passed: puts first what needs somebody now. */
    void arrange(Timestamp now);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    /** The lower, the sooner somebody should look. A device that fails has many tiles: these do not push down the few
        that are beyond a limit. */
    enum class Urgency : quint8
    {
        Alarm,
        Warning,
        Failing,
        NoValue, ///< of a device that is well: out of range, not sent or not readable
        None
    };

    struct Tile
    {
        ColumnRef column;
        qsizetype place = 0; ///< in the order of the device tree
        Urgency shown = Urgency::None; ///< what its place in the list follows
        Timestamp seenAt; ///< when it was last as urgent as that

        friend bool operator<(const Tile &left, const Tile &right)
        {
            return std::tie(left.shown, left.place) < std::tie(right.shown, right.place);
        }
    };

    void tellChange();
    Urgency urgencyOf(const ColumnRef &column) const;

    const DeviceTreeModel &m_tree;
    const Sparklines &m_sparklines;
    QList<ColumnRef> m_columns; ///< in the order of the device tree
    QList<Tile> m_tiles; ///< as they are shown
};

} // namespace mtnops
