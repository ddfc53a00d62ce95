// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/clock.h"
#include "logger/device/device.h"

#include <QString>

namespace mtnops {

/** Keeps the state and the counters of one device and tells of them through its signals: statusChanged() at every poll
    that ends, one DeviceUp or DeviceDown event for each change between working and not, one Problem event when some of
    its values begin to fail and one DeviceUp event when all are there again. Belongs to the device and lives
    on its thread. */
class StatusKeeper
{
public:
    /** @p device and @p clock must outlive this. */
    StatusKeeper(Device &device, const QString &name, const Clock &clock);

    const DeviceStatus &status() const { return m_status; }

    void pollBegun() { ++m_status.polls; }
    void turnSkipped();
    void valuesRejected(int count) { m_status.rejected += count; }

    /** The poll wrote a row. @p remark: what of it failed all the same; empty for nothing. */
    void pollSucceeded(Duration latency, const QString &remark = {});

    /** After pollSucceeded(): tells of @p remark, the part that has failed, when it comes and when it goes. */
    void tellPart(const QString &remark);

    /** The poll wrote no row, or a connection is lost between polls. @p state is none of NeverSeen and Good. */
    void pollFailed(DeviceState state, const QString &detail);

    /** As pollFailed(), for a device that is lost while nothing is asked: no poll is counted. */
    void lost(DeviceState state, const QString &detail);

    /** Switched off for @p reason. Quiet, so that a constructor may call it: nobody listens yet. */
    void disable(const QString &reason);

    /** Tells that the device is switched off, by its status and a Configuration event. */
    void announceDisabled();

private:
    void enter(DeviceState state, const QString &detail);
    void raise(EventKind kind, const QString &text);

    Device &m_device;
    const Clock &m_clock;
    DeviceStatus m_status;
    bool m_answersInPart = false; ///< the last that was told of a part is that it failed
    Timestamp m_downSince; ///< when the outage began, whatever its reasons since then
};

} // namespace mtnops
