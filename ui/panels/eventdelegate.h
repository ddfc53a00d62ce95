// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/celldelegate.h"

namespace mtnops {

/** The list of events: before the kind the icon that tells good from bad. Main thread. */
class EventDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

protected:
    std::optional<StateLook> iconOf(const QModelIndex &index) const override;
};

} // namespace mtnops
