// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace mtnops {

/** Sizes of UI.md at 96 dots an inch; the desktop's factor scales them. */
enum class TextSize : quint8
{
    Body, ///< 13 px
    Secondary, ///< 12 px
    Axis, ///< 11 px
};

/** The desktop's font in one of our sizes. */
QFont textFont(TextSize size);

/** The same, or where its digits differ in width the first installed family whose digits do not: right-aligned numbers
    stand under each other and do not jump when they change. */
QFont figureFont(TextSize size);

bool hasTabularDigits(const QFont &font);

} // namespace mtnops
