// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/import/foreigntablereader.h"

namespace mtnops {

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
                                                                     const std::optional<QTimeZone> &zone)
{
    QList<qsizetype> columns = {plan.time};
    for (const PlannedColumn &column : plan.columns)
        columns += column.source;
    Result<std::unique_ptr<ForeignRows>> rows = source.rows(plan.source, columns, plan.time);
    if (!rows)
        return rows.error();
    return std::unique_ptr<ForeignTableReader>(new ForeignTableReader(*std::move(rows), plan, std::move(table), zone));
}

Result<bool> ForeignTableReader::next(Sample &sample)
{
    for (;;) {
        const Result<bool> hasRow = m_rows->next();
        if (!hasRow || !*hasRow)
            return hasRow;
        ++m_reading.rows;
        if (readRow(sample))
            return true;
    }
}

bool ForeignTableReader::readRow(Sample &sample)
{
    if (const QString problem = m_rows->problem(); !problem.isEmpty()) {
        m_reading.refused.add(problem, m_rows->place(), {});
        return false;
    }
    const QVariant shown = m_rows->value(0);
    const Result<Timestamp> time = m_clock.read(shown);
    if (!time) {
        m_reading.refused.add(time.error().detail, m_rows->place(), QString::fromUtf8(plainText(shown)));
        return false;
    }
    sample.table = m_table;
    sample.time = *time;
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
    m_reading.first = std::min(m_reading.first.value_or(*time), *time);
    m_reading.last = std::max(m_reading.last.value_or(*time), *time);
    return true;
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
