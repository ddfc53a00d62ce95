// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/windowcolumns.h"

#include "logger/query/readplan.h"
#include "logger/query/tierchoice.h"

#include <algorithm>

namespace mtnops {

WindowColumns::WindowColumns(const DeviceTable &table, const TimeRange &range, Duration bin)
    : m_table(&table), m_range(range), m_bin(bin)
{
}

bool WindowColumns::add(const Column &column)
{
    if (m_names.contains(column.name))
        return false;
    m_columns += column;
    m_names += column.name;
    return true;
}

std::optional<std::size_t> WindowColumns::tier(Duration interval) const
{
    const bool allRolledUp = std::all_of(m_names.begin(), m_names.end(), [this](const QString &name) {
        return coarsestTierOf(*m_table, name).has_value();
    });
    return allRolledUp ? tierForDrawing(m_bin, interval) : std::nullopt;
}

TimeRange WindowColumns::rangeOf(const QList<Stretch> &plan) const
{
    TimeRange whole = m_range;
    for (const Stretch &stretch : plan) {
        whole.from = std::min(whole.from, stretch.range.from);
        whole.to = std::max(whole.to, stretch.range.to);
    }
    return whole;
}

} // namespace mtnops
