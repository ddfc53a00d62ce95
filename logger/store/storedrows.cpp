// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/storedrows.h"

#include "logger/store/rollupstate.h"
#include "logger/store/rowsource.h"
#include "logger/store/sqlconnection.h"
#include "logger/store/sqlvalue.h"
#include "logger/store/tablecolumns.h"
#include "logger/store/tiers.h"
#include "logger/store/tiertable.h"

namespace mtnops {

Result<std::unique_ptr<StoredRows>> StoredRows::open(SqlConnection &log, DeviceTablePtr table)
{
    std::unique_ptr<StoredRows> rows(new StoredRows(log, std::move(table)));
    const Result<void> prepared = rows->prepare();
    return prepared ? Result(std::move(rows)) : prepared.error();
}

Result<void> StoredRows::prepare()
{
    const Result<QHash<QString, RealColumn>> there = realColumns(m_log, m_table->name);
    if (!there || there->isEmpty())
        return there ? Result<void>() : there.error();
    QStringList names = {QStringLiteral("ts")};
    for (const Column &column : m_table->columns) {
        m_places.append(there->contains(column.name) ? int(names.size()) : -1);
        if (m_places.last() > 0)
            names += quotedName(column.name);
    }
    Result<SqliteStatement> find =
        SqliteStatement::prepare(m_log,
                                 QStringLiteral("SELECT %1 FROM %2 WHERE ts = ?")
                                     .arg(names.join(QLatin1StringView(", ")), quotedName(m_table->name)));
    if (!find)
        return find.error();
    m_find = *std::move(find);
    const Result<RollupState> state = readRollupState(m_log, m_table->name);
    if (!state)
        return state.error();
    m_rawFrom = state->rawFrom;
    if (!m_rawFrom)
        return {};
    const Result<RawRows> last = RowSource(m_log, m_table->name, {}).before(toMicroseconds(*m_rawFrom));
    if (!last)
        return last.error();
    if (!last->empty())
        m_lastBefore = fromMicroseconds(last->front().time);
    return {};
}

Result<ImportCounts> StoredRows::compare(const std::vector<Sample> &rows)
{
    ImportCounts counts;
    for (const Sample &row : rows) {
        const Result<std::optional<bool>> same = isSame(row);
        const Result<bool> isGone = same ? isRetired(row.time) : same.error();
        if (!isGone)
            return isGone.error();
        if (*isGone)
            ++counts.retired;
        else if (!*same)
            ++counts.stored;
        else
            ++(**same ? counts.there : counts.taken);
    }
    return counts;
}

/** Whether the row of that time has its values; nothing where the time is free. NULL says nothing. */
Result<std::optional<bool>> StoredRows::isSame(const Sample &row)
{
    if (!m_find)
        return std::optional<bool>();
    m_find->bindInteger(1, toMicroseconds(row.time));
    const Result<bool> hasRow = m_find->step();
    if (!hasRow)
        return hasRow.error();
    if (!*hasRow)
        return std::optional<bool>();
    bool isSame = true;
    for (qsizetype index = 0; index < m_table->columns.size() && isSame; ++index) {
        QVariant value;
        const bool fits = toSql(m_table->columns[index].type, row.values[std::size_t(index)], value);
        const int place = m_places[index];
        isSame = !fits || value.isNull() || (place > 0 && value == m_find->value(place));
    }
    m_find->reset();
    return std::optional(isSame);
}

/** As Rollups::takes() has it. */
Result<bool> StoredRows::isRetired(Timestamp time)
{
    if (!m_rawFrom || time >= *m_rawFrom)
        return false;
    const Duration day = tiers.back().width;
    if (m_lastBefore)
        return floorTo(time, day) <= floorTo(*m_lastBefore, day);
    const Timestamp minute = floorTo(time, tiers.front().width);
    if (m_minute != minute) {
        const Result<bool> isGone = hasBins(m_log, 0, m_table->name, {minute, *m_rawFrom});
        if (!isGone)
            return isGone;
        m_minute = minute;
        m_isMinuteGone = *isGone;
    }
    return m_isMinuteGone;
}

} // namespace mtnops
