// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/csvrows.h"

#include "logger/query/csvbins.h"
#include "logger/query/csvreadahead.h"
#include "logger/query/csvretired.h"
#include "logger/query/csvrollups.h"
#include "logger/query/firsttime.h"
#include "logger/query/readersql.h"
#include "logger/store/sqlconnection.h"

namespace mtnops {

CsvRows::CsvRows(SqlConnection &connection, const CsvRequest &request, const QList<Column> &columns,
                 CsvRollups *rollups, CsvWriter &writer, CsvProgress progress)
    : m_connection(connection)
    , m_request(request)
    , m_columns(columns)
    , m_rollups(rollups)
    , m_writer(writer)
    , m_progress(std::move(progress))
    , m_foreign(request.table, columns)
{
}

Result<void> CsvRows::write()
{
    return m_request.every > Duration::zero() ? writeBins() : writeEach();
}

/** Hands the time and the cells of every row in a range to @p take and tells the course. */
template<typename Take>
Result<void> CsvRows::forEachRow(const TimeRange &range, CsvCourse &course, const Take &take)
{
    CsvReadAhead blocks(m_request.databasePath, m_request.table, namesOf(m_columns), range);
    for (;;) {
        const Result<const CsvRowBlock *> block = blocks.next();
        if (!block)
            return block.error();
        if (!*block)
            return {};
        const CsvCell *cells = (*block)->cells.data();
        for (qsizetype row = 0; row < (*block)->rows; ++row, cells += m_columns.size()) {
            const qint64 time = (*block)->times[size_t(row)];
            if (const Result<void> taken = take(time, cells); !taken)
                return taken;
            if (const Result<void> told = course.step(time, m_writer.rows()); !told)
                return told;
        }
    }
}

Result<void> CsvRows::writeEach()
{
    Result<CsvCourse> course = makeCourse();
    if (!course)
        return course.error();
    const Result<void> done =
        forEachRow(m_request.range, *course, [&](qint64 time, const CsvCell *cells) -> Result<void> {
            m_writer.beginRow(time);
            for (qsizetype column = 0; column < m_columns.size(); ++column) {
                if (m_foreign.accepts(column, cells[column], time))
                    m_writer.writeValue(m_columns.at(column).type, cells[column]);
                else
                    m_writer.writeEmpty();
            }
            return m_writer.endRow();
        });
    return done ? finish(*course) : done;
}

/** The beginning of a range of which only rollups tell. */
Result<TimeRange> CsvRows::retiredPart(const TimeRange &range)
{
    return m_rollups ? findRetired(m_connection, m_request.table, range, Duration()) : TimeRange();
}

Result<void> CsvRows::writeBins()
{
    const Result<TimeRange> retired = retiredPart(m_request.range);
    if (!retired)
        return retired.error();
    m_fromRollups = *retired;
    Result<CsvCourse> course = makeCourse();
    if (!course)
        return course.error();
    CsvBins bins(m_request, m_columns, m_writer, *course);
    Result<void> done = rememberBefore(bins, *course);
    if (done && !m_fromRollups.isEmpty())
        done = addRollups(bins, *course);
    if (!done)
        return done;
    const Timestamp from = m_fromRollups.isEmpty() ? m_request.range.from : m_fromRollups.to;
    done = forEachRow({from, m_request.range.to}, *course, [&](qint64 time, const CsvCell *cells) -> Result<void> {
        if (const Result<void> begun = bins.beginRow(time); !begun)
            return begun;
        for (qsizetype column = 0; column < m_columns.size(); ++column) {
            if (m_foreign.accepts(column, cells[column], time))
                bins.addValue(column, cells[column]);
        }
        return {};
    });
    if (done)
        done = bins.finish();
    return done ? finish(*course) : done;
}

Result<void> CsvRows::addRollups(CsvBins &bins, CsvCourse &course)
{
    return m_rollups->forEachBin(m_fromRollups, [&](const TierRow &bin) -> Result<void> {
        if (const Result<void> begun = bins.beginRow(bin.start); !begun)
            return begun;
        m_rollups->forEachCell(bin, [&](qsizetype column, const TierCell &cell) { bins.addCell(column, cell); });
        return course.step(bin.start, m_writer.rows());
    });
}

/** Reads what the first intervals may be filled with, also what the first of them holds before the range. */
Result<void> CsvRows::rememberBefore(CsvBins &bins, CsvCourse &course)
{
    const Timestamp start = floorTo(m_request.range.from, m_request.every);
    const TimeRange before{start - m_request.fill, m_request.fill > Duration::zero() ? m_request.range.from : start};
    if (before.isEmpty())
        return {};
    const Result<TimeRange> retired = retiredPart(before);
    if (!retired)
        return retired.error();
    if (!retired->isEmpty()) {
        const Result<void> done = m_rollups->forEachBin(*retired, [&](const TierRow &bin) -> Result<void> {
            m_rollups->forEachCell(
                bin, [&](qsizetype column, const TierCell &cell) { bins.remember(column, cell, bin.start); });
            return {};
        });
        if (!done)
            return done;
    }
    return forEachRow({retired->isEmpty() ? before.from : retired->to, before.to}, course,
                      [&](qint64 time, const CsvCell *cells) -> Result<void> {
                          for (qsizetype column = 0; column < m_columns.size(); ++column) {
                              if (isOfType(m_columns.at(column).type, cells[column]))
                                  bins.remember(column, cells[column], time);
                          }
                          return {};
                      });
}

Result<void> CsvRows::finish(CsvCourse &course)
{
    const Result<void> flushed = m_writer.flush();
    return flushed ? course.finish(m_writer.rows()) : flushed;
}

/** From the first to the last row in the range: of the rest of it nothing is to be done, unless gaps are filled. */
Result<CsvCourse> CsvRows::makeCourse()
{
    const TimeRange &range = m_request.range;
    const Result<std::optional<Timestamp>> first = firstTime(m_connection, scanSql(m_request.table, {}), range);
    if (!first)
        return first.error();
    const Result<std::optional<Timestamp>> last = firstTime(m_connection, backwardScanSql(m_request.table, {}), range);
    if (!last)
        return last.error();
    m_logged = {first->value_or(range.from), last->value_or(range.to)};
    if (!m_fromRollups.isEmpty())
        m_logged = {m_fromRollups.from, last->value_or(m_fromRollups.to)};
    return CsvCourse(m_progress, m_request.fill > Duration::zero() ? m_request.range : m_logged);
}

} // namespace mtnops
