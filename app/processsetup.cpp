// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/processsetup.h"

#include "app/console.h"
#include "app/messagethrottle.h"
#include "logger/store/sqlitesetup.h"

#include <QCoreApplication>
#include <QSqlDatabase>

namespace mtnops {

void setUpProcess()
{
    throttleMessages();
    setUpSqlite();
    QCoreApplication::setApplicationName(QStringLiteral("mtnops-logger"));
    QCoreApplication::setOrganizationName(QStringLiteral("mtnops"));
    QCoreApplication::setApplicationVersion(QStringLiteral(MTNOPS_VERSION));
}

QStringList bareArguments(int argc, char **argv)
{
    QStringList arguments;
    for (int index = 0; index < argc; ++index)
        arguments.append(QString::fromLocal8Bit(argv[index]));
    return arguments;
}

bool hasDatabaseDriver()
{
    if (QSqlDatabase::drivers().contains(QStringLiteral("QSQLITE")))
        return true;
    printMessage(
        QStringLiteral("mtnops-logger: Qt's SQLite driver is missing; on Debian: apt install libqt6sql6-sqlite"));
    return false;
}

} // namespace mtnops
