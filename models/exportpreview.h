// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/exportjob.h"

#include <optional>

namespace mtnops {

/** The beginning of a CSV file, and how many rows the whole of it would have. */
struct CsvPreview
{
    enum class Count : quint8
    {
        Exact,
        AtMost, ///< intervals without rows are left out
        About ///< as many as the device's interval makes, had it never failed
    };

    QString text; ///< the header and the first rows, as in the file
    qint64 shownRows = 0;
    qint64 rows = 0; ///< of the whole file
    Count count = Count::Exact;
};

/** Writes the first rows of an export into memory on a thread of its own. One that is asked for takes the place of the
    one before. Main thread; the destructor cancels and waits. */
class ExportPreview : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 mostRows = 20; // what a large dialog has room for

    explicit ExportPreview(QObject *parent = nullptr);

    /** Answered by made(), unless another is asked for before that. @p interval: of the device, for the number of rows.
     */
    void ask(const CsvRequest &request, Duration interval);
    /** Nothing is wanted any more. */
    void giveUp();
    /** Also while one that was given up comes to its end. */
    bool isBusy() const { return m_job.isRunning(); }

signals:
    void made(const mtnops::Result<mtnops::CsvPreview> &preview);

private:
    void startNext();
    void finish(const Result<CsvReport> &report);
    CsvPreview preview(const CsvReport &report) const;

    ExportJob m_job;
    std::optional<CsvRequest> m_next; ///< to be written after the one that is being given up
    CsvRequest m_request; ///< that is being written
    Duration m_interval{}; ///< of the last one asked for
    std::shared_ptr<QByteArray> m_text; ///< the worker's while it writes
    bool m_isWanted = false; ///< the one that is being written
};

} // namespace mtnops
