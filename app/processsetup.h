// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace mtnops {

/** What both programs do before there is an application object: its names, its version, the log messages' throttle, and
    SQLite's settings. */
void setUpProcess();

/** The arguments as they were given, of which a QApplication takes its own away. */
QStringList bareArguments(int argc, char **argv);

/** Fills Qt's table of drivers, which must be done before there are threads (QTBUG-112961). False, with a message,
    where the one for SQLite is missing. Needs the application object. */
bool hasDatabaseDriver();

} // namespace mtnops
