// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/temporarylog.h"

#include "logger/import/databasesource.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QUrl>
#include <QUuid>

namespace mtnops {

namespace {

/** Of a file its name, of a server that of the database. */
QString databaseName(const QString &pathOrUrl)
{
    const QString path = isServerUrl(pathOrUrl) ? QUrl(pathOrUrl).path() : pathOrUrl;
    const QString name = QFileInfo(path).completeBaseName();
    return name.isEmpty() ? QStringLiteral("database") : name;
}

std::unique_ptr<QLockFile> lockOf(const QString &folder)
{
    auto lock = std::make_unique<QLockFile>(folder + QStringLiteral(".lock"));
    lock->setStaleLockTime(0); // only a holder that died makes it stale, however long a window is open
    return lock;
}

} // namespace

TemporaryLog::TemporaryLog(const QString &pathOrUrl)
    : m_name(databaseName(pathOrUrl)), m_folder(place() + u'/' + QUuid::createUuid().toString(QUuid::Id128))
{
    QDir().mkpath(place()); // who writes the log says why it cannot be
    m_inUse = lockOf(m_folder);
    m_inUse->tryLock();
}

TemporaryLog::~TemporaryLog()
{
    QDir(m_folder).removeRecursively();
}

QString TemporaryLog::path() const
{
    return m_folder + u'/' + m_name + QStringLiteral(".sqlite");
}

QString TemporaryLog::place()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation)
        + QStringLiteral("/mtnops-logger/opened");
}

void TemporaryLog::removeLeftovers()
{
    for (const QString &name : QDir(place()).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString folder = place() + u'/' + name;
        if (const std::unique_ptr<QLockFile> lock = lockOf(folder); lock->tryLock())
            QDir(folder).removeRecursively();
    }
}

} // namespace mtnops
