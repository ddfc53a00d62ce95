// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/databasefile.h"

#include <QFileInfo>
#include <QUrl>

namespace mtnops {

QString databaseFile(const QString &nameOrUrl)
{
    const QUrl url(nameOrUrl);
    const QString path = url.scheme() == QLatin1StringView("sqlite") ? url.path() : nameOrUrl;
    return QFileInfo(path).absoluteFilePath();
}

} // namespace mtnops
