// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"
#include "logger/query/csvexport.h"

#include <QObject>

#include <atomic>
#include <functional>
#include <memory>

namespace mtnops {

/** Does the writing for an ExportJob, one CSV a call. Lives on the export thread. */
class ExportWorker : public QObject
{
    Q_OBJECT

public:
    /** Blocks until @p write has written or @p isCancelled is set by another thread. */
    void run(const std::function<Result<CsvReport>(const CsvProgress &)> &write,
             const std::shared_ptr<std::atomic_bool> &isCancelled);

signals:
    void progressed(qint64 rows, double done, double secondsLeft);
    void finished(const mtnops::Result<mtnops::CsvReport> &result);
};

} // namespace mtnops
