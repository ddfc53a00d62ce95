// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointF>
#include <QRectF>

namespace mtnops {

/** Where a box of @p size goes: beside the vertical line at @p cursor, inside @p bounds, over as few of @p obstacles as
    can be, rather over those outside @p kept, near the cursor, and rather where it was, @p before, than somewhere no
   better. A box larger than the bounds begins at their upper left corner. */
QRectF placeBox(const QRectF &bounds, const QSizeF &size, QPointF cursor, const QList<QPointF> &obstacles,
                const QRectF &before, const QRectF &kept = {});

} // namespace mtnops
