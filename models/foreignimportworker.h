// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/foreignimport.h"

namespace mtnops {

/** Does the reading for a ForeignImport, one database a call. Lives on the import's thread. */
class ForeignImportWorker : public QObject
{
    Q_OBJECT

public:
    /** Blocks until all is read or @p isCancelled is set by another thread. @p number comes back with the signals. */
    void run(int number, const ForeignImportRequest &request, const std::shared_ptr<std::atomic_bool> &isCancelled);

signals:
    void progressed(int number, double done, const QString &text);
    void finished(int number, const mtnops::Result<mtnops::ImportReport> &result);
};

} // namespace mtnops
