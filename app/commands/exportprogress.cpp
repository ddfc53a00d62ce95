// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/exportprogress.h"

#include "app/commands/commandsupport.h"
#include "app/console.h"
#include "logger/core/counted.h"

#include <cmath>

namespace mtnops {

namespace {

constexpr qint64 millisecondsBetween = 500;

QString timeLeftText(double seconds)
{
    return seconds < 90 ? QStringLiteral("%1 s left").arg(std::ceil(seconds))
                        : QStringLiteral("%1 min left").arg(std::ceil(seconds / 60));
}

} // namespace

void ExportProgress::show(qint64 rows, double done, double secondsLeft)
{
    if (m_style == Style::None || (m_sinceShown.isValid() && m_sinceShown.elapsed() < millisecondsBetween))
        return;
    m_sinceShown.start();
    QString line = QStringLiteral("%1 %, %2").arg(int(done * 100)).arg(counted(rows, "row"));
    if (secondsLeft >= 0)
        line += QStringLiteral(", ") + timeLeftText(secondsLeft);
    if (m_style == Style::Lines)
        printMessage(line);
    else
        printProgress(line);
}

void ExportProgress::clear()
{
    if (m_style == Style::Terminal && m_sinceShown.isValid())
        printProgress({});
}

} // namespace mtnops
