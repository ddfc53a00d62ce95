// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/statelook.h"

namespace mtnops {

StateLook lookOf(Freshness freshness, const Theme &theme)
{
    switch (freshness) {
    case Freshness::NeverSeen:
        return {Icon::NeverSeen, theme.muted};
    case Freshness::Good:
        return {Icon::Good, theme.good};
    case Freshness::Stale:
        return {Icon::Stale, theme.warning};
    case Freshness::ClockAhead:
        return {Icon::ClockAhead, theme.warning};
    case Freshness::Disconnected:
        return {Icon::Disconnected, theme.alarm};
    case Freshness::NoReply:
        return {Icon::NoReply, theme.alarm};
    case Freshness::Unparsable:
        return {Icon::Warning, theme.warning};
    case Freshness::Disabled:
        return {Icon::Disabled, theme.muted};
    }
    Q_UNREACHABLE();
}

std::optional<StateLook> lookOf(LimitState state, const Theme &theme)
{
    switch (state) {
    case LimitState::Normal:
        return std::nullopt;
    case LimitState::Warning:
        return StateLook{Icon::Warning, theme.warning};
    case LimitState::Alarm:
        return StateLook{Icon::Alarm, theme.alarm};
    }
    Q_UNREACHABLE();
}

std::optional<StateLook> lookOf(EventKind kind, const Theme &theme)
{
    switch (kind) {
    case EventKind::Start:
    case EventKind::Stop:
    case EventKind::Configuration:
        return std::nullopt;
    case EventKind::DeviceUp:
        return StateLook{Icon::Good, theme.good};
    case EventKind::DeviceDown:
        return StateLook{Icon::Disconnected, theme.alarm};
    case EventKind::ClockStepped:
    case EventKind::ReadingsLost:
        return StateLook{Icon::Warning, theme.warning};
    case EventKind::Problem:
        return StateLook{Icon::Alarm, theme.alarm};
    }
    Q_UNREACHABLE();
}

} // namespace mtnops
