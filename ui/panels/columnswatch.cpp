// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/columnswatch.h"

#include "models/devicetreemodel.h"
#include "ui/theme/stripswatch.h"
#include "ui/theme/swatch.h"

namespace mtnops {

void paintColumnSwatch(QPainter &painter, double x, double y, const QModelIndex &column, const Theme &theme)
{
    bool isKnown = false;
    const int colour = column.data(DeviceTreeModel::ColourRole).toInt(&isKnown);
    if (!isKnown || colour < 0)
        return;
    const auto of = column.data(DeviceTreeModel::ColumnRole).value<Column>();
    if (hasStates(of)) {
        paintStripSwatch(painter, x, y, of, column.data(DeviceTreeModel::StatesRole).value<QList<Value>>(), theme);
        return;
    }
    const auto chosen = column.data(DeviceTreeModel::LineRole).value<LineStyle>();
    paintSwatch(&painter, x, y, theme.trace(colour), drawnLine(theme, colour, chosen));
}

} // namespace mtnops
