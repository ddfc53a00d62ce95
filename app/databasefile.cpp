// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/databasefile.h"

#include "logger/import/databasesource.h"

#include <QFile>
#include <QFileInfo>
#include <QUrl>

namespace mtnops {

QString databaseFile(const QString &nameOrUrl)
{
    const QUrl url(nameOrUrl);
    const QString path = url.scheme() == QLatin1StringView("sqlite") ? url.path() : nameOrUrl;
    return QFileInfo(path).absoluteFilePath();
}

bool isDatabase(const QString &nameOrUrl)
{
    constexpr QByteArrayView magic("SQLite format 3\0", 16);
    QFile file(databaseFile(nameOrUrl));
    return isServerUrl(nameOrUrl) || QUrl(nameOrUrl).scheme() == QLatin1StringView("sqlite")
        || (QFileInfo(file).isFile() && file.open(QIODevice::ReadOnly) && file.read(magic.size()) == magic);
}

} // namespace mtnops
