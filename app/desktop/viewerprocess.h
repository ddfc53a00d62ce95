// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace mtnops {

/** Starts the desktop once more, to view that log in a window of its own: whatever happens to it, the logging of this
    process goes on, and it goes on when this one ends. Says on standard error where it cannot be started. The password
   of a server's URL goes through the environment, since all users see the arguments of a process. */
void startViewer(const QString &databasePathOrUrl);

/** The URL with the password that startViewer() has put into the environment, from which it is taken; else unchanged.
 */
QString withPasswordFromViewer(const QString &databasePathOrUrl);

/** A window of its own that logs the site of that file, as a process of its own. */
void startSite(const QString &sitePath);

} // namespace mtnops
