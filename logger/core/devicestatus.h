// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timestamp.h"

#include <QString>

#include <optional>

namespace mtnops {

/** How a device stands, from its last poll; "stale" is for readers to decide, by the age of the newest row. */
enum class DeviceState : quint8
{
    NeverSeen, ///< no answer yet since the start
    Good,
    Disconnected, ///< no connection: refused, unreachable, no such name
    NoReply, ///< connected, and silent until the timeout
    Unparsable, ///< answered with something that the decoder cannot read
    Disabled, ///< switched off for a mistake in its configuration
};

/** "never-seen", "good", …, as stored in the catalog. */
QString nameOf(DeviceState state);
std::optional<DeviceState> deviceStateFromString(QStringView text);

/** The state of one device and its counters since the start; a value, sent from the polling thread. */
struct DeviceStatus
{
    QString device;
    DeviceState state = DeviceState::NeverSeen;
    QString detail; ///< why, in words: "connection refused by 127.0.0.1:5750"
    Timestamp since; ///< when the state began
    qint64 polls = 0; ///< polls begun
    qint64 failures = 0; ///< polls that wrote no row
    qint64 skipped = 0; ///< turns that came while the poll before was still under way
    qint64 rejected = 0; ///< values that became NULL: out of range, or not readable
    Duration latency{}; ///< of the last poll that succeeded, from its begin (connecting included) to its last reply
    friend bool operator==(const DeviceStatus &, const DeviceStatus &) = default;
};

} // namespace mtnops
