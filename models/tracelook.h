// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace mtnops {

enum class LineStyle : quint8
{
    Solid,
    Dashed,
    Dotted,
};

enum class LineWidth : quint8
{
    Thin, ///< one device pixel
    Medium, ///< two
};

/** How the line of one column is drawn. A value. */
struct TraceLook
{
    int colour = -1; ///< the number of a colour, the theme has one for each; -1 while none is given
    bool keepsColour = false; ///< a person chose it: it stays when the column is taken off the chart
    LineStyle line = LineStyle::Solid;
    LineWidth width = LineWidth::Thin;
    friend bool operator==(const TraceLook &, const TraceLook &) = default;
};

} // namespace mtnops
