// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QCommandLineParser;

namespace mtnops {

/** QCommandLineParser::process(), except that an unknown option ends the process with ExitUsage and not with 1, which
    means that what was asked about is wrong. */
void processArguments(QCommandLineParser &parser, const QStringList &arguments);

} // namespace mtnops
