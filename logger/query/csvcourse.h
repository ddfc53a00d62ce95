// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"
#include "logger/core/timerange.h"

#include <functional>

namespace mtnops {

/** Called now and then with the rows written and how much of the range is done, 0 to 1; false cancels. */
using CsvProgress = std::function<bool(qint64 rows, double done)>;

/** Tells how far an export is, every few thousand steps, and hears whether to go on. One thread. */
class CsvCourse
{
public:
    /** @p range: where there is something to do; how far it is counts from its start. */
    CsvCourse(CsvProgress progress, const TimeRange &range);

    /** A row was read, or an interval passed: the export stands at @p time, µs. The error is Cancelled. */
    Result<void> step(qint64 time, qint64 rows)
    {
        return ++m_steps % stepsBetweenReports == 0 ? report(shareDone(time), rows) : Result<void>();
    }

    Result<void> finish(qint64 rows) const { return report(1, rows); }

private:
    static constexpr qint64 stepsBetweenReports = 8192;

    double shareDone(qint64 time) const;
    Result<void> report(double done, qint64 rows) const;

    CsvProgress m_progress;
    TimeRange m_range;
    qint64 m_steps = 0;
};

} // namespace mtnops
