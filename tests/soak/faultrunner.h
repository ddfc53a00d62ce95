// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/soak/fault.h"
#include "tests/soak/observatory.h"
#include "tests/soak/report.h"
#include "tests/soak/soaklog.h"

namespace mtnops {

/** Lets faults happen and measures for how long the devices are silent after each. Main thread. */
class FaultRunner
{
public:
    /** A device must log again within so many ms of a fault's end. */
    static constexpr int longestSilence = 60'000;

    FaultRunner(const Observatory &observatory, const SoakLog &log, Report &report);

    /** All at once, for @p milliseconds. */
    void run(const QList<Fault> &faults, int milliseconds);
    void skip(const QString &fault, const QString &reason);

    /** Waits until every device of @p devices (empty: all) has a number in the log that it offered after @p time; the
        seconds of the slowest, or nothing when one is not back in time. */
    std::optional<double> silenceAfter(qint64 time, const QStringList &devices = {});

    bool hasAllBack() const { return m_hasAllBack; }

private:
    const Observatory &m_observatory;
    const SoakLog &m_log;
    Report &m_report;
    bool m_hasAllBack = true;
};

} // namespace mtnops
