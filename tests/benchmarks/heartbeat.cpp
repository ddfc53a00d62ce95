// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/heartbeat.h"

#include <QCoreApplication>
#include <QEvent>

#include <algorithm>
#include <chrono>
#include <pthread.h>
#include <utility>

namespace mtnops {

namespace {

double milliseconds(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

clockid_t workOfThisThread()
{
    clockid_t clock{};
    if (pthread_getcpuclockid(pthread_self(), &clock) != 0)
        qFatal("no clock of this thread's work");
    return clock;
}

class Knock final : public QEvent
{
public:
    static constexpr auto kind = QEvent::Type(QEvent::User + 1);
    explicit Knock(clockid_t clock) : QEvent(kind), at(milliseconds(CLOCK_MONOTONIC)), work(milliseconds(clock)) { }

    double at;
    double work; ///< done by the other thread until then
};

} // namespace

Heartbeat::Heartbeat() : m_work(workOfThisThread()), m_thread([this] { knock(); }) { }

Heartbeat::~Heartbeat()
{
    m_isOver = true;
    m_thread.join();
}

void Heartbeat::knock()
{
    while (!m_isOver) {
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
        if (m_isAnswered.exchange(false))
            QCoreApplication::postEvent(this, new Knock(m_work), Qt::HighEventPriority);
    }
}

bool Heartbeat::event(QEvent *event)
{
    if (event->type() != Knock::kind)
        return QObject::event(event);
    const auto *knock = static_cast<Knock *>(event);
    m_longest.waited = std::max(m_longest.waited, milliseconds(CLOCK_MONOTONIC) - knock->at);
    m_longest.worked = std::max(m_longest.worked, milliseconds(m_work) - knock->work);
    m_isAnswered = true;
    return true;
}

Heartbeat::Stall Heartbeat::takeLongest()
{
    return std::exchange(m_longest, {});
}

} // namespace mtnops
