// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/csvcourse.h"

#include <algorithm>

namespace mtnops {

CsvCourse::CsvCourse(CsvProgress progress, const TimeRange &range) : m_progress(std::move(progress)), m_range(range) { }

double CsvCourse::shareDone(qint64 time) const
{
    if (m_range.isEmpty())
        return 0;
    const double sinceStart = double((fromMicroseconds(time) - m_range.from).count());
    return std::clamp(sinceStart / double(m_range.length().count()), 0.0, 1.0);
}

Result<void> CsvCourse::report(double done, qint64 rows) const
{
    if (!m_progress || m_progress(rows, done))
        return {};
    return Error{ErrorCode::Cancelled, QStringLiteral("the export was cancelled")};
}

} // namespace mtnops
