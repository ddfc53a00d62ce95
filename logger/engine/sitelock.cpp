// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/engine/sitelock.h"

#include <QDir>
#include <QFileInfo>
#include <QSysInfo>

#include <cerrno>
#include <csignal>
#include <optional>

namespace mtnops {

namespace {

/** The file that SQLite will open, without links: two names of one database share a lock. Its folder exists. */
QString withoutLinks(const QString &databasePath)
{
    QFileInfo file(databasePath);
    for (int links = 0; file.isSymLink() && !file.exists() && links < 40; ++links) // to a file that is not made yet
        file.setFile(file.symLinkTarget());
    return file.exists() ? file.canonicalFilePath() : file.dir().canonicalPath() + u'/' + file.fileName();
}

QString lockPathOf(const QString &databasePath)
{
    return withoutLinks(databasePath) + QStringLiteral(".lock");
}

struct Holder
{
    qint64 process = 0;
    QString host;
    QString program;

    QString toString() const
    {
        return QStringLiteral("%1 (process %2 on %3) logs into this database").arg(program).arg(process).arg(host);
    }
};

std::optional<Holder> readHolder(const QLockFile &file)
{
    Holder holder;
    if (!file.getLockInfo(&holder.process, &holder.host, &holder.program))
        return std::nullopt;
    return holder;
}

/** On another host it cannot be known: a lock there counts. */
bool isRunning(const Holder &holder)
{
    return holder.host != QSysInfo::machineHostName() || ::kill(pid_t(holder.process), 0) == 0 || errno != ESRCH;
}

} // namespace

QString SiteLock::holderOf(const QString &databasePath)
{
    const std::optional<Holder> holder = readHolder(QLockFile(lockPathOf(databasePath)));
    return holder && isRunning(*holder) ? holder->toString() : QString();
}

Result<std::unique_ptr<SiteLock>> SiteLock::take(const QString &databasePath)
{
    const QString folder = QFileInfo(databasePath).absolutePath();
    if (!QDir().mkpath(folder)) {
        return Error{ErrorCode::Io, QStringLiteral("cannot make the folder %1 for the database").arg(folder)};
    }
    const QString path = lockPathOf(databasePath);
    auto file = std::make_unique<QLockFile>(path);
    file->setStaleLockTime(0); // a logger runs for years; only a holder that died makes a lock stale
    if (file->tryLock())
        return std::unique_ptr<SiteLock>(new SiteLock(std::move(file)));
    if (file->error() != QLockFile::LockFailedError) {
        return Error{
            ErrorCode::Io,
            QStringLiteral("cannot write the lock file %1: is the folder writable, and is there space?").arg(path)};
    }
    if (const std::optional<Holder> holder = readHolder(*file))
        return Error{ErrorCode::Busy, holder->toString()};
    return Error{ErrorCode::Busy, QStringLiteral("another program logs into this database (%1 is held)").arg(path)};
}

} // namespace mtnops
