// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/beyondaxis.h"

#include "ui/charts/seenvalues.h"

#include <QCoreApplication>

#include <cmath>

namespace mtnops {

namespace {

/** With two digits: more would change with every reading. */
QString wayText(const Trace &trace, double way)
{
    const double step = std::pow(10.0, std::floor(std::log10(way)) - 1.0);
    return readingText(trace.column, std::round(way / step) * step);
}

} // namespace

QList<BeyondAxis> beyondAxis(const QList<Trace> &traces, const PanelFrame &frame)
{
    QList<BeyondAxis> found;
    for (const Trace &trace : traces) {
        const std::optional<ValueSpan> seen = seenValues({trace}, frame.range);
        if (!seen || (seen->low <= frame.values.high && seen->high >= frame.values.low))
            continue;
        const bool isAbove = seen->low > frame.values.high;
        const double way = isAbove ? seen->low - frame.values.high : frame.values.low - seen->high;
        const QString text = isAbove ? QCoreApplication::translate("mtnops::BeyondAxis", "%1, %2 above the axis")
                                     : QCoreApplication::translate("mtnops::BeyondAxis", "%1, %2 below the axis");
        found.append({.text = text.arg(trace.name(), wayText(trace, way)), .isAbove = isAbove});
    }
    return found;
}

} // namespace mtnops
