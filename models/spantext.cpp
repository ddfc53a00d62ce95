// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/spantext.h"

namespace mtnops {

using namespace std::chrono_literals;

namespace {

QString twoDigits(qint64 number)
{
    return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0'));
}

} // namespace

QString spanText(Duration span)
{
    if (span < 0us)
        return QStringLiteral("-") + spanText(-span);
    const auto milliseconds = std::chrono::round<std::chrono::milliseconds>(span).count();
    if (milliseconds < 1000)
        return QStringLiteral("%1 ms").arg(milliseconds);
    if (milliseconds < 60'000)
        return QStringLiteral("%1 s").arg(double(milliseconds) / 1000.0, 0, 'f', 3);
    const qint64 seconds = std::chrono::round<std::chrono::seconds>(span).count();
    const qint64 minutes = seconds / 60;
    const qint64 hours = minutes / 60;
    if (hours == 0)
        return QStringLiteral("%1 min %2 s").arg(minutes).arg(twoDigits(seconds % 60));
    if (hours < 24)
        return QStringLiteral("%1 h %2 min %3 s").arg(hours).arg(twoDigits(minutes % 60), twoDigits(seconds % 60));
    return QStringLiteral("%1 d %2 h %3 min").arg(hours / 24).arg(twoDigits(hours % 24), twoDigits(minutes % 60));
}

} // namespace mtnops
