// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/statisticsdelegate.h"

#include "models/statisticsmodel.h"

namespace mtnops {

std::optional<StateLook> StatisticsDelegate::iconOf(const QModelIndex &index) const
{
    if (index.column() != StatisticsModel::ColumnSection)
        return std::nullopt;
    return StateLook{Icon::Live, theme().trace(index.data(StatisticsModel::ColourRole).toInt())};
}

QColor StatisticsDelegate::textColour(const QModelIndex &index) const
{
    const bool isMuted = index.column() == StatisticsModel::UnitSection
        || (index.column() > StatisticsModel::UnitSection && index.data(StatisticsModel::IsOutdatedRole).toBool());
    return isMuted ? theme().muted : theme().text;
}

} // namespace mtnops
