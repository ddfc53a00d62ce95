// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/rebuildnote.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace mtnops {

QString RebuildNote::fileOf(const QString &databasePath)
{
    return databasePath + QLatin1StringView(".rebuild");
}

RebuildNote RebuildNote::read(const QString &databasePath)
{
    RebuildNote note;
    QFile file(fileOf(databasePath));
    if (!file.open(QIODevice::ReadOnly))
        return note;
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    note.request = object[QStringLiteral("request")].toString();
    const QJsonObject marked = object[QStringLiteral("marked")].toObject();
    for (auto entry = marked.begin(); entry != marked.end(); ++entry) {
        const QJsonArray range = entry->toArray();
        note.marked.insert(entry.key(),
                           {fromMicroseconds(range[0].toInteger()), fromMicroseconds(range[1].toInteger())});
    }
    return note;
}

Result<void> RebuildNote::write(const QString &databasePath) const
{
    QJsonObject ranges;
    for (auto entry = marked.begin(); entry != marked.end(); ++entry)
        ranges.insert(entry.key(), QJsonArray{toMicroseconds(entry->from), toMicroseconds(entry->to)});
    QSaveFile file(fileOf(databasePath));
    const QByteArray text =
        QJsonDocument(QJsonObject{{QStringLiteral("request"), request}, {QStringLiteral("marked"), ranges}}).toJson();
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit())
        return {};
    return Error{
        ErrorCode::Io,
        QStringLiteral("cannot write %1 (%2): the folder must be writable").arg(file.fileName(), file.errorString())};
}

void RebuildNote::remove(const QString &databasePath)
{
    QFile::remove(fileOf(databasePath));
}

} // namespace mtnops
