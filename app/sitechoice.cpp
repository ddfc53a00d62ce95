// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sitechoice.h"

#include <QStandardPaths>

namespace mtnops {

LoadedSite loadChosenSite(const Arguments &arguments)
{
    if (!arguments.demo)
        return loadSite(arguments.sitePath);
    LoadedSite loaded = loadSite(QStringLiteral(":/sites/demo.toml"));
    loaded.site.databasePath = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation)
        + QStringLiteral("/mtnops-logger/demo.sqlite");
    return loaded;
}

} // namespace mtnops
