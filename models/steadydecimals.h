// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/valuetext.h"

#include <algorithm>

namespace mtnops {

/** How many decimals a column is written with, so that its figures stand still and below each other: as many as the
    longest of its recent values needs. A value; any thread. */
class SteadyDecimals
{
public:
    static constexpr int recent = 60; ///< values; a longer one is forgotten after at most twice as many

    void see(const Value &value)
    {
        const int needed = decimalsOf(value);
        m_count = std::max(m_count, needed);
        m_lately = std::max(m_lately, needed);
        if (++m_seen < recent)
            return;
        m_count = std::exchange(m_lately, 0);
        m_seen = 0;
    }
    int count() const { return m_count; }

private:
    int m_count = 0;
    int m_lately = 0; ///< the most since the last turn
    int m_seen = 0;
};

} // namespace mtnops
