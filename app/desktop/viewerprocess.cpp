// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewerprocess.h"

#include "app/console.h"

#include <QCoreApplication>
#include <QProcess>

namespace mtnops {

void startViewer(const QString &databasePath)
{
    const QString program = QCoreApplication::applicationFilePath();
    if (!QProcess::startDetached(program, {QStringLiteral("--database"), databasePath}))
        printMessage(QStringLiteral("mtnops-logger: %1 cannot be started to view %2").arg(program, databasePath));
}

} // namespace mtnops
