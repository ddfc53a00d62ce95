// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/site/site.h"

namespace mtnops {

/** One mistake in a site file or a device type file, where it stands and what would be right. */
struct Diagnostic
{
    QString file;
    int line = 0; ///< from 1; 0 where the whole file is meant
    int column = 0; ///< from 1, in characters
    QString message;

    /** "kuiper.toml:12:5: …", as compilers write it. */
    QString toString() const;
};

/** What a site file says, as far as it can be understood. */
struct LoadedSite
{
    Site site;
    QList<Diagnostic> diagnostics; ///< all mistakes of all files, in the order they stand in
    /** False when nothing can be logged: the file cannot be read, is no TOML, or names no site. With true, a device
        with a mistake has DeviceConfig::problem set and the others run. */
    bool isUsable = false;
};

/** Reads a site file and the device types that it names, from a `devices` folder beside it or else from the program's
    own. Reads files: call it at start, or off the main thread. */
LoadedSite loadSite(const QString &path);

} // namespace mtnops
