// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/engine/pollingworker.h"

#include "logger/core/logging.h"
#include "logger/device/device.h"
#include "logger/device/devicefactory.h"
#include "logger/engine/clockwatch.h"
#include "logger/engine/intakequeue.h"

#include <QThread>

namespace mtnops {

PollingWorker::PollingWorker(QList<DeviceConfig> devices, const Clock &clock, IntakeQueue &queue)
    : m_configs(std::move(devices)), m_clock(clock), m_queue(queue)
{
}

void PollingWorker::start()
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_clockWatch = new ClockWatch(m_clock, this);
    connect(m_clockWatch, &ClockWatch::eventRaised, this, &PollingWorker::noteEvent);
    m_clockWatch->start();
    for (const DeviceConfig &config : std::as_const(m_configs))
        add(config);
}

void PollingWorker::stop()
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (m_clockWatch)
        m_clockWatch->stop();
    for (Device *device : std::as_const(m_devices)) {
        device->stop();
        device->disconnect(this);
    }
}

void PollingWorker::disable(const QString &device, const QString &reason)
{
    Q_ASSERT(QThread::currentThread() == thread());
    Device *found = m_devices.value(device);
    if (!found)
        return;
    found->stop();
    found->disconnect(this);
    DeviceStatus status = found->status();
    status.state = DeviceState::Disabled;
    status.detail = reason;
    status.since = m_clock.now();
    noteStatus(status);
}

void PollingWorker::passToken()
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_queue.pushToken();
}

void PollingWorker::add(const DeviceConfig &config)
{
    Device *device = makeDevice(config, m_clock).release();
    device->setParent(this);
    m_devices.insert(config.name, device);
    connect(device, &Device::sampleTaken, this, [this](const Sample &sample) { m_queue.push(sample); });
    connect(device, &Device::statusChanged, this, &PollingWorker::noteStatus);
    connect(device, &Device::eventRaised, this, &PollingWorker::noteEvent);
    noteStatus(device->status());
    device->start();
}

void PollingWorker::noteStatus(const DeviceStatus &status)
{
    m_queue.push(status);
    emit statusChanged(status);
}

void PollingWorker::noteEvent(const Event &event)
{
    qCInfo(deviceLog).noquote() << event.device + u':' << event.text;
    m_queue.push(event);
    emit eventRaised(event);
}

} // namespace mtnops
