// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/statuskeeper.h"

#include <algorithm>

namespace mtnops {

StatusKeeper::StatusKeeper(Device &device, const QString &name, const Clock &clock) : m_device(device), m_clock(clock)
{
    m_status.device = name;
    m_status.since = clock.now();
}

void StatusKeeper::turnSkipped()
{
    ++m_status.skipped;
    emit m_device.statusChanged(m_status);
}

void StatusKeeper::pollSucceeded(Duration latency, const QString &remark)
{
    const DeviceState before = m_status.state;
    m_status.latency = latency;
    enter(DeviceState::Good, remark);
    if (before == DeviceState::NeverSeen) {
        raise(EventKind::DeviceUp, QStringLiteral("answers"));
    } else if (before != DeviceState::Good) {
        const Duration outage = std::max(m_clock.now() - m_downSince, Duration()); // clocks are set back at times
        raise(EventKind::DeviceUp,
              QStringLiteral("answers again after %1 s").arg(std::chrono::ceil<std::chrono::seconds>(outage).count()));
    }
}

void StatusKeeper::tellPart(const QString &remark)
{
    const bool isPart = !remark.isEmpty();
    if (isPart == m_answersInPart)
        return;
    m_answersInPart = isPart;
    if (isPart)
        raise(EventKind::Problem, QStringLiteral("answers only in part: %1").arg(remark));
    else
        raise(EventKind::DeviceUp, QStringLiteral("answers in full again"));
}

void StatusKeeper::pollFailed(DeviceState state, const QString &detail)
{
    ++m_status.failures;
    lost(state, detail);
}

void StatusKeeper::lost(DeviceState state, const QString &detail)
{
    Q_ASSERT(state != DeviceState::NeverSeen && state != DeviceState::Good);
    const bool isNews = m_status.state == DeviceState::NeverSeen || m_status.state == DeviceState::Good;
    enter(state, detail);
    if (isNews) {
        m_downSince = m_status.since;
        raise(EventKind::DeviceDown, detail);
    }
}

void StatusKeeper::disable(const QString &reason)
{
    m_status.state = DeviceState::Disabled;
    m_status.detail = reason;
}

void StatusKeeper::announceDisabled()
{
    Q_ASSERT(m_status.state == DeviceState::Disabled);
    emit m_device.statusChanged(m_status);
    raise(EventKind::Configuration, QStringLiteral("device disabled: %1").arg(m_status.detail));
}

void StatusKeeper::enter(DeviceState state, const QString &detail)
{
    if (m_status.state != state)
        m_status.since = m_clock.now();
    m_status.state = state;
    m_status.detail = detail;
    emit m_device.statusChanged(m_status);
}

void StatusKeeper::raise(EventKind kind, const QString &text)
{
    emit m_device.eventRaised({m_clock.now(), kind, m_status.device, text});
}

} // namespace mtnops
