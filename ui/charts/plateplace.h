// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/tracepath.h"

namespace mtnops {

/** The heights at which the line of @p trace is drawn between @p left and @p right of the plot of @p frame. */
QList<HeightSpan> drawnHeights(const Trace &trace, const PanelFrame &frame, double left, double right);

/** Where a plate of @p height begins inside @p room, so that it covers none of @p taken: as near to @p wanted as can
    be. Where it has no room anywhere it covers as little as can be. */
double placePlate(const HeightSpan &room, double height, double wanted, QList<HeightSpan> taken);

} // namespace mtnops
