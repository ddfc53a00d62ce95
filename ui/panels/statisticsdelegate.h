// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/celldelegate.h"

namespace mtnops {

class DeviceTreeModel;

/** The statistics: before each column the line or the piece of a strip that it is drawn with, as in the device tree,
   and what is of an older span muted. Main thread. */
class StatisticsDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    /** @p tree tells how columns are drawn; it is not owned and outlives this. */
    explicit StatisticsDelegate(const DeviceTreeModel &tree, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    std::optional<StateLook> iconOf(const QModelIndex &) const override { return std::nullopt; }
    QColor textColour(const QModelIndex &index) const override;
    int leadOf(const QModelIndex &index) const override;

private:
    const DeviceTreeModel &m_tree;
};

} // namespace mtnops
