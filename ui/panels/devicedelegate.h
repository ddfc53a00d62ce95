// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/celldelegate.h"

namespace mtnops {

/** The list of devices: the state by icon, word and colour, and an error that is over muted. Main thread. */
class DeviceDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

protected:
    std::optional<StateLook> iconOf(const QModelIndex &index) const override;
    QColor textColour(const QModelIndex &index) const override;
};

} // namespace mtnops
