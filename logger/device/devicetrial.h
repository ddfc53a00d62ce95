// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/clock.h"
#include "logger/core/sample.h"
#include "logger/device/device.h"
#include "logger/site/site.h"

#include <QElapsedTimer>

#include <memory>
#include <optional>

namespace mtnops {

/** How it went to ask a device once. */
struct TrialReport
{
    bool hasSucceeded = false;
    std::optional<Sample> sample; ///< the row, where there is one; of several the newest
    qsizetype rows = 0;
    DeviceStatus status; ///< says why there is none
    Duration elapsed{};
    qint64 rejected = 0; ///< values that were refused as out of range or unreadable
};

/** Asks a device that nobody need log, to see what goes over the wire and what it means: for `poll` and for who writes
    a site file. Writes nothing, also not how far a file was read. Lives on one thread, which it does not block. */
class DeviceTrial : public QObject
{
    Q_OBJECT

public:
    /** @p clock must outlive the trial. */
    DeviceTrial(DeviceConfig config, const Clock &clock, QObject *parent = nullptr);
    ~DeviceTrial() override;

    /** Asks once; ends with finished(), never from inside this call. */
    void start();

signals:
    /** For each request, before finished(). */
    void exchanged(const mtnops::Exchange &exchange);
    void finished(const mtnops::TrialReport &report);

private:
    void report(bool hasSucceeded);

    std::unique_ptr<Device> m_device;
    std::optional<Sample> m_sample; ///< of the poll that is under way
    qsizetype m_rows = 0; ///< of it
    qint64 m_rejectedBefore = 0; ///< by the polls before this one
    QElapsedTimer m_elapsed;
};

} // namespace mtnops
