// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/eventdelegate.h"

#include "models/eventmodel.h"

namespace mtnops {

std::optional<StateLook> EventDelegate::iconOf(const QModelIndex &index) const
{
    if (index.column() != EventModel::KindSection)
        return std::nullopt;
    return lookOf(index.data(EventModel::KindRole).value<EventKind>(), theme());
}

} // namespace mtnops
