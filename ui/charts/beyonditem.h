// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/beyondaxis.h"
#include "ui/charts/plotitem.h"

namespace mtnops {

/** Says at the upper and the lower edge of a plot, at its left, which traces lie wholly beyond it, with an arrowhead to
    where they are. Main thread. */
class BeyondItem final : public PlotItem
{
public:
    using PlotItem::PlotItem;

    void setTold(const QList<BeyondAxis> &told);
    const QList<BeyondAxis> &told() const { return m_told; }

    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void paintLine(QPainter &painter, const BeyondAxis &line, double top) const;

    QList<BeyondAxis> m_told;
};

} // namespace mtnops
