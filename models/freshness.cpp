// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/freshness.h"

#include "models/valuetext.h"

#include <QCoreApplication>

namespace mtnops {

namespace {

using namespace std::chrono_literals;

// A row travels through the queue and the next commit before a reader can see it.
constexpr Duration commitDelay = 2s;
constexpr int missedTurns = 3;

} // namespace

Freshness freshness(DeviceState state, std::optional<Timestamp> newest, Duration interval, Timestamp now,
                    std::optional<Timestamp> ahead)
{
    const bool isAhead = std::max(newest, ahead) > now + clockSlack;
    switch (state) {
    case DeviceState::Good:
        break;
    case DeviceState::NeverSeen: // since the logger's start
        if (!newest && !isAhead)
            return Freshness::NeverSeen;
        break;
    case DeviceState::Disconnected:
        return Freshness::Disconnected;
    case DeviceState::NoReply:
        return Freshness::NoReply;
    case DeviceState::Unparsable:
        return Freshness::Unparsable;
    case DeviceState::Disabled:
        return Freshness::Disabled;
    }
    if (isAhead)
        return Freshness::ClockAhead;
    const bool isRecent = newest && now - *newest <= missedTurns * interval + commitDelay;
    return isRecent ? Freshness::Good : Freshness::Stale;
}

QString freshnessAge(Freshness freshness, std::optional<Timestamp> newest, std::optional<Timestamp> ahead,
                     Timestamp now)
{
    if (freshness == Freshness::ClockAhead)
        return QCoreApplication::translate("mtnops::Freshness", "by %1").arg(ageText(*std::max(newest, ahead) - now));
    return newest ? ageText(now - *newest) : QString();
}

QString freshnessWithAge(Freshness freshness, const QString &age)
{
    if (age.isEmpty())
        return freshnessText(freshness);
    const bool isOneClause = freshness == Freshness::ClockAhead;
    return freshnessText(freshness) + (isOneClause ? QStringLiteral(" ") : QStringLiteral(" · ")) + age;
}

QString freshnessText(Freshness freshness)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("mtnops::Freshness", text); };
    switch (freshness) {
    case Freshness::NeverSeen:
        return tr(QT_TRANSLATE_NOOP("mtnops::Freshness", "never seen"));
    case Freshness::Good:
        return tr(QT_TRANSLATE_NOOP("mtnops::Freshness", "good"));
    case Freshness::Stale:
        return tr(QT_TRANSLATE_NOOP("mtnops::Freshness", "stale"));
    case Freshness::ClockAhead:
        return tr(QT_TRANSLATE_NOOP("mtnops::Freshness", "clock ahead"));
    case Freshness::Disconnected:
        return tr(QT_TRANSLATE_NOOP("mtnops::Freshness", "disconnected"));
    case Freshness::NoReply:
        return tr(QT_TRANSLATE_NOOP("mtnops::Freshness", "no reply"));
    case Freshness::Unparsable:
        return tr(QT_TRANSLATE_NOOP("mtnops::Freshness", "unreadable reply"));
    case Freshness::Disabled:
        return tr(QT_TRANSLATE_NOOP("mtnops::Freshness", "disabled"));
    }
    Q_UNREACHABLE();
}

} // namespace mtnops
