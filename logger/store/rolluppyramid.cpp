// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/rolluppyramid.h"

namespace mtnops {

RollupPyramid::RollupPyramid(const QList<Column> &columns, const LoggedIntervals &intervals) : m_raw(columns, intervals)
{
    for (std::size_t tier = 1; tier < tiers.size(); ++tier)
        m_combiners.emplace_back(columns, tiers[tier].width);
}

void RollupPyramid::restore(std::size_t tier, const TierRow &row)
{
    Q_ASSERT(tier < m_combiners.size());
    m_combiners[tier].add(row); // ends none: what comes is part of one open bin
}

void RollupPyramid::add(qint64 time, std::span<const QVariant> values, std::vector<DoneBin> &done)
{
    std::optional<TierRow> minute = m_raw.add(time, values);
    if (!minute)
        return;
    const qint64 openMinute = *m_raw.openBin();
    std::vector<TierRow> finer = {*std::move(minute)};
    for (std::size_t tier = 0; tier < m_combiners.size(); ++tier) {
        std::vector<TierRow> coarser;
        for (TierRow &row : finer) {
            if (std::optional<TierRow> ended = m_combiners[tier].add(row))
                coarser.push_back(*std::move(ended));
            done.push_back({tier, std::move(row)});
        }
        if (std::optional<TierRow> ended = m_combiners[tier].finishBefore(openMinute))
            coarser.push_back(*std::move(ended));
        finer = std::move(coarser);
    }
    for (TierRow &row : finer)
        done.push_back({tiers.size() - 1, std::move(row)});
}

} // namespace mtnops
