// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"
#include "logger/core/timestamp.h"

#include <QStringList>

#include <optional>

namespace mtnops {

/** What the program is started for. */
enum class Mode
{
    Desktop,
    Service,
    Check,
    Poll,
    Export,
    Plot,
    At,
    Backup,
    Rebuild,
    Import,
    Recover,
    Verify,
    Status
};

/** The mode, from the bare arguments: it decides which application object may be made, because a QApplication needs a
    display. */
Mode modeOf(const QStringList &arguments);

/** The command line of the desktop and of the service. */
struct Arguments
{
    QString sitePath; ///< empty with demo or a database
    QString databasePath; ///< view this, log nothing: an absolute path, or the URL of another program's server
    bool demo = false;
    std::optional<Duration> statusInterval; ///< service: print a line this often
};

/** Reads the command line of Mode::Desktop and Mode::Service; prints help and version and exits where they are asked
   for. The error says what is wrong with it. */
Result<Arguments> readArguments(const QStringList &arguments, Mode mode);

} // namespace mtnops
