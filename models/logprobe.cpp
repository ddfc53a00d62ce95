// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logprobe.h"

#include "logger/query/logreader.h"
#include "logger/site/siteloader.h"

#include <QFileInfo>
#include <QThread>

#include <memory>

namespace mtnops {

namespace {

constexpr int diskPatienceMilliseconds = 2000; // at the end, for a disk that does not answer

} // namespace

LogProbe::~LogProbe()
{
    for (QThread *thread : std::as_const(m_threads)) {
        if (thread->wait(diskPatienceMilliseconds))
            delete thread;
    }
}

void LogProbe::look(const QString &path)
{
    if (path.endsWith(QLatin1StringView(".toml"), Qt::CaseInsensitive))
        readSite(path);
    else
        readLog(path, path);
}

void LogProbe::readSite(const QString &path)
{
    const auto loaded = std::make_shared<LoadedSite>();
    QThread *thread = QThread::create([path, loaded] { *loaded = loadSite(path); });
    m_threads.append(thread);
    connect(thread, &QThread::finished, this, [this, path, loaded, thread] {
        m_threads.removeOne(thread);
        thread->deleteLater();
        if (loaded->isUsable)
            readLog(path, loaded->site.databasePath);
        else
            emit refused(path, loaded->diagnostics.isEmpty() ? path : loaded->diagnostics.first().toString());
    });
    thread->start();
}

void LogProbe::readLog(const QString &path, const QString &databasePath)
{
    auto *reader = new LogReader(databasePath, this);
    connect(reader, &LogReader::catalogRead, this, [this, path, databasePath, reader] {
        reader->deleteLater();
        emit found(path, QFileInfo(databasePath).absoluteFilePath());
    });
    connect(reader, &LogReader::failed, this, [=, this](LogReader::RequestId, const Error &error) {
        reader->deleteLater();
        if (error.code == ErrorCode::Foreign && path == databasePath)
            emit foundForeign(path);
        else
            emit refused(path, error.detail);
    });
    reader->readCatalog();
}

} // namespace mtnops
