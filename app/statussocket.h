// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace mtnops {

// Where the process that logs into a database answers how it goes: a local socket named after the database, in the
// runtime folder that systemd gives the service, else in the user's.

/** Of a process that logs; empty where neither folder is there. */
QString statusSocketToServe(const QString &databasePath);

/** Where it may be found. */
QStringList statusSocketsToAsk(const QString &databasePath);

} // namespace mtnops
