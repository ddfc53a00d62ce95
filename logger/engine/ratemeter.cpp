// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/engine/ratemeter.h"

namespace mtnops {

double RateMeter::update(Timestamp now, qint64 total)
{
    if (!m_marks.empty() && m_marks.back().time >= now)
        m_marks.clear();
    m_marks.push_back({now, total});
    while (m_marks.size() > 2 && now - m_marks.front().time > span)
        m_marks.pop_front();
    const Duration passed = now - m_marks.front().time;
    if (passed <= Duration::zero())
        return 0;
    return double(total - m_marks.front().total) * 1e6 / double(passed.count());
}

} // namespace mtnops
