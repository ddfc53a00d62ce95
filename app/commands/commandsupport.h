// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exitcode.h"
#include "logger/core/result.h"

#include <QCommandLineOption>

namespace mtnops {

// What the subcommands on a log database share.

QCommandLineOption valueOption(const char *name, const char *description, const char *value);

/** Says "mtnops-logger COMMAND: what is wrong" and returns the exit code. */
int complain(const char *command, const Error &error, ExitCode code);

/** That of a mistake in the command line, or of what went wrong. */
ExitCode exitCodeOf(const Error &error);

Error usageError(const QString &what);

/** Whether people look at standard error. */
bool isTerminal();

/** Overwrites the line of progress on a terminal; an empty text clears it. */
void printProgress(const QString &text);

/** "1.5 GB", with decimal prefixes. */
QString bytesText(qint64 bytes);

} // namespace mtnops
