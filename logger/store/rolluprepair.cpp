// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/rolluprepair.h"

#include "logger/store/catalogtables.h"
#include "logger/store/damage.h"
#include "logger/store/minutemaker.h"
#include "logger/store/rollupstate.h"
#include "logger/store/rowsource.h"
#include "logger/store/sqlconnection.h"
#include "logger/store/tiercombiner.h"
#include "logger/store/tiertable.h"

#include <QVariant>

namespace mtnops {

namespace {

constexpr int rowsRepairedAtOnce = 4000; ///< some 20 ms

/** Makes a part of one dirty range anew. */
class Portion
{
public:
    Portion(SqlConnection &connection, DeviceTable table, TimeRange dirty, Timestamp completeTo)
        : m_connection(connection)
        , m_table(std::move(table))
        , m_columns(rolledUpColumns(m_table.columns))
        , m_range(dirty)
        , m_completeTo(completeTo)
    {
    }

    /** What was made: the range, or its beginning. */
    Result<TimeRange> make()
    {
        const Result<MadeMinutes> minutes = makeMinutes(m_connection, m_table, m_range, rowsRepairedAtOnce);
        if (!minutes)
            return minutes.error();
        m_range.to = minutes->to;
        if (const Result<void> written = replace(0, m_range, minutes->rows); !written)
            return written.error();
        for (std::size_t tier = 1; tier < tiers.size(); ++tier) {
            const TimeRange bins{
                floorTo(m_range.from, tiers[tier].width),
                std::min(ceilTo(m_range.to, tiers[tier].width), floorTo(m_completeTo, tiers[tier].width))};
            if (bins.isEmpty())
                break;
            if (const Result<void> combined = combine(tier, bins); !combined)
                return combined.error();
        }
        return m_range;
    }

private:
    Result<void> replace(std::size_t tier, const TimeRange &range, const std::vector<TierRow> &rows)
    {
        const Result<std::unique_ptr<TierWriter>> writer =
            TierWriter::create(m_connection, tier, m_table.name, m_columns);
        if (!writer)
            return writer.error();
        if (const Result<void> erased = (*writer)->erase(range); !erased)
            return erased;
        for (const TierRow &row : rows) {
            if (const Result<void> written = (*writer)->write(row); !written)
                return written;
        }
        return {};
    }

    Result<void> combine(std::size_t tier, const TimeRange &bins)
    {
        const Result<std::vector<TierRow>> finer = readTier(m_connection, tier - 1, m_table.name, m_columns, bins);
        if (!finer)
            return finer.error();
        return replace(tier, bins, combineBins(m_columns, tiers[tier].width, *finer));
    }

    SqlConnection &m_connection;
    DeviceTable m_table;
    QList<Column> m_columns;
    TimeRange m_range;
    Timestamp m_completeTo;
};

/** Those with dirty ranges, the one with the newest first: what people look at. */
Result<QStringList> dirtyDevices(SqlConnection &connection)
{
    Result<QSqlQuery> query =
        connection.prepare(QStringLiteral("SELECT device FROM mtnops_dirty GROUP BY device ORDER BY max(ts_to) DESC"));
    if (!query)
        return query.error();
    if (const Result<void> done = run(connection, *query); !done)
        return done.error();
    QStringList devices;
    while (query->next())
        devices += query->value(0).toString();
    return devices;
}

/** A portion of the device's newest range, in a transaction of its own. */
Result<void> repairDevice(SqlConnection &connection, const QString &device)
{
    Result<SqlTransaction> transaction = SqlTransaction::begin(connection);
    if (!transaction)
        return transaction.error();
    const Result<RollupState> state = readRollupState(connection, device);
    if (!state)
        return state.error();
    if (!state->completeTo)
        return Error{ErrorCode::Database, QStringLiteral("mtnops_rollups has no entry of it")};
    if (state->dirty.isEmpty())
        return {}; // another connection was faster
    const Result<DeviceTable> table = readTable(connection, device);
    if (!table)
        return table.error();
    const Result<TimeRange> made = Portion(connection, *table, state->dirty.last(), *state->completeTo).make();
    if (!made)
        return made.error();
    if (const Result<void> marked = markMade(connection, device, *made); !marked)
        return marked.error();
    return transaction->commit();
}

/** Damage, a lock and a full disk are everybody's. */
bool isOfOneDevice(const Error &error)
{
    return error.code == ErrorCode::Database && !isDamage(error);
}

} // namespace

Result<RepairStep> repairRollups(SqlConnection &connection)
{
    const Result<QStringList> devices = dirtyDevices(connection);
    if (!devices)
        return devices.error();
    QStringList problems;
    for (const QString &device : *devices) {
        const Result<void> repaired = repairDevice(connection, device);
        if (!repaired && isOfOneDevice(repaired.error())) {
            problems += QStringLiteral("%1 (%2)").arg(device, repaired.error().detail);
            continue;
        }
        if (!repaired)
            return repaired.error();
        const Result<QStringList> left = dirtyDevices(connection);
        if (!left)
            return left.error();
        return RepairStep{.device = device, .hasMore = !left->isEmpty()};
    }
    if (problems.isEmpty())
        return RepairStep();
    return Error{ErrorCode::Database,
                 QStringLiteral("%1: the ranges in mtnops_dirty cannot be made anew of %2")
                     .arg(connection.path(), problems.join(QLatin1StringView(", ")))};
}

} // namespace mtnops
