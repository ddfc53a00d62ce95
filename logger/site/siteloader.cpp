// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/siteloader.h"

#include "logger/site/sitereader.h"

#include <QDir>
#include <QFileInfo>

namespace mtnops {

namespace {

/** Where the database's path starts: beside the site file, and for one that is compiled in, where the program was
    started. */
QString storeFolderOf(const QString &path)
{
    return path.startsWith(u':') ? QDir::currentPath() : QFileInfo(path).absolutePath();
}

} // namespace

LoadedSite loadSite(const QString &path)
{
    Diagnostics diagnostics(path);
    DeviceTypeLoader types(QFileInfo(path).absolutePath() + QStringLiteral("/devices"));
    LoadedSite loaded;
    if (const std::optional<TomlValue> root = readTomlFile(path, diagnostics)) {
        if (const std::optional<Site> site = SiteReader(*root, storeFolderOf(path), types, diagnostics).read()) {
            loaded.site = *site;
            loaded.isUsable = true;
        }
    }
    loaded.diagnostics = diagnostics.sorted() + types.diagnostics();
    return loaded;
}

} // namespace mtnops
