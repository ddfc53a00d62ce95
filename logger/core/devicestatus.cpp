// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/core/devicestatus.h"

#include <array>

namespace mtnops {

namespace {

struct StateName
{
    DeviceState state;
    QLatin1StringView name;
};

constexpr std::array stateNames = {
    StateName{DeviceState::NeverSeen, QLatin1StringView("never-seen")},
    StateName{DeviceState::Good, QLatin1StringView("good")},
    StateName{DeviceState::Disconnected, QLatin1StringView("disconnected")},
    StateName{DeviceState::NoReply, QLatin1StringView("no-reply")},
    StateName{DeviceState::Unparsable, QLatin1StringView("unparsable")},
    StateName{DeviceState::Disabled, QLatin1StringView("disabled")},
};

} // namespace

QString nameOf(DeviceState state)
{
    for (const StateName &entry : stateNames) {
        if (entry.state == state)
            return entry.name;
    }
    Q_UNREACHABLE();
}

std::optional<DeviceState> deviceStateFromString(QStringView text)
{
    for (const StateName &entry : stateNames) {
        if (entry.name == text)
            return entry.state;
    }
    return std::nullopt;
}

} // namespace mtnops
