// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/probeworker.h"

#include "logger/query/readerworker.h"
#include "logger/site/siteloader.h"

#include <QFileInfo>

namespace mtnops {

namespace {

constexpr std::chrono::seconds catalogTimeLimit(30);

} // namespace

void ProbeWorker::look(const QString &path)
{
    if (!path.endsWith(QLatin1StringView(".toml"), Qt::CaseInsensitive)) {
        readLog(path, path);
        return;
    }
    const LoadedSite loaded = loadSite(path);
    if (loaded.isUsable)
        readLog(path, loaded.site.databasePath);
    else
        emit refused(path, loaded.diagnostics.isEmpty() ? path : loaded.diagnostics.first().toString());
}

void ProbeWorker::readLog(const QString &path, const QString &databasePath)
{
    const std::atomic_bool isSuperseded = false; // it ends at its time limit, whoever waits
    ReaderWorker reader(databasePath);
    const Result<Catalog> catalog = reader.readCatalog({isSuperseded, catalogTimeLimit});
    if (catalog)
        emit found(path, QFileInfo(databasePath).absoluteFilePath());
    else if (catalog.error().code == ErrorCode::Foreign && path == databasePath)
        emit foundForeign(path);
    else
        emit refused(path, catalog.error().detail);
}

} // namespace mtnops
