// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/site/diagnostic.h"
#include "logger/site/site.h"

namespace mtnops {

/** What a site file says, as far as it can be understood. Every device has a name for SQL of its own, also one whose
    name is a mistake, so that it can be shown as disabled; the second of one name is left out. So is a
    column with a mistake. */
struct LoadedSite
{
    Site site;
    QList<Diagnostic> diagnostics; ///< all mistakes of all files, in the order they stand in, the site file's first
    /** False when nothing can be logged: the file cannot be read, is no TOML, or names no site. With true, a device
        with a mistake has DeviceConfig::problem set and the others run. */
    bool isUsable = false;
};

/** Reads a site file and the device types that it names, from a `devices` folder beside it or else from the program's
    own. Reads files: call it at start, or off the main thread. */
LoadedSite loadSite(const QString &path);

/** The same of a text that is not in the file yet. */
LoadedSite loadSiteText(const QByteArray &text, const QString &path);

/** Where the device types of the site's own are. */
QString typesFolderOf(const QString &sitePath);

} // namespace mtnops
