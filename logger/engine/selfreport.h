// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/devicestatus.h"
#include "logger/core/sample.h"
#include "logger/site/site.h"

#include <QElapsedTimer>
#include <QHash>

#include <optional>

namespace mtnops {

struct Batch;
struct StoreReport;

/** The logger as a device of its own: gathers how the flushes went and makes a row of it every ten seconds, of the
   worst in that time where it may be good or bad. Store thread. */
class SelfReport
{
public:
    static constexpr Duration usualInterval = std::chrono::seconds(10);

    explicit SelfReport(Duration interval = usualInterval);

    /** A flush has ended after so long, well or not; it had found @p waiting readings. */
    void noteFlush(Duration took, qint64 waiting);
    /** What was committed, at @p now. */
    void noteCommitted(const Batch &batch, Timestamp now);
    /** The newest of any device, for its failures. */
    void note(const DeviceStatus &status);

    /** A row when it is time for one; @p report is as of now. */
    std::optional<Sample> take(const StoreReport &report, Timestamp now);

    /** Good since the first row, with the rows as polls. */
    const DeviceStatus &status() const { return m_status; }

private:
    const Duration m_interval;
    QElapsedTimer m_sinceRow;
    qint64 m_rowsBefore = 0; ///< written when the last row was made
    qint64 m_mostWaiting = 0;
    Duration m_longestFlush{};
    Duration m_longestLag{};
    QHash<QString, qint64> m_failures; ///< of each device, since the start
    DeviceStatus m_status;
};

} // namespace mtnops
