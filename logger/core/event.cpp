// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/core/event.h"

#include <array>

namespace mtnops {

namespace {

struct KindName
{
    EventKind kind;
    QLatin1StringView name;
};

constexpr std::array kindNames = {
    KindName{EventKind::Start, QLatin1StringView("start")},
    KindName{EventKind::Stop, QLatin1StringView("stop")},
    KindName{EventKind::DeviceUp, QLatin1StringView("device-up")},
    KindName{EventKind::DeviceDown, QLatin1StringView("device-down")},
    KindName{EventKind::ReadingsLost, QLatin1StringView("readings-lost")},
    KindName{EventKind::Configuration, QLatin1StringView("configuration")},
    KindName{EventKind::ClockStepped, QLatin1StringView("clock-stepped")},
    KindName{EventKind::Problem, QLatin1StringView("problem")},
};

} // namespace

QString nameOf(EventKind kind)
{
    for (const KindName &entry : kindNames) {
        if (entry.kind == kind)
            return entry.name;
    }
    Q_UNREACHABLE();
}

std::optional<EventKind> eventKindFromString(QStringView text)
{
    for (const KindName &entry : kindNames) {
        if (entry.name == text)
            return entry.kind;
    }
    return std::nullopt;
}

} // namespace mtnops
