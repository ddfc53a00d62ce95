// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service.h"

#include "app/console.h"
#include "app/heap.h"
#include "app/servicemanager.h"
#include "app/statusline.h"

namespace mtnops {

namespace {

using namespace std::chrono_literals;

constexpr auto memoryInterval = 1min;

/** Four tokens may be sent before the watchdog bites, and a status a person waits for comes soon. */
std::chrono::milliseconds heartbeatInterval()
{
    const std::chrono::milliseconds watchdog = watchdogTime();
    return watchdog > 0ms ? std::min(watchdog / 4, 10'000ms) : 10'000ms;
}

} // namespace

Service::Service(Site site, const Clock &clock, std::optional<Duration> statusInterval, QObject *parent)
    : QObject(parent), m_engine(std::move(site), clock), m_heartbeat(m_engine, heartbeatInterval())
{
    m_memoryTimer.setInterval(memoryInterval);
    connect(&m_memoryTimer, &QTimer::timeout, this, &returnFreeMemory);
    if (!statusInterval)
        return;
    m_statusTimer.setInterval(std::chrono::duration_cast<std::chrono::milliseconds>(*statusInterval));
    connect(&m_statusTimer, &QTimer::timeout, this, &Service::printStatus);
}

Result<void> Service::start()
{
    Result<void> started = m_engine.start();
    if (started) {
        m_heartbeat.start();
        m_statusServer.start();
        m_memoryTimer.start();
    }
    if (started && m_statusTimer.interval() > 0)
        m_statusTimer.start();
    return started;
}

Result<void> Service::stop()
{
    tellServiceManager("STOPPING=1\nSTATUS=writing what was read");
    m_statusTimer.stop();
    m_memoryTimer.stop();
    m_heartbeat.stop();
    m_statusServer.stop();
    m_engine.stop();
    return m_engine.outcome();
}

void Service::printStatus()
{
    if (!printResult(statusLine(m_engine.status())))
        m_statusTimer.stop(); // whoever read it has gone; the logging goes on
}

} // namespace mtnops
