// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/devicetester.h"

#include "logger/core/workerthread.h"

#include <mutex>

namespace mtnops {

/** The way from the thread to the tester and its clock, either of which a trial may outlive that hangs. Any thread. */
class DeviceTester::Link final : public Clock
{
public:
    Link(DeviceTester &tester, const Clock &clock) : m_tester(&tester), m_clock(&clock) { }

    Timestamp now() const override
    {
        const std::lock_guard lock(m_mutex);
        return m_clock ? m_clock->now() : SystemClock().now(); // of a trial that nobody looks at
    }
    /** False when there is nobody any more to tell of it. */
    bool follow(const DeviceTrial &trial, int number) const
    {
        const std::lock_guard lock(m_mutex);
        if (m_tester)
            m_tester->follow(trial, number);
        return m_tester;
    }
    void cut()
    {
        const std::lock_guard lock(m_mutex);
        m_tester = nullptr;
        m_clock = nullptr;
    }

private:
    mutable std::mutex m_mutex; ///< protects the others
    DeviceTester *m_tester;
    const Clock *m_clock;
};

DeviceTester::DeviceTester(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_link(std::make_shared<Link>(*this, clock))
    , m_thread(std::make_unique<WorkerThread>(QStringLiteral("trial")))
{
    m_worker = new QObject;
    m_thread->adopt(m_worker);
}

DeviceTester::~DeviceTester()
{
    m_link->cut();
    cancel();
    WorkerThread::leave(std::move(m_thread), m_worker);
}

void DeviceTester::start(const DeviceConfig &config)
{
    cancel();
    m_isRunning = true;
    QMetaObject::invokeMethod(m_worker, [link = m_link, worker = m_worker, config, number = m_number] {
        auto *trial = new DeviceTrial(config, *link, worker);
        connect(trial, &QObject::destroyed, trial, [link] {}); // the trial's clock, as long as that is there
        if (link->follow(*trial, number))
            trial->start();
    });
}

/** On the thread of the trial; what it tells is queued to this one. */
void DeviceTester::follow(const DeviceTrial &trial, int number)
{
    connect(&trial, &DeviceTrial::exchanged, this, [this, number](const Exchange &exchange) {
        if (number == m_number)
            emit exchanged(exchange);
    });
    connect(&trial, &DeviceTrial::finished, this, [this, number](const TrialReport &report) {
        if (number != m_number)
            return;
        m_isRunning = false;
        emit finished(report);
    });
}

void DeviceTester::cancel()
{
    ++m_number;
    m_isRunning = false;
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] {
        for (QObject *trial : worker->children())
            delete trial;
    });
}

} // namespace mtnops
