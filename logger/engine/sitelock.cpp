// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/engine/sitelock.h"

#include <QDir>
#include <QFileInfo>

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

} // namespace

Result<std::unique_ptr<SiteLock>> SiteLock::take(const QString &databasePath)
{
    const QString folder = QFileInfo(databasePath).absolutePath();
    if (!QDir().mkpath(folder)) {
        return Error{ErrorCode::Io, QStringLiteral("cannot make the folder %1 for the database").arg(folder)};
    }
    const QString path = withoutLinks(databasePath) + QStringLiteral(".lock");
    auto file = std::make_unique<QLockFile>(path);
    file->setStaleLockTime(0); // a logger runs for years; only a holder that died makes a lock stale
    if (file->tryLock())
        return std::unique_ptr<SiteLock>(new SiteLock(std::move(file)));
    if (file->error() != QLockFile::LockFailedError) {
        return Error{
            ErrorCode::Io,
            QStringLiteral("cannot write the lock file %1: is the folder writable, and is there space?").arg(path)};
    }
    qint64 process = 0;
    QString host;
    QString program;
    if (file->getLockInfo(&process, &host, &program)) {
        return Error{
            ErrorCode::Busy,
            QStringLiteral("%1 (process %2 on %3) logs into this database").arg(program).arg(process).arg(host)};
    }
    return Error{ErrorCode::Busy, QStringLiteral("another program logs into this database (%1 is held)").arg(path)};
}

} // namespace mtnops
