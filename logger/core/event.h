// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timestamp.h"

#include <QString>

#include <optional>

namespace mtnops {

/** What happened to the logger or to a device; kept in the database beside the readings. */
enum class EventKind : quint8
{
    Start,
    Stop,
    DeviceUp,
    DeviceDown,
    ReadingsLost, ///< counted: the text says how many
    Configuration, ///< a column added, a device disabled, a type changed
    ClockStepped,
    Problem, ///< the database or the disk; of a device: a part of it failed. A DeviceUp tells that the part is back
};

/** "start", "device-up", …, as stored. */
QString nameOf(EventKind kind);
std::optional<EventKind> eventKindFromString(QStringView text);

struct Event
{
    Timestamp time;
    EventKind kind = EventKind::Problem;
    QString device; ///< the table's name; empty for the logger itself
    QString text;
};

} // namespace mtnops
