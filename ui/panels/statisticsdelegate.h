// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/celldelegate.h"

namespace mtnops {

/** The statistics: the colour of its trace before each column, and what is of an older span muted. Main thread. */
class StatisticsDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

protected:
    std::optional<StateLook> iconOf(const QModelIndex &index) const override;
    QColor textColour(const QModelIndex &index) const override;
};

} // namespace mtnops
