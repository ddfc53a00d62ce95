// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/rollupcheck.h"

#include "logger/query/firsttime.h"
#include "logger/query/readersql.h"
#include "logger/store/minutemaker.h"
#include "logger/store/rolluprebuild.h"
#include "logger/store/rowsource.h"
#include "logger/store/sqlconnection.h"
#include "logger/store/tiercombiner.h"
#include "logger/store/tiertable.h"

#include <QVariant>

namespace mtnops {

namespace {

constexpr std::size_t tierOfHours = 2;
constexpr int rowsAtOnce = 4000;
constexpr Timestamp lastTime = Timestamp::max() - 2 * tiers.back().width; ///< beyond it a day has no end
static_assert(tiers[tierOfHours].width == std::chrono::hours(1));

bool isDirty(const RollupState &state, const TimeRange &bin)
{
    return std::any_of(state.dirty.begin(), state.dirty.end(),
                       [&](const TimeRange &dirty) { return dirty.from < bin.to && bin.from < dirty.to; });
}

} // namespace

RollupCheck::RollupCheck(SqlConnection &connection, const DeviceTable &table, TableVerification &found)
    : m_connection(connection), m_table(table), m_found(found), m_columns(rolledUpColumns(table.columns))
{
}

Result<void> RollupCheck::run(const std::function<void(Timestamp)> &reached)
{
    const Duration anHour = tiers[tierOfHours].width;
    const Duration aDay = tiers.back().width;
    Timestamp from = Timestamp::min();
    for (;;) {
        const Result<std::optional<Timestamp>> first = firstFrom(from);
        if (!first)
            return first.error();
        if (!*first)
            return {};
        if (**first > lastTime) {
            m_found.problems.add(
                QStringLiteral("%1 has a row or a bin at ts %2, of a year that no clock shows: delete it")
                    .arg(m_table.name)
                    .arg(toMicroseconds(**first)));
            return {};
        }
        const Timestamp day = floorTo(**first, aDay);
        m_rightHours.clear();
        for (Timestamp hour = floorTo(**first, anHour); hour < day + aDay; hour += anHour) {
            if (const Result<void> checked = checkHour(hour); !checked)
                return checked;
            reached(hour + anHour);
        }
        if (const Result<void> checked = checkDay(day); !checked)
            return checked;
        from = day + aDay;
    }
}

/** The first row or bin from there on: where nothing is, nothing is looked for. */
Result<std::optional<Timestamp>> RollupCheck::firstFrom(Timestamp time)
{
    QStringList statements = {scanSql(m_table.name, {})};
    for (std::size_t tier = 0; tier < tiers.size(); ++tier)
        statements += firstBinSql(tier, m_table.name);
    std::optional<Timestamp> first;
    for (const QString &sql : std::as_const(statements)) {
        const Result<std::optional<Timestamp>> here = firstTime(m_connection, sql, {time, Timestamp::max()});
        if (!here)
            return here.error();
        if (*here)
            first = first ? std::min(*first, **here) : **here;
    }
    return first;
}

Result<void> RollupCheck::checkHour(Timestamp hour)
{
    const TimeRange range{hour, hour + tiers[tierOfHours].width};
    const Result<SqlSnapshot> snapshot = SqlSnapshot::begin(m_connection);
    if (!snapshot)
        return snapshot.error();
    const Result<RollupState> state = readRollupState(m_connection, m_table.name);
    if (!state)
        return state.error();
    Result<Bins> bins = minutesOf(range, *state);
    if (!bins)
        return bins.error();
    for (std::size_t tier = 0; tier <= tierOfHours; ++tier) {
        if (tier > 0)
            bins = combineBins(m_columns, tiers[tier].width, *bins);
        if (const Result<void> compared = compare(tier, range, *bins, *state); !compared)
            return compared;
    }
    return {};
}

Result<void> RollupCheck::checkDay(Timestamp day)
{
    const TimeRange range{day, day + tiers.back().width};
    const Result<SqlSnapshot> snapshot = SqlSnapshot::begin(m_connection);
    if (!snapshot)
        return snapshot.error();
    const Result<RollupState> state = readRollupState(m_connection, m_table.name);
    if (!state)
        return state.error();
    Result<Bins> bins = hoursOf(range);
    if (!bins)
        return bins.error();
    for (std::size_t tier = tierOfHours + 1; tier < tiers.size(); ++tier) {
        bins = combineBins(m_columns, tiers[tier].width, *bins);
        if (const Result<void> compared = compare(tier, range, *bins, *state); !compared)
            return compared;
    }
    return {};
}

/** From the raw rows; where these are gone, also by somebody's hand, as they are stored. */
Result<RollupCheck::Bins> RollupCheck::minutesOf(const TimeRange &hour, const RollupState &state)
{
    if (!state.completeTo)
        return Bins();
    const Result<std::optional<Timestamp>> keptFrom = firstWholeMinute(m_connection, m_table.name, state);
    if (!keptFrom)
        return keptFrom.error();
    const Timestamp rawFrom = std::clamp(keptFrom->value_or(hour.to), hour.from, hour.to);
    Result<Bins> stored = readTier(m_connection, 0, m_table.name, m_columns, {hour.from, rawFrom});
    if (!stored)
        return stored;
    TimeRange left{rawFrom, std::min(hour.to, floorTo(*state.completeTo, tiers.front().width))};
    Bins minutes;
    while (!left.isEmpty()) {
        Result<MadeMinutes> made = makeMinutes(m_connection, m_table, left, rowsAtOnce);
        if (!made)
            return made.error();
        std::move(made->rows.begin(), made->rows.end(), std::back_inserter(minutes));
        left.from = made->to;
    }
    for (const TierRow &minute : minutes)
        m_found.rows += minute.rows;
    std::move(minutes.begin(), minutes.end(), std::back_inserter(*stored));
    return stored;
}

Result<RollupCheck::Bins> RollupCheck::hoursOf(const TimeRange &day)
{
    const Result<Bins> stored = readTier(m_connection, tierOfHours, m_table.name, m_columns, day);
    if (!stored)
        return stored;
    std::map<qint64, TierRow> hours;
    for (const TierRow &row : *stored)
        hours.emplace(row.start, row);
    for (const auto &[start, right] : m_rightHours) {
        hours.erase(start);
        if (right)
            hours.emplace(start, *right);
    }
    Bins bins;
    for (auto &[start, row] : hours)
        bins.push_back(std::move(row));
    return bins;
}

Result<void> RollupCheck::compare(std::size_t tier, const TimeRange &range, const Bins &expected,
                                  const RollupState &state)
{
    const Result<Bins> stored = readTier(m_connection, tier, m_table.name, m_columns, range);
    if (!stored)
        return stored.error();
    std::map<qint64, std::pair<const TierRow *, const TierRow *>> bins; // by start: stored, expected
    for (const TierRow &row : *stored)
        bins[row.start].first = &row;
    for (const TierRow &row : expected) {
        if (fromMicroseconds(row.start) + tiers[tier].width <= *state.completeTo)
            bins[row.start].second = &row;
    }
    for (const auto &[start, pair] : bins) {
        const Timestamp from = fromMicroseconds(start);
        if (isDirty(state, {from, from + tiers[tier].width}))
            continue;
        ++m_found.bins;
        compare(tier, start, pair.first, pair.second);
    }
    return {};
}

void RollupCheck::compare(std::size_t tier, qint64 start, const TierRow *stored, const TierRow *expected)
{
    QString difference;
    if (!stored)
        difference = QStringLiteral(" is missing");
    else if (!expected)
        difference = QStringLiteral(" must not be there");
    else if (*stored != *expected)
        difference = firstDifference(*stored, *expected);
    if (difference.isEmpty())
        return;
    if (tier == tierOfHours)
        m_rightHours[start] = expected ? std::optional(*expected) : std::nullopt;
    m_found.problems.add(QStringLiteral("%1 %2").arg(tierTable(tier, m_table.name),
                                                     QString::fromLatin1(toIsoUtc(fromMicroseconds(start))))
                         + difference);
}

/** Empty where both are stored as the same. */
QString RollupCheck::firstDifference(const TierRow &stored, const TierRow &expected) const
{
    const auto difference = [](const QString &name, const QVariant &is, const QVariant &must) {
        const auto text = [](const QVariant &value) {
            return value.isNull()                     ? QStringLiteral("NULL")
                : value.typeId() == QMetaType::Double ? QString::number(value.toDouble(), 'g', 17)
                                                      : value.toString();
        };
        return QStringLiteral(": %1 is %2 and must be %3").arg(name, text(is), text(must));
    };
    if (stored.rows != expected.rows)
        return difference(QStringLiteral("rows"), stored.rows, expected.rows);
    if (stored.covered != expected.covered)
        return difference(QStringLiteral("covered"), stored.covered, expected.covered);
    for (qsizetype index = 0; index < m_columns.size(); ++index) {
        const Column &column = m_columns[index];
        for (const Statistic statistic : statisticsOf(column.type)) {
            const QVariant is = storedValue(stored.cells[std::size_t(index)], column.type, statistic);
            const QVariant must = storedValue(expected.cells[std::size_t(index)], column.type, statistic);
            if (is.isNull() != must.isNull() || is != must)
                return difference(tierColumn(column.name, statistic), is, must);
        }
    }
    return {};
}

} // namespace mtnops
