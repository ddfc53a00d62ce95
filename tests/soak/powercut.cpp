// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/powercut.h"

#include "logger/store/writer.h"

#include <QFile>
#include <QRandomGenerator>

namespace mtnops {

namespace {

constexpr int tornBytes = 3000; ///< less than a page

} // namespace

PowerCut::PowerCut(const Observatory &observatory, const SoakLog &log, quint32 seed)
{
    for (const Source *source : observatory.sources())
        m_committed.insert(source->name(), log.lastNumber(source->name()));
    const QString copy = m_folder.filePath(QStringLiteral("cut.sqlite"));
    QFile::copy(log.path(), copy);
    QFile::copy(log.path() + QStringLiteral("-wal"), copy + QStringLiteral("-wal"));
    QFile wal(copy + QStringLiteral("-wal"));
    if (!wal.open(QIODevice::Append))
        qFatal("cannot open %s", qPrintable(wal.fileName()));
    QRandomGenerator random(seed);
    for (int count = 0; count < tornBytes; ++count)
        wal.putChar(char(random.bounded(256)));
}

QString PowerCut::problem() const
{
    const SoakLog log(m_folder.filePath(QStringLiteral("cut.sqlite")));
    const Result<std::unique_ptr<Writer>> writer = Writer::open(log.path(), SiteInfo{.name = QStringLiteral("soak")});
    if (!writer)
        return writer.error().detail;
    if (const QString integrity = log.integrity(); integrity != QLatin1StringView("ok"))
        return integrity;
    for (auto committed = m_committed.begin(); committed != m_committed.end(); ++committed) {
        if (log.lastNumber(committed.key()) < committed.value())
            return QStringLiteral("%1 has lost committed numbers").arg(committed.key());
    }
    return {};
}

} // namespace mtnops
