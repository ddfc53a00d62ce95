// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWheelEvent>

namespace mtnops {

/** Whether it counts the pixels that fingers have moved by. X11 fills in pixels for a wheel too, and tells no phase. */
inline bool countsPixels(const QWheelEvent &wheel)
{
    return !wheel.pixelDelta().isNull() && wheel.phase() != Qt::NoScrollPhase;
}

/** Whether it is of fingers, not of a wheel's notches: under X11 seen by its angle alone. */
inline bool isOfFingers(const QWheelEvent &wheel)
{
    const QPoint angle = wheel.angleDelta();
    return countsPixels(wheel) || angle.x() % 120 != 0 || angle.y() % 120 != 0;
}

} // namespace mtnops
