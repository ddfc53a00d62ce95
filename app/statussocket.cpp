// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/statussocket.h"

#include "logger/store/logfiles.h"

#include <QCryptographicHash>
#include <QDir>

namespace mtnops {

namespace {

const QString folderName = QStringLiteral("mtnops-logger");
const QString systemFolder = QStringLiteral("/run/mtnops-logger"); // with one for each instance of the unit

/** A hash, because the name of a socket has 107 bytes at most. */
QString fileNameOf(const QString &databasePath)
{
    const QByteArray hash = QCryptographicHash::hash(withoutLinks(databasePath).toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex().first(16)) + QStringLiteral(".status");
}

QString userFolder()
{
    const QString folder = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return folder.isEmpty() ? QString() : folder + u'/' + folderName;
}

} // namespace

QString statusSocketToServe(const QString &databasePath)
{
    QString folder = qEnvironmentVariable("RUNTIME_DIRECTORY").section(u':', 0, 0);
    if (folder.isEmpty())
        folder = userFolder();
    if (folder.isEmpty() || !QDir().mkpath(folder))
        return {};
    return folder + u'/' + fileNameOf(databasePath);
}

QStringList statusSocketsToAsk(const QString &databasePath)
{
    QStringList folders;
    for (const QString &instance : QDir(systemFolder).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        folders += systemFolder + u'/' + instance;
    if (const QString folder = userFolder(); !folder.isEmpty())
        folders += folder;
    QStringList sockets;
    for (const QString &folder : std::as_const(folders))
        sockets += folder + u'/' + fileNameOf(databasePath);
    return sockets;
}

} // namespace mtnops
