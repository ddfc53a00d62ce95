// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/seenvalues.h"

#include <algorithm>
#include <cmath>

namespace mtnops {

namespace {

/** Grows with each value it is given. */
class Extremes
{
public:
    void add(double value)
    {
        if (!std::isfinite(value))
            return;
        m_low = std::min(m_low, value);
        m_high = std::max(m_high, value);
    }
    std::optional<ValueSpan> span() const
    {
        return m_low <= m_high ? std::optional(ValueSpan{.low = m_low, .high = m_high}) : std::nullopt;
    }

private:
    double m_low = std::numeric_limits<double>::infinity();
    double m_high = -std::numeric_limits<double>::infinity();
};

void addTrace(Extremes &extremes, const Trace &trace, const TimeRange &range)
{
    const QList<SeriesPoint> &points = trace.series.points;
    const PointSpan span = pointsAround(points, range);
    for (qsizetype i = span.first; i < span.last; ++i) {
        if (range.from <= points[i].time && points[i].time <= range.to)
            extremes.add(points[i].value);
    }
    for (const Timestamp edge : {range.from, range.to}) {
        if (const std::optional<double> value = drawnValueAt(trace, edge))
            extremes.add(*value);
    }
}

} // namespace

std::optional<ValueSpan> seenValues(const QList<Trace> &traces, const TimeRange &range)
{
    Extremes extremes;
    for (const Trace &trace : traces)
        addTrace(extremes, trace, range);
    return extremes.span();
}

bool seesStates(const QList<Trace> &traces, const TimeRange &range)
{
    return std::any_of(traces.begin(), traces.end(), [&](const Trace &trace) {
        return std::any_of(trace.states.runs.begin(), trace.states.runs.end(),
                           [&](const StateRun &run) { return run.range.from < range.to && run.range.to > range.from; });
    });
}

} // namespace mtnops
