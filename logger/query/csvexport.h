// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"
#include "logger/query/csvcourse.h"
#include "logger/query/csvreport.h"
#include "logger/query/csvrequest.h"

#include <QIODevice>

namespace mtnops {

/** Writes RFC 4180 to an open device, in constant memory. Blocks: call it off the main thread. The error is Cancelled
   where
    @p progress said so. */
Result<CsvReport> writeCsv(const CsvRequest &request, QIODevice &output, const CsvProgress &progress = {});

/** The same into a file, written beside it and renamed when whole: on error or cancel no file is left and an older one
    is untouched. What is no regular file (a FIFO, a device) is written directly. */
Result<CsvReport> exportCsv(const CsvRequest &request, const QString &outputPath, const CsvProgress &progress = {});

/** The same to standard output. */
Result<CsvReport> printCsv(const CsvRequest &request, const CsvProgress &progress = {});

} // namespace mtnops
