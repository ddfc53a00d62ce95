// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewerprocess.h"

#include "app/console.h"

#include <QCoreApplication>
#include <QProcess>

namespace mtnops {

namespace {

void startSelf(const QStringList &arguments)
{
    const QString program = QCoreApplication::applicationFilePath();
    if (!QProcess::startDetached(program, arguments))
        printMessage(QStringLiteral("mtnops-logger: %1 cannot be started to open %2").arg(program, arguments.last()));
}

} // namespace

void startViewer(const QString &databasePath)
{
    startSelf({QStringLiteral("--database"), databasePath});
}

void startSite(const QString &sitePath)
{
    startSelf({sitePath});
}

} // namespace mtnops
