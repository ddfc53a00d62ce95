// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/backupwriter.h"

#include "logger/query/catalogreader.h"
#include "logger/store/sqlconnection.h"

#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QStorageInfo>
#include <QVariant>

namespace mtnops {

namespace {

QString sizeText(qint64 bytes)
{
    return QLocale::c().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

/** SQLite names the database that it reads, whichever of the two files it cannot go on with. */
Error blame(const Error &error, const QString &databasePath, const QString &copyPath)
{
    const QStorageInfo disk(QFileInfo(copyPath).absolutePath());
    const qint64 size = QFileInfo(databasePath).size();
    if (disk.isValid() && disk.bytesAvailable() < size) {
        return {error.code,
                QStringLiteral("cannot write %1: the log has %2 and its disk room for %3")
                    .arg(copyPath, sizeText(size), sizeText(disk.bytesAvailable()))};
    }
    return {error.code, QStringLiteral("cannot write %1: %2").arg(copyPath, error.detail)};
}

Result<void> checkFolder(const QString &output)
{
    const QFileInfo folder(QFileInfo(output).absolutePath());
    if (!folder.isDir())
        return Error{ErrorCode::NotFound, QStringLiteral("there is no folder %1").arg(folder.filePath())};
    if (!folder.isWritable())
        return Error{ErrorCode::Io, QStringLiteral("the folder %1 is not writable").arg(folder.filePath())};
    return {};
}

Result<void> copy(const QString &databasePath, const QString &copyPath)
{
    const Result<std::unique_ptr<SqlConnection>> connection = openLog(databasePath);
    if (!connection)
        return connection.error();
    Result<QSqlQuery> query = (*connection)->prepare(QStringLiteral("VACUUM INTO :copy"));
    if (!query)
        return query.error();
    query->bindValue(QStringLiteral(":copy"), copyPath);
    const Result<void> done = run(**connection, *query);
    return done ? done : blame(done.error(), databasePath, copyPath);
}

Result<void> check(const QString &copyPath)
{
    const Result<std::unique_ptr<SqlConnection>> connection = openLog(copyPath);
    if (!connection)
        return connection.error();
    const Result<QVariant> answer = (*connection)->value(QStringLiteral("PRAGMA quick_check(1)"));
    if (!answer)
        return answer.error();
    if (answer->toString() == QLatin1StringView("ok"))
        return {};
    return Error{ErrorCode::Database,
                 QStringLiteral("the copy is damaged (%1): is the disk sound? \"PRAGMA "
                                "integrity_check\" in sqlite3 looks at the original")
                     .arg(answer->toString())};
}

} // namespace

QString unfinishedBackup(const QString &output)
{
    return output + QLatin1StringView(".part");
}

void removeUnfinishedBackup(const QString &output)
{
    for (const char *suffix : {"", "-journal"})
        QFile::remove(unfinishedBackup(output) + QLatin1StringView(suffix));
}

Result<void> writeBackup(const QString &databasePath, const QString &output)
{
    const QString unfinished = unfinishedBackup(output);
    if (QFileInfo::exists(output))
        return Error{ErrorCode::Busy, QStringLiteral("%1 is there already: name a file that is not").arg(output)};
    if (QFileInfo::exists(unfinished)) {
        return Error{ErrorCode::Busy,
                     QStringLiteral("%1 is there already: another backup is under way, or one was "
                                    "killed; then remove that file")
                         .arg(unfinished)};
    }
    Result<void> done = checkFolder(output);
    if (done)
        done = copy(databasePath, unfinished);
    if (done)
        done = check(unfinished);
    // rename() here refuses a name that was taken meanwhile.
    if (done && !QFile::rename(unfinished, output))
        done =
            Error{ErrorCode::Io, QStringLiteral("cannot rename %1 to %2: is it there by now?").arg(unfinished, output)};
    if (!done)
        removeUnfinishedBackup(output);
    return done;
}

} // namespace mtnops
