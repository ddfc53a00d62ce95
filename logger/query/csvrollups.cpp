// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/csvrollups.h"

#include "logger/query/readplan.h"
#include "logger/query/tierchoice.h"
#include "logger/store/rowsource.h"
#include "logger/store/tiers.h"

namespace mtnops {

namespace {

constexpr int binsOfAPiece = 1000;

} // namespace

bool CsvRollups::canTell(Duration every)
{
    return every > Duration::zero() && every % tiers.front().width == Duration::zero();
}

CsvRollups::CsvRollups(SqlConnection &connection, const DeviceTable &table, const QList<Column> &columns,
                       std::size_t coarsest)
    : m_connection(connection), m_table(table.name), m_coarsest(coarsest)
{
    for (qsizetype place = 0; place < columns.size(); ++place) {
        if (!coarsestTierOf(table, columns[place].name))
            continue;
        m_columns += columns[place];
        m_places += place;
    }
}

Result<void> CsvRollups::forEachBin(const TimeRange &range, const Take &take)
{
    const Duration minute = tiers.front().width;
    const TimeRange minutes{ceilTo(range.from, minute), floorTo(range.to, minute)};
    if (minutes.isEmpty())
        return {};
    // All of it is made, and none of it dirty: else its rows would not be gone.
    const RollupState all{.completeTo = minutes.to, .rawFrom = std::nullopt, .dirty = {}};
    for (const Stretch &stretch : planRead(minutes, m_coarsest, all)) {
        const std::size_t tier = stretch.tier.value_or(0);
        const Duration piece = binsOfAPiece * tiers[tier].width;
        for (Timestamp from = stretch.range.from; from < stretch.range.to; from += piece) {
            const Result<std::vector<TierRow>> bins =
                readTier(m_connection, tier, m_table, m_columns, {from, std::min(from + piece, stretch.range.to)});
            if (!bins)
                return bins.error();
            for (const TierRow &bin : *bins) {
                if (const Result<void> taken = take(bin); !taken)
                    return taken;
            }
        }
    }
    return {};
}

} // namespace mtnops
