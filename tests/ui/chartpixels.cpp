// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/chartpixels.h"

#include <QVector3D>

namespace mtnops {

double shareOf(const QColor &pixel, const QColor &colour, const Theme &theme)
{
    const auto vector = [&](const QColor &to) {
        return QVector3D(float(to.red() - theme.panel.red()), float(to.green() - theme.panel.green()),
                         float(to.blue() - theme.panel.blue()));
    };
    const QVector3D full = vector(colour);
    const QVector3D seen = vector(pixel);
    const float share = QVector3D::dotProduct(seen, full) / full.lengthSquared();
    return (seen - full * share).length() < 40 ? double(share) : 0.0;
}

QList<int> rowsOf(const QImage &image, const QRectF &plot, int x, const QColor &colour, double share)
{
    QList<int> rows;
    for (int y = int(plot.top()) + 26; y < int(plot.bottom()) - 1; ++y) {
        if (shareOf(image.pixelColor(x, y), colour) > share)
            rows.append(y);
    }
    return rows;
}

} // namespace mtnops
