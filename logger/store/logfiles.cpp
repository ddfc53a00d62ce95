// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/logfiles.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace mtnops {

namespace {

QString logOf(const QString &database)
{
    return database + QStringLiteral("-wal");
}

QString sharedMemoryOf(const QString &database)
{
    return database + QStringLiteral("-shm");
}

} // namespace

qint64 writeAheadLogBytes(const QString &databasePath)
{
    return QFileInfo(logOf(QFileInfo(databasePath).canonicalFilePath())).size();
}

QString withoutLinks(const QString &path)
{
    QFileInfo file(path);
    for (int links = 0; file.isSymLink() && !file.exists() && links < 40; ++links) // to a file that is not made yet
        file.setFile(file.symLinkTarget());
    return file.exists() ? file.canonicalFilePath() : file.dir().canonicalPath() + u'/' + file.fileName();
}

LogFiles LogFiles::of(const QString &databasePath)
{
    LogFiles files;
    files.m_name = databasePath;
    files.m_path = QFileInfo(databasePath).canonicalFilePath();
    files.m_database = fileIdentity(files.m_path);
    files.m_log = fileIdentity(logOf(files.m_path));
    files.m_size = sizeOf(files.m_path);
    return files;
}

QString LogFiles::whatHappened() const
{
    const std::optional<FileIdentity> database = fileIdentity(m_name);
    if (!database)
        return QStringLiteral("%1 was removed while it was logged into").arg(m_name);
    if (database != m_database)
        return QStringLiteral("%1 was replaced by another file while it was logged into").arg(m_name);
    if (fileIdentity(logOf(m_path)) != m_log)
        return QStringLiteral("%1 was removed or replaced while it was written").arg(logOf(m_path));
    return {};
}

QString LogFiles::wasOverwritten(qint64 bytes)
{
    const qint64 before = std::exchange(m_size, sizeOf(m_path));
    const auto [least, most] = std::minmax(before, bytes);
    if (m_size == before || (least <= m_size && m_size <= most))
        return {};
    return QStringLiteral(
               "%1 was overwritten by another file while it was logged into: it was %2 bytes long and is %3; "
               "older rows may be lost or unreadable, newer ones are logged into it: stop the logger, set "
               "the file aside and put back a backup")
        .arg(m_name)
        .arg(before)
        .arg(m_size);
}

QString LogFiles::setAsideLog() const
{
    const bool isWithItsDatabase = fileIdentity(m_path) == m_database;
    if (isWithItsDatabase || !m_log || fileIdentity(logOf(m_path)) != m_log)
        return {};
    const QString mark =
        QStringLiteral(".removed-") + QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMddTHHmmss.zzzZ"));
    QFile::rename(sharedMemoryOf(m_path), sharedMemoryOf(m_path) + mark);
    if (!QFile::rename(logOf(m_path), logOf(m_path) + mark))
        return QStringLiteral("its write-ahead log %1 could not be renamed: remove it").arg(logOf(m_path));
    return QStringLiteral("its write-ahead log is now %1").arg(logOf(m_path) + mark);
}

qint64 LogFiles::sizeOf(const QString &path)
{
    return QFileInfo(path).size();
}

} // namespace mtnops
