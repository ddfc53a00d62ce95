// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/engine/sitelock.h"

#include "logger/store/logfiles.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QSysInfo>

#include <cerrno>
#include <csignal>
#include <cstdlib>

namespace mtnops {

namespace {

QString lockFileOf(const QString &databasePath)
{
    return withoutLinks(databasePath) + QStringLiteral(".lock");
}

std::optional<SiteHolder> readHolder(const QLockFile &file)
{
    SiteHolder holder;
    if (!file.getLockInfo(&holder.process, &holder.host, &holder.program))
        return std::nullopt;
    return holder;
}

/** As QLockFile decides it: the process is there, and runs the same program. */
bool isRunning(const SiteHolder &holder)
{
    if (::kill(pid_t(holder.process), 0) != 0 && errno == ESRCH)
        return false;
    QString program = QFile::symLinkTarget(QStringLiteral("/proc/%1/exe").arg(holder.process));
    if (program.endsWith(QLatin1StringView(" (deleted)"))) // a newer version was installed since it started
        program.chop(10);
    return program.isEmpty() || holder.program.isEmpty()
        || QFileInfo(program).fileName() == QFileInfo(holder.program).fileName();
}

constexpr qint64 makingTime = 10; // s; a moment, on the slowest disk

/** A power cut may leave the file without what was written into it last. Whoever holds one has it locked besides, and
    whoever is just making one is given the time. */
bool hasLostItsContent(const QLockFile &file, const QString &path)
{
    const qint64 age = QFileInfo(path).lastModified().secsTo(QDateTime::currentDateTime());
    return !readHolder(file) && std::abs(age) > makingTime; // clocks are wrong after a power cut, either way
}

} // namespace

QString SiteHolder::text() const
{
    if (program.isEmpty()) // as QLockFile has it of a process that sees too little of /proc
        return QStringLiteral("process %1 on %2").arg(process).arg(host);
    return QStringLiteral("%1 (process %2 on %3)").arg(program).arg(process).arg(host);
}

QString SiteHolder::sentence() const
{
    return QStringLiteral("%1 logs into this database").arg(text());
}

std::optional<SiteHolder> SiteLock::holder(const QString &databasePath)
{
    const std::optional<SiteHolder> holder = readHolder(QLockFile(lockFileOf(databasePath)));
    if (holder && holder->host == QSysInfo::machineHostName() && !isRunning(*holder))
        return std::nullopt;
    return holder;
}

Result<std::unique_ptr<SiteLock>> SiteLock::take(const QString &databasePath)
{
    const QString folder = QFileInfo(databasePath).absolutePath();
    if (!QDir().mkpath(folder)) {
        return Error{ErrorCode::Io, QStringLiteral("cannot make the folder %1 for the database").arg(folder)};
    }
    const QString path = lockFileOf(databasePath);
    auto file = std::make_unique<QLockFile>(path);
    file->setStaleLockTime(0); // a logger runs for years; only a holder that died makes a lock stale
    if (file->tryLock())
        return std::unique_ptr<SiteLock>(new SiteLock(std::move(file)));
    if (file->error() == QLockFile::LockFailedError && hasLostItsContent(*file, path) && file->removeStaleLockFile()
        && file->tryLock())
        return std::unique_ptr<SiteLock>(new SiteLock(std::move(file)));
    if (file->error() == QLockFile::UnknownError) {
        return Error{ErrorCode::NoRoom,
                     QStringLiteral("no room for the lock file %1: the disk is full, or no file can be opened any more")
                         .arg(path)};
    }
    if (file->error() != QLockFile::LockFailedError) {
        return Error{ErrorCode::Io,
                     QStringLiteral("cannot write the lock file %1: this user may not write its folder, or the disk is "
                                    "read-only")
                         .arg(path)};
    }
    if (const std::optional<SiteHolder> holder = readHolder(*file))
        return Error{ErrorCode::Busy, holder->sentence()};
    return Error{ErrorCode::Busy, QStringLiteral("another program logs into this database (%1 is held)").arg(path)};
}

} // namespace mtnops
