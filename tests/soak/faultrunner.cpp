// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/faultrunner.h"

#include "tests/soak/monotonic.h"
#include "tests/soak/waiting.h"

#include <algorithm>

namespace mtnops {

namespace {

constexpr int commitTime = 10'000; // ms, on a busy machine

} // namespace

FaultRunner::FaultRunner(const Observatory &observatory, const SoakLog &log, Report &report)
    : m_observatory(observatory), m_log(log), m_report(report)
{
}

void FaultRunner::run(const QList<Fault> &faults, int milliseconds)
{
    const qint64 began = monotonicMs();
    for (const Fault &fault : faults)
        fault.begin();
    waitFor(milliseconds);
    for (const Fault &fault : faults)
        fault.end();
    const qint64 ended = monotonicMs();
    for (const Fault &fault : faults) {
        m_report.add(FaultOutcome{
            .name = fault.name, .lasted = double(ended - began) / 1000, .silence = silenceAfter(ended, fault.devices)});
    }
}

void FaultRunner::skip(const QString &fault, const QString &reason)
{
    m_report.add(FaultOutcome{.name = fault, .skipped = reason});
}

std::optional<double> FaultRunner::silenceAfter(qint64 time, const QStringList &devices)
{
    qint64 longest = 0;
    for (const Source *source : m_observatory.sources()) {
        if (!devices.isEmpty() && !devices.contains(source->name()))
            continue;
        const auto next = std::upper_bound(source->offers().begin(), source->offers().end(), time);
        const qint64 before = next - source->offers().begin();
        qint64 first = 0;
        waitUntil(
            [&] {
                first = m_log.firstNumberAfter(source->name(), before);
                return first > 0 && first <= source->lastOffer();
            },
            int(std::max<qint64>(time + longestSilence + commitTime - monotonicMs(), 0)));
        const qint64 silence = first > 0 && first <= source->lastOffer()
            ? source->offers()[std::size_t(first - 1)] - time
            : longestSilence + 1;
        if (silence > longestSilence) {
            m_hasAllBack = false;
            return std::nullopt;
        }
        longest = std::max(longest, silence);
    }
    return double(longest) / 1000;
}

} // namespace mtnops
