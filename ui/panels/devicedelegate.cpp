// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/devicedelegate.h"

#include "models/devicestatusmodel.h"

namespace mtnops {

std::optional<StateLook> DeviceDelegate::iconOf(const QModelIndex &index) const
{
    if (index.column() != DeviceStatusModel::StateSection)
        return std::nullopt;
    return lookOf(index.data(DeviceStatusModel::FreshnessRole).value<Freshness>(), theme());
}

QColor DeviceDelegate::textColour(const QModelIndex &index) const
{
    const bool isPast =
        index.column() == DeviceStatusModel::ErrorSection && index.data(DeviceStatusModel::IsPastRole).toBool();
    const std::optional<StateLook> look = iconOf(index);
    return look ? look->colour : isPast ? theme().muted : theme().text;
}

} // namespace mtnops
