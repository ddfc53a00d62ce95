// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"
#include "ui/theme/theme.h"

namespace mtnops {

/** How a state looks in a strip: the theme's text can be read on the area, the edge tells states apart. */
struct StateColours
{
    QColor area; ///< theme.text stands on it with a contrast of 4.5 at the least
    QColor edge; ///< a colour of the theme's traces
};

/** The same for a value for as long as the theme is: by its place among the column's words, or else by the text. */
StateColours stateColours(const Column &column, const Value &value, const Theme &theme);

} // namespace mtnops
