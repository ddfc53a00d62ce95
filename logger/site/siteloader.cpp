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

template<typename Parse>
LoadedSite load(const QString &path, Parse parse)
{
    Diagnostics diagnostics(path);
    DeviceTypeLoader types(typesFolderOf(path));
    LoadedSite loaded;
    if (const std::optional<TomlValue> root = parse(diagnostics)) {
        if (const std::optional<Site> site = SiteReader(*root, storeFolderOf(path), types, diagnostics).read()) {
            loaded.site = *site;
            loaded.isUsable = true;
        }
    }
    loaded.diagnostics = diagnostics.sorted() + types.diagnostics();
    return loaded;
}

} // namespace

LoadedSite loadSite(const QString &path)
{
    return load(path, [&](Diagnostics &diagnostics) { return readTomlFile(path, diagnostics); });
}

LoadedSite loadSiteText(const QByteArray &text, const QString &path)
{
    return load(path, [&](Diagnostics &diagnostics) { return parseToml(text, diagnostics); });
}

QString typesFolderOf(const QString &sitePath)
{
    return QFileInfo(sitePath).absolutePath() + QStringLiteral("/devices");
}

} // namespace mtnops
