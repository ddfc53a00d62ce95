// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace mtnops {

/** The subcommands: each takes the arguments behind its name and returns the exit code. They run on the main thread
   with a QCoreApplication, and may block. */

/** `check SITE`: says all that is wrong in a site file and its device types. */
int runCheck(const QStringList &arguments);

/** `poll SITE DEVICE [--count N]`: asks a device and shows bytes and columns. */
int runPoll(const QStringList &arguments);

/** `export DATABASE --table T …`: writes CSV. */
int runExport(const QStringList &arguments);

/** `at DATABASE --time T …`: prints values at an instant. */
int runAt(const QStringList &arguments);

/** `backup DATABASE OUTPUT`: copies a log while it may be logged into. */
int runBackup(const QStringList &arguments);

/** `rebuild DATABASE [--table T] …`: makes rollups anew from raw rows. */
int runRebuild(const QStringList &arguments);

/** `import DATABASE --from-database OTHER …`: copies what another logger wrote. */
int runImport(const QStringList &arguments);

/** `recover DATABASE NEW`: copies what can be read of a damaged log. */
int runRecover(const QStringList &arguments);

/** `verify DATABASE [--table T] [--quick]`: says what is wrong in a log. */
int runVerify(const QStringList &arguments);

/** `status DATABASE|SITE [--json]`: who logs, size, growth, rows and states. */
int runStatus(const QStringList &arguments);

} // namespace mtnops
