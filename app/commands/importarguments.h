// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exitcode.h"
#include "logger/import/importer.h"

class QCommandLineParser;

namespace mtnops {

/** What the command line of `import` asks for. */
struct ImportArguments
{
    ImportRequest request; ///< without the map's tables
    QString mapPath; ///< empty: no map
    std::unique_ptr<ForeignSource> source;
};

void addImportOptions(QCommandLineParser &parser);

/** Reads them; the error says what is wrong with the command line. Opens no file. */
Result<ImportArguments> readImportArguments(const QCommandLineParser &parser);

} // namespace mtnops
