// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/skytext.h"

#include <QCoreApplication>
#include <QStringList>

namespace mtnops {

namespace {

QString phaseText(SkyPhase phase)
{
    switch (phase) {
    case SkyPhase::Day:
        return {};
    case SkyPhase::Civil:
        return QCoreApplication::translate("mtnops::SkyText", "civil twilight");
    case SkyPhase::Nautical:
        return QCoreApplication::translate("mtnops::SkyText", "nautical twilight");
    case SkyPhase::Astronomical:
        return QCoreApplication::translate("mtnops::SkyText", "astronomical twilight");
    case SkyPhase::Night:
        return QCoreApplication::translate("mtnops::SkyText", "night");
    }
    Q_UNREACHABLE();
}

} // namespace

QString skyText(const SkyShade &shade, Timestamp time)
{
    QStringList parts{phaseText(shade.phaseAt(time).value_or(SkyPhase::Day))};
    if (shade.isMoonUp(time))
        parts.append(QCoreApplication::translate("mtnops::SkyText", "Moon up"));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

} // namespace mtnops
