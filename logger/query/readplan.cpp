// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/readplan.h"

#include "logger/store/tiers.h"

namespace mtnops {

namespace {

/** Builds the stretches of one range, oldest first. */
class ReadPlanner
{
public:
    explicit ReadPlanner(const RollupState &state) : m_state(state) { }

    void add(const TimeRange &range, std::optional<std::size_t> tier)
    {
        if (range.isEmpty())
            return;
        if (!tier || !m_state.completeTo) {
            addRaw(range);
            return;
        }
        const Duration width = tiers[*tier].width;
        const TimeRange bins{ceilTo(range.from, width),
                             std::min(floorTo(range.to, width), floorTo(*m_state.completeTo, width))};
        if (bins.isEmpty()) {
            add(range, finer(*tier));
            return;
        }
        add({range.from, bins.from}, finer(*tier));
        addClean(bins, *tier);
        add({bins.to, range.to}, finer(*tier));
    }

    QList<Stretch> take() { return std::move(m_stretches); }

    /** What has no raw rows any more, from the finest bins, whole ones at its ends too. */
    void addRetired(const TimeRange &range)
    {
        const Duration width = tiers.front().width;
        const TimeRange bins{floorTo(range.from, width), ceilTo(range.to, width)};
        if (!m_stretches.isEmpty() && m_stretches.last().range.to > bins.from)
            m_stretches.append({{m_stretches.last().range.to, bins.to}, 0});
        else
            m_stretches.append({bins, 0});
    }

private:
    static std::optional<std::size_t> finer(std::size_t tier)
    {
        return tier == 0 ? std::nullopt : std::optional(tier - 1);
    }

    void addClean(const TimeRange &bins, std::size_t tier)
    {
        const Duration width = tiers[tier].width;
        Timestamp from = bins.from;
        for (const TimeRange &dirty : m_state.dirty) {
            const TimeRange touched{std::max(from, floorTo(dirty.from, width)),
                                    std::min(bins.to, ceilTo(dirty.to, width))};
            if (touched.isEmpty())
                continue;
            if (from < touched.from)
                m_stretches.append({{from, touched.from}, tier});
            add(touched, finer(tier));
            from = touched.to;
        }
        if (from < bins.to)
            m_stretches.append({{from, bins.to}, tier});
    }

    void addRaw(const TimeRange &range)
    {
        if (m_state.rawFrom && range.from < *m_state.rawFrom) {
            addRetired({range.from, std::min(range.to, *m_state.rawFrom)});
            if (*m_state.rawFrom < range.to)
                addRaw({*m_state.rawFrom, range.to});
            return;
        }
        if (!m_stretches.isEmpty() && !m_stretches.last().tier && m_stretches.last().range.to == range.from)
            m_stretches.last().range.to = range.to;
        else
            m_stretches.append({range, std::nullopt});
    }

    const RollupState &m_state;
    QList<Stretch> m_stretches;
};

} // namespace

std::optional<std::size_t> tierForDrawing(Duration pixel, Duration interval)
{
    std::optional<std::size_t> coarsest;
    for (std::size_t tier = 0; tier < tiers.size(); ++tier) {
        const Duration widest = tier == 0 ? pixel * 7 / 5 : pixel;
        if (tiers[tier].width <= widest && tiers[tier].width >= interval * 4)
            coarsest = tier;
    }
    return coarsest;
}

QList<Stretch> planRead(const TimeRange &range, std::optional<std::size_t> coarsest, const RollupState &state)
{
    ReadPlanner planner(state);
    planner.add(range, coarsest);
    return planner.take();
}

Duration widestTierOf(const QList<Stretch> &stretches)
{
    Duration widest{};
    for (const Stretch &stretch : stretches)
        widest = std::max(widest, stretch.tier ? tiers[*stretch.tier].width : Duration::zero());
    return widest;
}

} // namespace mtnops
