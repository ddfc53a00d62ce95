// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/valuescale.h"

#include <QMap>

namespace mtnops {

/** The span of a panel whose values are @p words: half a step of room below and above, and @p headroom, a share of the
    height, for the name of the trace. @p seen, the values drawn, are inside too. */
ValueSpan stateSpan(const QMap<qint64, QString> &words, const std::optional<ValueSpan> &seen, double headroom);

/** The words inside @p span as labels, none closer to the one below than @p labelHeight on a plot of @p height pixels.
 */
QList<ValueTick> stateTicks(const QMap<qint64, QString> &words, const ValueSpan &span, double height,
                            double labelHeight);

} // namespace mtnops
