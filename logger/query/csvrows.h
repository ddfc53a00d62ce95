// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/csvcourse.h"
#include "logger/query/csvforeignvalues.h"
#include "logger/query/csvwriter.h"

namespace mtnops {

class CsvBins;
class CsvRollups;
class SqlConnection;

/** Reads the rows of a request and hands them to the writer, one by one or gathered into intervals. Lives on the
    connection's thread. */
class CsvRows
{
public:
    /** Everything but @p progress must outlive the object. @p rollups: to write from where raw rows are gone, or null.
     */
    CsvRows(SqlConnection &connection, const CsvRequest &request, const QList<Column> &columns, CsvRollups *rollups,
            CsvWriter &writer, CsvProgress progress);

    /** All rows after the header; the error is Cancelled where the progress said so. */
    Result<void> write();

    QList<CsvLeftOut> leftOut() const { return m_foreign.found(); }
    /** From the first to the last row in the request's range, known once the writing has begun. */
    TimeRange logged() const { return m_logged; }
    /** What was written from rollups, known likewise. */
    TimeRange fromRollups() const { return m_fromRollups; }

private:
    Result<void> writeEach();
    Result<void> writeBins();
    Result<void> finish(CsvCourse &course);
    Result<TimeRange> retiredPart(const TimeRange &range);
    Result<void> addRollups(CsvBins &bins, CsvCourse &course);
    Result<void> rememberBefore(CsvBins &bins, CsvCourse &course);
    template<typename Take>
    Result<void> forEachRow(const TimeRange &range, CsvCourse &course, const Take &take);
    Result<CsvCourse> makeCourse();

    SqlConnection &m_connection;
    const CsvRequest &m_request;
    const QList<Column> &m_columns;
    CsvRollups *m_rollups; ///< not owned
    CsvWriter &m_writer;
    CsvProgress m_progress;
    CsvForeignValues m_foreign;
    TimeRange m_logged;
    TimeRange m_fromRollups;
};

} // namespace mtnops
