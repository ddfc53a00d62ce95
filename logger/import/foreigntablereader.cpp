// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/import/foreigntablereader.h"

namespace mtnops {

namespace {

/** Of an hour, with thirty rows a second; without an end of it in sight nothing waits longer. */
constexpr std::size_t mostHeld = 108'000;

} // namespace

ForeignTableReader::ForeignTableReader(std::unique_ptr<ForeignRows> rows, const TablePlan &plan, DeviceTablePtr table,
                                       const std::optional<QTimeZone> &zone)
    : m_rows(std::move(rows)), m_plan(plan), m_table(std::move(table)), m_clock(plan.timeFormat, zone)
{
    for (const PlannedColumn &column : plan.columns) {
        const Column &target = m_table->columns[column.target];
        const ForeignColumn &source = plan.source.columns[column.source];
        m_values.emplace_back(target.type, source.timeFormat, zone, plan.source.isOurs && source.isText);
    }
}

Result<std::unique_ptr<ForeignTableReader>> ForeignTableReader::open(const ForeignSource &source, const TablePlan &plan,
                                                                     DeviceTablePtr table,
                                                                     const std::optional<QTimeZone> &zone,
                                                                     const IsWanted &isWanted)
{
    QList<qsizetype> columns = {plan.time};
    for (const PlannedColumn &column : plan.columns)
        columns += column.source;
    Result<std::unique_ptr<ForeignRows>> rows = source.rows(plan.source, columns, plan.time, isWanted);
    if (!rows)
        return rows.error();
    return std::unique_ptr<ForeignTableReader>(new ForeignTableReader(*std::move(rows), plan, std::move(table), zone));
}

Result<bool> ForeignTableReader::next(Sample &sample)
{
    for (;;) {
        if (!m_ready.empty()) {
            sample = std::move(m_ready.front());
            m_ready.pop_front();
            return true;
        }
        if (m_hasEnded)
            return false; // a statement would begin anew
        const Result<bool> hasRow = m_rows->next();
        if (!hasRow)
            return hasRow;
        if (!*hasRow) {
            m_hasEnded = true;
            if (!m_held.empty())
                endRun({});
            continue;
        }
        ++m_reading.rows;
        if (readRow(sample))
            return true;
    }
}

/** False where it gives no row, or not yet. */
bool ForeignTableReader::readRow(Sample &sample)
{
    if (const QString problem = m_rows->problem(); !problem.isEmpty()) {
        m_reading.refused.add(problem, m_rows->place(), {});
        return false;
    }
    const QVariant stored = m_rows->value(0);
    const Result<ForeignTime> shown = m_clock.shown(stored);
    if (shown && m_clock.isTwiceShown(*shown)) {
        hold(*shown);
        return false;
    }
    if (shown && !m_held.empty())
        endRun(shown->isLocal ? std::optional(shown->microseconds) : std::nullopt);
    const Result<Timestamp> time = shown ? m_clock.instantOf(*shown) : shown.error();
    if (!time) {
        m_reading.refused.add(time.error().detail, m_rows->place(), QString::fromUtf8(plainText(stored)));
        return false;
    }
    readValues(sample);
    setTime(sample, *time);
    if (m_ready.empty())
        return true;
    m_ready.push_back(sample);
    return false;
}

void ForeignTableReader::readValues(Sample &sample)
{
    sample.table = m_table;
    sample.values.assign(std::size_t(m_table->columns.size()), Value());
    for (qsizetype index = 0; index < m_plan.columns.size(); ++index) {
        const QVariant stored = m_rows->value(int(index) + 1);
        std::optional<Value> value = m_values[std::size_t(index)].read(stored);
        const PlannedColumn &column = m_plan.columns[index];
        if (!value) {
            m_reading.emptied.add(
                QStringLiteral("%1: no %2")
                    .arg(m_plan.source.columns[column.source].name, nameOf(m_table->columns[column.target].type)),
                m_rows->place(), QString::fromUtf8(plainText(stored)));
            continue;
        }
        sample.values[std::size_t(column.target)] = *std::move(value);
    }
}

void ForeignTableReader::setTime(Sample &sample, Timestamp shown)
{
    sample.time = m_clock.ownTime(shown);
    m_reading.first = std::min(m_reading.first.value_or(sample.time), sample.time);
    m_reading.last = std::max(m_reading.last.value_or(sample.time), sample.time);
}

/** The row that is read waits, with those it goes on with. */
void ForeignTableReader::hold(const ForeignTime &time)
{
    const qint64 step = LocalClock::longestStep(m_table->interval);
    const qint64 shown = time.microseconds;
    if (!m_held.empty()) {
        const qint64 last = m_held.back().first;
        const bool goesOn = shown >= last - LocalClock::longestJitter && shown <= last + step;
        if (!goesOn || m_held.size() >= mostHeld)
            endRun(shown);
    }
    m_held.emplace_back(shown, Sample());
    readValues(m_held.back().second);
}

/** What the row behind those that wait shows tells of which time they are. */
void ForeignTableReader::endRun(std::optional<qint64> next)
{
    LocalClock &clock = m_clock.localClock();
    const TwiceShownRun run{.first = m_held.front().first, .last = m_held.back().first};
    const Showing showing = clock.showingOf(run, next, LocalClock::longestStep(m_table->interval));
    for (auto &[shown, sample] : m_held) {
        setTime(sample, clock.instantOf(shown, showing));
        m_ready.push_back(std::move(sample));
    }
    m_held.clear();
}

TableReading ForeignTableReader::reading() const
{
    TableReading reading = m_reading;
    reading.timeFormat = m_clock.format();
    reading.twiceShown = m_clock.twiceShown();
    reading.moved = m_clock.moved();
    return reading;
}

} // namespace mtnops
