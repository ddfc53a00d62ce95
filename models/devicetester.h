// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/clock.h"
#include "logger/device/devicetrial.h"

#include <QObject>

#include <memory>

namespace mtnops {

class WorkerThread;

/** Asks a device once on a thread of its own, as the logger would. Main thread, which never waits for the device, nor
    for a thread that hangs when this goes. */
class DeviceTester : public QObject
{
    Q_OBJECT

public:
    /** @p clock is not owned and outlives this. */
    explicit DeviceTester(const Clock &clock, QObject *parent = nullptr);
    ~DeviceTester() override;

    /** Takes the place of a trial that is under way; ends with finished(). */
    void start(const DeviceConfig &config);
    /** Nothing is told of the trial any more. */
    void cancel();
    bool isRunning() const { return m_isRunning; }

signals:
    void exchanged(const mtnops::Exchange &exchange);
    void finished(const mtnops::TrialReport &report);

private:
    class Link;

    void follow(const DeviceTrial &trial, int number);

    std::shared_ptr<Link> m_link; ///< shared with the thread, which may outlive this
    std::unique_ptr<WorkerThread> m_thread;
    QObject *m_worker = nullptr; ///< lives and dies on m_thread; the trial is its child
    int m_number = 0; ///< of the last trial; what an earlier one tells is not wanted
    bool m_isRunning = false;
};

} // namespace mtnops
