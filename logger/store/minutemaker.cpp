// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/minutemaker.h"

#include "logger/store/binaccumulator.h"
#include "logger/store/rowsource.h"
#include "logger/store/tiers.h"

#include <limits>

namespace mtnops {

namespace {

/** Ends the last minute of a range that was read to its end. */
Result<MadeMinutes> finish(RowSource &source, BinAccumulator &accumulator, MadeMinutes made)
{
    const Result<RawRows> next = source.between(toMicroseconds(made.to), std::numeric_limits<qint64>::max(), 1);
    if (!next)
        return next.error();
    // Where no row follows, because somebody deleted them, the last one stands for nothing.
    const qint64 end = next->empty() ? accumulator.newestRow() : next->front().time;
    if (std::optional<TierRow> minute = accumulator.finish(end))
        made.rows.push_back(*std::move(minute));
    return made;
}

} // namespace

Result<MadeMinutes> makeMinutes(SqlConnection &connection, const DeviceTable &table, const TimeRange &range,
                                int mostRows)
{
    const QList<Column> columns = rolledUpColumns(table.columns);
    RowSource source(connection, table.name, columns);
    Result<LoggedIntervals> intervals = LoggedIntervals::read(connection, table);
    if (!intervals)
        return intervals.error();
    BinAccumulator accumulator(columns, *std::move(intervals));
    const Result<RawRows> previous = source.before(toMicroseconds(range.from));
    if (!previous)
        return previous.error();
    if (!previous->empty())
        accumulator.setPrevious(previous->front().values);
    MadeMinutes made{.rows = {}, .to = range.to};
    qint64 from = toMicroseconds(range.from);
    do {
        const Result<RawRows> rows = source.between(from, toMicroseconds(range.to), mostRows);
        if (!rows)
            return rows.error();
        for (const RawRow &row : *rows) {
            if (std::optional<TierRow> minute = accumulator.add(row.time, row.values))
                made.rows.push_back(*std::move(minute));
        }
        if (rows->size() < std::size_t(mostRows))
            return finish(source, accumulator, std::move(made));
        from = rows->back().time + 1;
    } while (made.rows.empty()); // a minute of more rows than that
    made.to = fromMicroseconds(*accumulator.openBin());
    return made;
}

} // namespace mtnops
