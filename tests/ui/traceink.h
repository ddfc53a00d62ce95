// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QVector3D>

namespace mtnops {

/** The theme of ChartScene. */
inline const Theme &theme()
{
    return Theme::of(ThemeKind::Dark);
}

inline constexpr float visible = 0.4F; // of a colour in a pixel

/** How far @p pixel is from a mixture of @p colour into the panel's own; large where there is not so much of it. */
inline float distance(const QColor &pixel, const QColor &colour, float leastShare = visible)
{
    const auto vector = [](const QColor &to) {
        return QVector3D(float(to.red() - theme().panel.red()), float(to.green() - theme().panel.green()),
                         float(to.blue() - theme().panel.blue()));
    };
    const QVector3D full = vector(colour);
    const float share = QVector3D::dotProduct(vector(pixel), full) / full.lengthSquared();
    return share > leastShare ? (vector(pixel) - full * share).length() : 1000.0F;
}

} // namespace mtnops
