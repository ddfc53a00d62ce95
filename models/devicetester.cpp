// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/devicetester.h"

#include "logger/core/workerthread.h"

namespace mtnops {

DeviceTester::DeviceTester(const Clock &clock, QObject *parent)
    : QObject(parent), m_clock(clock), m_thread(std::make_unique<WorkerThread>(QStringLiteral("trial")))
{
    m_worker = new QObject;
    m_thread->adopt(m_worker);
}

DeviceTester::~DeviceTester() = default;

void DeviceTester::start(const DeviceConfig &config)
{
    cancel();
    m_isRunning = true;
    const int number = m_number;
    QMetaObject::invokeMethod(m_worker, [this, worker = m_worker, config, number] {
        auto *trial = new DeviceTrial(config, m_clock, worker);
        // Queued: to this thread.
        connect(trial, &DeviceTrial::exchanged, this, [this, number](const Exchange &exchange) {
            if (number == m_number)
                emit exchanged(exchange);
        });
        connect(trial, &DeviceTrial::finished, this, [this, number](const TrialReport &report) {
            if (number != m_number)
                return;
            m_isRunning = false;
            emit finished(report);
        });
        trial->start();
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
