// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/foreignimportworker.h"

#include "logger/core/bytesize.h"
#include "logger/core/threadpriority.h"
#include "logger/engine/sitelock.h"
#include "logger/import/databasesource.h"
#include "logger/import/importer.h"
#include "models/progress.h"
#include "models/temporarylog.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>
#include <QThread>

namespace mtnops {

namespace {

constexpr qint64 importProgressMilliseconds = 100;

void removeLog(const QString &path)
{
    for (const QLatin1StringView suffix : {QLatin1StringView("-wal"), QLatin1StringView("-shm"), QLatin1StringView()})
        QFile::remove(path + suffix);
}

/** Makes room for the log, and takes the right to write it. */
Result<std::unique_ptr<SiteLock>> prepare(const ForeignImportRequest &request)
{
    if (!request.isTemporary && QFileInfo::exists(request.logPath)) {
        return Error{
            ErrorCode::Busy,
            QStringLiteral("%1 is there already: name a file that is not; \"mtnops-logger import\" adds to a log")
                .arg(request.logPath)};
    }
    Result<std::unique_ptr<SiteLock>> lock = SiteLock::take(request.logPath);
    if (lock && request.isTemporary)
        removeLog(request.logPath);
    return lock;
}

qint64 freeBytes(const QString &logPath)
{
    return QStorageInfo(QFileInfo(logPath).absolutePath()).bytesAvailable();
}

Error diskIsFull(const ForeignImportRequest &request)
{
    return {ErrorCode::Io,
            QStringLiteral("the disk of %1 has only %2 left, of which others may be in need")
                .arg(request.logPath, roundedByteSize(freeBytes(request.logPath)))};
}

/** @p progress is told on; it ends the import too where the disk gets full: perhaps somebody logs there. */
Result<ImportReport> importForeign(const ForeignImportRequest &request, const ImportProgress &progress)
{
    if (!progress(QStringLiteral("beginning"), 0)) // by whom was waited for, such as for another import to end
        return cancelledImport();
    const Result<std::unique_ptr<SiteLock>> lock = prepare(request);
    if (!lock)
        return lock.error();
    const std::unique_ptr<ForeignSource> source = makeDatabaseSource(request.source);
    bool isFull = false;
    Importer importer({.databasePath = request.logPath, .zone = request.zone, .takesWhatItCan = true}, *source,
                      [&](const QString &what, double done) {
                          isFull = freeBytes(request.logPath) < request.leastFree;
                          return !isFull && progress(what, done);
                      });
    Result<ImportReport> report = importer.run();
    if (!report && !request.isTemporary)
        removeLog(request.logPath);
    return isFull ? diskIsFull(request) : report;
}

} // namespace

void ForeignImportWorker::run(int number, const ForeignImportRequest &request,
                              const std::shared_ptr<std::atomic_bool> &isCancelled)
{
    Q_ASSERT(QThread::currentThread() == thread());
    stepBehindOthers();
    TemporaryLog::removeLeftovers();
    QElapsedTimer sinceTold;
    Progress progress;
    const auto tell = [&](const QString &what, double done) {
        progress.tell(what, done);
        if (!sinceTold.isValid() || sinceTold.elapsed() >= importProgressMilliseconds) {
            sinceTold.start();
            emit progressed(number, done, progress.text());
        }
        return !isCancelled->load();
    };
    emit finished(number, importForeign(request, tell));
}

} // namespace mtnops
