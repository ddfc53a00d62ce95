// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/engine/pollingworker.h"

#include "logger/core/counted.h"
#include "logger/core/logging.h"
#include "logger/device/devicefactory.h"
#include "logger/engine/clockwatch.h"
#include "logger/engine/intakequeue.h"

#include <QThread>

namespace mtnops {

namespace {

/** How long rows are kept is no matter of the device. */
bool isPolledAlike(const DeviceConfig &left, DeviceConfig right)
{
    right.retain = left.retain;
    return left == right;
}

} // namespace

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

QList<SourcePlace> PollingWorker::stop()
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (m_clockWatch)
        m_clockWatch->stop();
    for (Device *device : std::as_const(m_devices)) {
        device->stop();
        device->disconnect(this);
    }
    return places();
}

QList<SourcePlace> PollingWorker::places() const
{
    QList<SourcePlace> places;
    for (const Device *device : m_devices) {
        if (const SourcePlace place = device->place(); place.isValid())
            places.append(place);
    }
    return places;
}

/** Places are taken as often as they are stored, so that flushes that are held up leave them where they are. */
void PollingWorker::noteCommitted(qint64 readings)
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (readings < m_pushedByThen)
        return;
    for (const SourcePlace &place : std::as_const(m_places))
        place.noteStored();
    m_places = places();
    m_pushedByThen = m_queue.pushed();
}

void PollingWorker::reconfigure(const QList<DeviceConfig> &devices)
{
    Q_ASSERT(QThread::currentThread() == thread());
    QHash<QString, DeviceConfig> before;
    for (const DeviceConfig &config : std::exchange(m_configs, devices))
        before.insert(config.name, config);
    qsizetype added = 0;
    qsizetype changed = 0;
    for (const DeviceConfig &config : devices) {
        const auto old = before.constFind(config.name);
        if (old == before.constEnd()) {
            ++added;
            noteConfiguration(config.name, QStringLiteral("added to the site file"));
            add(config);
        } else if (!isPolledAlike(*old, config)) {
            ++changed;
            noteConfiguration(config.name, QStringLiteral("changed in the site file and restarted"));
            remove(config.name);
            add(config);
        }
        before.remove(config.name);
    }
    for (auto removed = before.keyBegin(); removed != before.keyEnd(); ++removed)
        retire(*removed);
    noteConfiguration({},
                      QStringLiteral("the site file was read again: %1 added, %2 removed, %3 changed, %4 unchanged")
                          .arg(counted(added, "device"))
                          .arg(before.size())
                          .arg(changed)
                          .arg(devices.size() - added - changed));
}

void PollingWorker::retire(const QString &name)
{
    DeviceStatus status = m_devices.value(name)->status();
    status.state = DeviceState::Disabled;
    status.detail = QStringLiteral("removed from the site file");
    status.since = m_clock.now();
    remove(name);
    m_queue.push(status);
    noteConfiguration(name, status.detail);
}

void PollingWorker::remove(const QString &name)
{
    Device *device = m_devices.take(name);
    m_disabled.remove(name);
    device->stop();
    device->disconnect(this);
    device->deleteLater();
}

void PollingWorker::noteConfiguration(const QString &device, const QString &text)
{
    noteEvent({.time = m_clock.now(), .kind = EventKind::Configuration, .device = device, .text = text});
}

void PollingWorker::disable(const QString &device, const QString &reason)
{
    Q_ASSERT(QThread::currentThread() == thread());
    Device *found = m_devices.value(device);
    if (!found)
        return;
    found->stop();
    found->disconnect(this);
    m_disabled.insert(device);
    DeviceStatus status = found->status();
    status.state = DeviceState::Disabled;
    status.detail = reason;
    status.since = m_clock.now();
    noteStatus(status);
}

void PollingWorker::pollNow(const QString &device)
{
    Q_ASSERT(QThread::currentThread() == thread());
    Device *found = m_devices.value(device);
    if (found && found->status().state != DeviceState::Disabled && !m_disabled.contains(device))
        found->pollNow();
}

void PollingWorker::watch(const QString &device)
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_watched = device;
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
    connect(device, &Device::exchanged, this, &PollingWorker::noteExchange);
    noteStatus(device->status());
    device->start();
}

void PollingWorker::noteStatus(const DeviceStatus &status)
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_queue.push(status);
    emit statusChanged(status);
}

void PollingWorker::noteEvent(const Event &event)
{
    Q_ASSERT(QThread::currentThread() == thread());
    qCInfo(deviceLog).noquote() << (event.device.isEmpty() ? event.text : event.device + u": "_qs + event.text);
    m_queue.push(event);
    emit eventRaised(event);
}

void PollingWorker::noteExchange(const Exchange &exchange)
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (exchange.device != m_watched)
        return;
    Exchange bounded = exchange;
    bounded.sent.truncate(longestExchange);
    bounded.received.truncate(longestExchange);
    bounded.time = m_clock.now();
    emit exchanged(bounded);
}

} // namespace mtnops
