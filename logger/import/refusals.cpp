// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/import/refusals.h"

#include <algorithm>

namespace mtnops {

namespace {

constexpr qsizetype longestExample = 60;

QString shortened(const QString &text)
{
    return text.size() > longestExample ? text.first(longestExample) + u'…' : text;
}

} // namespace

void Refusals::add(const QString &reason, const QString &place, const QString &text)
{
    const auto known =
        std::find_if(m_list.begin(), m_list.end(), [&](const Refusal &entry) { return entry.reason == reason; });
    if (known != m_list.end()) {
        ++known->count;
        return;
    }
    m_list += {.reason = reason,
               .count = 1,
               .first = text.isNull() ? place : QStringLiteral("%1: \"%2\"").arg(place, shortened(text))};
}

qint64 Refusals::count() const
{
    qint64 count = 0;
    for (const Refusal &entry : m_list)
        count += entry.count;
    return count;
}

} // namespace mtnops
