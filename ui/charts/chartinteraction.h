// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QEvent;

namespace mtnops {

/** One gesture on the charts. The overlay offers each event to the gestures in order; the first that returns true keeps
    it. Positions are in the overlay's coordinates, which are those of the panel stack. Main thread. */
class ChartInteraction
{
public:
    virtual ~ChartInteraction() = default;
    virtual bool handle(QEvent *event) = 0;
};

} // namespace mtnops
