// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/rollups.h"

#include "logger/store/catalogtables.h"
#include "logger/store/rollupstate.h"
#include "logger/store/rowsource.h"

namespace mtnops {

namespace {

qint64 startOfBin(qint64 time, Duration width)
{
    return toMicroseconds(floorTo(fromMicroseconds(time), width));
}

} // namespace

Result<void> Rollups::prepare(const DeviceTablePtr &table)
{
    if (const auto known = m_tables.find(table->name); known != m_tables.end()) {
        if (const Result<void> written = writeTable(known->second); !written)
            return written;
        m_recent = nullptr;
        m_tables.erase(known);
    }
    const Result<DeviceTable> stored = readTable(m_connection, table->name);
    if (!stored)
        return stored.error();
    if (const Result<void> laidOut = layOutTiers(m_connection, *stored); !laidOut)
        return laidOut;
    const Result<RollupState> state = readRollupState(m_connection, table->name);
    if (!state)
        return state.error();
    if (state->completeTo)
        return {};
    RowSource rows(m_connection, table->name, {});
    const Result<std::optional<TimeRange>> span = rows.span();
    if (!span)
        return span.error();
    if (!*span)
        return {};
    const Timestamp completeTo = floorTo((*span)->to, tiers.front().width);
    if (const Result<void> done = writeCompleteTo(table->name, toMicroseconds(completeTo)); !done)
        return done;
    return (*span)->from < completeTo ? markDirty(m_connection, table->name, {(*span)->from, completeTo})
                                      : Result<void>();
}

Result<void> Rollups::noticeOthers()
{
    if (!m_readDataVersion) {
        Result<SqliteStatement> prepared =
            SqliteStatement::prepare(m_connection, QStringLiteral("PRAGMA data_version"));
        if (!prepared)
            return prepared.error();
        m_readDataVersion = *std::move(prepared);
    }
    const Result<bool> hasRow = m_readDataVersion->step();
    if (!hasRow)
        return hasRow.error();
    const qint64 version = m_readDataVersion->integer(0);
    m_readDataVersion->reset();
    if (std::exchange(m_dataVersion, version) != version)
        forget();
    return {};
}

Result<void> Rollups::add(const DeviceTablePtr &description, qint64 time, std::span<const QVariant> values, bool isLate)
{
    const Result<Table *> found = tableOf(description);
    if (!found)
        return found.error();
    Table &table = **found;
    if (isLate) {
        const Timestamp at = fromMicroseconds(time);
        table.late =
            table.late ? TimeRange{std::min(table.late->from, at), std::max(table.late->to, at)} : TimeRange{at, at};
        table.pyramid.reset();
        return {};
    }
    if (!table.pyramid) {
        if (const Result<void> restored = restorePyramid(table, time); !restored)
            return restored;
    }
    table.pyramid->add(time, ordered(table, values), table.done);
    return {};
}

Result<bool> Rollups::takes(const DeviceTablePtr &description, Timestamp time)
{
    const Result<Table *> found = tableOf(description);
    if (!found)
        return found.error();
    Table &table = **found;
    if (!table.rawFrom || time >= *table.rawFrom)
        return true;
    const Result<bool> isGone = isRetired(table, time);
    if (!isGone)
        return isGone.error();
    if (*isGone)
        return false;
    const Timestamp day = floorTo(time, tiers.back().width);
    if (const Result<void> written = writeRawFrom(m_connection, description->name, day); !written)
        return written.error();
    table.rawFrom = day;
    return true;
}

/** Of a time before raw_from. The last row before it stays when all others go, so its day is gone too. */
Result<bool> Rollups::isRetired(const Table &table, Timestamp time)
{
    const QString &name = table.description->name;
    const Result<RawRows> last = RowSource(m_connection, name, {}).before(toMicroseconds(*table.rawFrom));
    if (!last)
        return last.error();
    const Duration day = tiers.back().width;
    if (!last->empty())
        return floorTo(time, day) <= floorTo(fromMicroseconds(last->front().time), day);
    return hasBins(m_connection, 0, name, {floorTo(time, tiers.front().width), *table.rawFrom});
}

Result<Rollups::Table *> Rollups::tableOf(const DeviceTablePtr &description)
{
    if (m_recent && m_recent->description == description)
        return m_recent;
    m_recent = nullptr;
    const auto known = m_tables.find(description->name);
    if (known != m_tables.end() && *known->second.description == *description) {
        known->second.description = description;
        return m_recent = &known->second;
    }
    if (known != m_tables.end()) {
        if (const Result<void> written = writeTable(known->second); !written)
            return written.error();
    }
    Table table{.description = description};
    if (const Result<void> read = readColumnsOf(table); !read)
        return read.error();
    const Result<RollupState> state = readRollupState(m_connection, description->name);
    if (!state)
        return state.error();
    if (state->completeTo)
        table.completeTo = toMicroseconds(*state->completeTo);
    table.rawFrom = state->rawFrom;
    return m_recent = &m_tables.insert_or_assign(description->name, std::move(table)).first->second;
}

/** Open bins may have values of columns that the device has no more. */
Result<void> Rollups::readColumnsOf(Table &table)
{
    const Result<DeviceTable> stored = readTable(m_connection, table.description->name);
    if (!stored)
        return stored.error();
    table.columns = rolledUpColumns(stored->columns);
    const QStringList logged = namesOf(table.description->columns);
    if (namesOf(table.columns) == logged.first(std::min(logged.size(), table.columns.size())))
        return {};
    for (const Column &column : std::as_const(table.columns))
        table.places.push_back(logged.indexOf(column.name));
    table.values.resize(table.places.size());
    return {};
}

/** A row's values in the order of the table's columns. */
std::span<const QVariant> Rollups::ordered(Table &table, std::span<const QVariant> values)
{
    if (table.places.empty())
        return values;
    for (std::size_t column = 0; column < table.places.size(); ++column)
        table.values[column] = table.places[column] < 0 ? QVariant() : values[std::size_t(table.places[column])];
    return table.values;
}

/** Brings the open bins to where they were: from the bins that are done, and the raw rows of the open minute. */
Result<void> Rollups::restorePyramid(Table &table, qint64 before)
{
    const QString &name = table.description->name;
    const Result<LoggedIntervals> intervals = LoggedIntervals::read(m_connection, *table.description);
    if (!intervals)
        return intervals.error();
    table.pyramid = std::make_unique<RollupPyramid>(table.columns, *intervals);
    RowSource rows(m_connection, name, table.columns);
    if (!table.completeTo) // a table's first flush: all its rows are in open bins
        return addRows(table, rows.between(std::numeric_limits<qint64>::min(), before, -1));
    const qint64 completeTo = *table.completeTo;
    for (std::size_t tier = tiers.size() - 1; tier-- > 0;) {
        const Result<std::vector<TierRow>> bins =
            readTier(m_connection, tier, name, table.columns,
                     {fromMicroseconds(startOfBin(completeTo, tiers[tier + 1].width)),
                      fromMicroseconds(startOfBin(completeTo, tiers[tier].width))});
        if (!bins)
            return bins.error();
        for (const TierRow &row : *bins)
            table.pyramid->restore(tier, row);
    }
    const Result<RawRows> previous = rows.before(completeTo);
    if (!previous)
        return previous.error();
    if (!previous->empty())
        table.pyramid->setPrevious(previous->front().values);
    return addRows(table, rows.between(completeTo, before, -1));
}

Result<void> Rollups::addRows(Table &table, const Result<RawRows> &rows)
{
    if (!rows)
        return rows.error();
    for (const RawRow &row : *rows)
        table.pyramid->add(row.time, row.values, table.done);
    return {};
}

void Rollups::forget()
{
    m_recent = nullptr;
    m_tables.clear();
}

void Rollups::forgetOpenBins(const QString &device)
{
    if (const auto known = m_tables.find(device); known != m_tables.end())
        known->second.pyramid.reset();
}

Result<void> Rollups::write()
{
    for (auto &[name, table] : m_tables) {
        if (const Result<void> written = writeTable(table); !written)
            return written;
    }
    return {};
}

Result<void> Rollups::writeTable(Table &table)
{
    if (table.late && !table.pyramid) { // what was done since the last call was done without the late rows
        if (const Result<void> restored = restorePyramid(table, std::numeric_limits<qint64>::max()); !restored)
            return restored;
    }
    std::array<bool, tiers.size()> isNeeded{true};
    for (const DoneBin &bin : table.done) {
        isNeeded[bin.tier] = true;
        const Result<TierWriter *> writer = writerOf(table, bin.tier);
        if (!writer)
            return writer.error();
        if (const Result<void> written = (*writer)->write(bin.row); !written)
            return written;
    }
    table.done.clear();
    for (std::size_t tier = 0; tier < tiers.size(); ++tier) {
        if (!isNeeded[tier])
            table.writers[tier].reset();
    }
    const std::optional<qint64> openMinute = table.pyramid ? table.pyramid->openMinute() : std::nullopt;
    if (openMinute && openMinute != table.completeTo) {
        if (const Result<void> written = writeCompleteTo(table.description->name, *openMinute); !written)
            return written;
        table.completeTo = openMinute;
    }
    if (!table.late)
        return {};
    if (const Result<void> marked = markLate(table); !marked)
        return marked;
    table.late.reset();
    return {};
}

/** A writer goes with the first flush that does not need it, but for the finest tier's, which every minute does: the
    statements of the others, rarely run, would take some 50 kB of memory a device of eight columns. Who writes years
   needs them in each flush. */
Result<TierWriter *> Rollups::writerOf(Table &table, std::size_t tier)
{
    std::unique_ptr<TierWriter> &writer = table.writers[tier];
    if (!writer) {
        Result<std::unique_ptr<TierWriter>> made =
            TierWriter::create(m_connection, tier, table.description->name, table.columns);
        if (!made)
            return made.error();
        writer = *std::move(made);
    }
    return writer.get();
}

Result<void> Rollups::writeCompleteTo(const QString &device, qint64 time)
{
    if (!m_writeCompleteTo) {
        Result<SqliteStatement> prepared = SqliteStatement::prepare(m_connection, writeCompleteToSql());
        if (!prepared)
            return prepared.error();
        m_writeCompleteTo = *std::move(prepared);
    }
    m_writeCompleteTo->bindValue(1, device);
    m_writeCompleteTo->bindInteger(2, time);
    return m_writeCompleteTo->run();
}

/** A late row changes its own minute, how long the row before it stood, and what the row after it differs from. */
Result<void> Rollups::markLate(const Table &table)
{
    if (!table.completeTo)
        return {};
    const QString &name = table.description->name;
    RowSource rows(m_connection, name, {});
    const Result<RawRows> previous = rows.before(toMicroseconds(table.late->from));
    if (!previous)
        return previous.error();
    const Result<RawRows> next =
        rows.between(toMicroseconds(table.late->to) + 1, std::numeric_limits<qint64>::max(), 1);
    if (!next)
        return next.error();
    const Timestamp from = previous->empty() ? table.late->from : fromMicroseconds(previous->front().time);
    const Timestamp to = (next->empty() ? table.late->to : fromMicroseconds(next->front().time)) + Duration(1);
    const Timestamp completeTo = fromMicroseconds(*table.completeTo);
    return from < completeTo ? markDirty(m_connection, name, {from, std::min(to, completeTo)}) : Result<void>();
}

} // namespace mtnops
