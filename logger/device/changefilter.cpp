// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/changefilter.h"

#include <cmath>
#include <utility>

namespace mtnops {

namespace {

bool isChanged(const Value &before, const Value &now, double deadBand)
{
    const bool isNumeric = !std::holds_alternative<bool>(now) && toNumber(before) && toNumber(now);
    return isNumeric ? std::abs(*toNumber(now) - *toNumber(before)) > deadBand : before != now;
}

} // namespace

ChangeFilter::ChangeFilter(const DeviceConfig &config)
    : m_interval(config.interval), m_maxInterval(config.maxInterval), m_deadBand(config.deadBand)
{
    const auto note = [this](const QList<ColumnRule> &rules) {
        for (const ColumnRule &rule : rules) {
            if (rule.deadBand)
                m_deadBands.insert(rule.column.name, *rule.deadBand);
            else if (!rule.column.words.isEmpty())
                m_deadBands.insert(rule.column.name, 0); // a code is no quantity
        }
    };
    for (const RequestRule &request : config.requests)
        note(request.columns);
    note(config.pushedColumns);
}

QList<Sample> ChangeFilter::take(const Sample &sample)
{
    const bool isWanted = std::exchange(m_letsNextPass, false) || !m_last;
    const bool isNews = m_last && isChange(sample);
    if (!isWanted && !isNews && !isDue(sample.time)) {
        m_held = sample;
        return {};
    }
    QList<Sample> rows;
    if (isNews && m_held)
        rows.append(*m_held);
    rows.append(sample);
    m_held.reset();
    m_last = sample;
    return rows;
}

std::optional<Sample> ChangeFilter::release()
{
    m_last.reset();
    return std::exchange(m_held, std::nullopt);
}

bool ChangeFilter::isChange(const Sample &sample) const
{
    const QList<Column> &columns = sample.table->columns;
    if (m_last->values.size() != sample.values.size())
        return true; // an INDI device has found another element
    for (qsizetype index = 0; index < columns.size(); ++index) {
        // A clock goes on by itself: that it is another time is no news.
        if (columns[index].type != ColumnType::Time
            && isChanged(m_last->values[size_t(index)], sample.values[size_t(index)],
                         m_deadBands.value(columns[index].name, m_deadBand)))
            return true;
    }
    return false;
}

/** Turns are not quite even: the nearest one counts. */
bool ChangeFilter::isDue(Timestamp time) const
{
    const Duration elapsed = time - m_last->time;
    return elapsed < Duration::zero() || elapsed + m_interval / 2 >= m_maxInterval; // clocks are set back at times
}

} // namespace mtnops
