// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/celldelegate.h"

namespace mtnops {

/** The log table: ▲ or ■ before a value beyond its limits, "no value" for NULL, and the newest row greyed, with the
    device's state and its age, where it is not to be taken for now. Main thread. */
class TableDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

protected:
    std::optional<StateLook> iconOf(const QModelIndex &index) const override;
    QColor textColour(const QModelIndex &index) const override;
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace mtnops
