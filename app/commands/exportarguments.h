// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/exportprogress.h"
#include "logger/core/result.h"
#include "logger/query/csvrequest.h"

class QCommandLineParser;

namespace mtnops {

/** What the command line of an export asks for. */
struct ExportArguments
{
    CsvRequest request;
    QString output; ///< empty: standard output
    ExportProgress::Style progress = ExportProgress::Style::None;
};

/** Tells the parser the options of an export. */
void addExportOptions(QCommandLineParser &parser);

/** Reads what the parser has parsed; the error says which option is wrong and what would be right. */
Result<ExportArguments> readExportArguments(const QCommandLineParser &parser);

} // namespace mtnops
