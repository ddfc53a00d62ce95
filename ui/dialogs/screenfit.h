// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScreen>

namespace mtnops {

/** @p wanted, or as much of it as the screen has room for with what a window manager puts around a window: on a small
    screen, or one that is scaled, the buttons at the lower end are reached too. */
inline QSize fittedTo(const QScreen &screen, QSize wanted)
{
    const QSize frame(8, 40); // known only when the window is shown
    return wanted.boundedTo(screen.availableSize() - frame);
}

} // namespace mtnops
