// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/tablewriter.h"

#include "logger/store/sqlconnection.h"
#include "logger/store/sqlvalue.h"

#include <limits>

namespace mtnops {

namespace {

constexpr int timePlace = 1;
constexpr int firstValuePlace = 2;

QString insertSql(const DeviceTable &table)
{
    QStringList names = {QStringLiteral("ts")};
    for (const Column &column : table.columns)
        names += quotedName(column.name);
    const QStringList values(names.size(), QStringLiteral("?"));
    const QLatin1StringView comma(", ");
    return QStringLiteral("INSERT INTO %1 (%2) VALUES (%3)")
        .arg(quotedName(table.name), names.join(comma), values.join(comma));
}

QString findSql(const DeviceTable &table)
{
    QStringList names = {QStringLiteral("ts")};
    for (const Column &column : table.columns)
        names += quotedName(column.name);
    return QStringLiteral("SELECT %1 FROM %2 WHERE ts = ?")
        .arg(names.join(QLatin1StringView(", ")), quotedName(table.name));
}

} // namespace

TableWriter::TableWriter(SqlConnection &connection, DeviceTablePtr table, SqliteStatement insert, qint64 newest)
    : m_connection(connection), m_table(std::move(table)), m_insert(std::move(insert)), m_newest(newest)
{
    m_values.resize(std::size_t(m_table->columns.size()));
}

Result<std::unique_ptr<TableWriter>> TableWriter::create(SqlConnection &connection, DeviceTablePtr table)
{
    const Result<QVariant> newest =
        connection.value(QStringLiteral("SELECT max(ts) FROM %1").arg(quotedName(table->name)));
    if (!newest)
        return newest.error();
    Result<SqliteStatement> insert = SqliteStatement::prepare(connection, insertSql(*table));
    if (!insert)
        return insert.error();
    const qint64 newestTime = newest->isNull() ? std::numeric_limits<qint64>::min() : newest->toLongLong();
    return std::unique_ptr<TableWriter>(new TableWriter(connection, std::move(table), *std::move(insert), newestTime));
}

Result<bool> TableWriter::insert(const Sample &sample)
{
    if (!bindValues(sample))
        return false;
    qint64 time = toMicroseconds(sample.time);
    if (time <= m_newest) {
        const Result<qint64> freeTime = nextFree(time);
        if (!freeTime)
            return freeTime.error();
        time = *freeTime;
    }
    const Result<void> done = insertAt(time);
    return done ? Result(true) : done.error();
}

Result<NewRow> TableWriter::insertNew(const Sample &sample)
{
    if (!bindValues(sample))
        return NewRow::Refused;
    const qint64 time = toMicroseconds(sample.time);
    if (time <= m_newest) {
        const Result<std::optional<NewRow>> there = whatIsThere(time);
        if (!there)
            return there.error();
        if (*there)
            return **there;
    }
    const Result<void> done = insertAt(time);
    return done ? Result(NewRow::Stored) : done.error();
}

/** Of what is bound. */
Result<void> TableWriter::insertAt(qint64 time)
{
    m_insert.bindInteger(timePlace, time);
    if (const Result<void> done = m_insert.run(); !done)
        return done;
    m_time = time;
    m_isLate = time < m_newest;
    m_newest = std::max(m_newest, time);
    return {};
}

/** Nothing where the time is free. A column that the row says nothing about (NULL) may hold anything. */
Result<std::optional<NewRow>> TableWriter::whatIsThere(qint64 time)
{
    if (!m_find) {
        Result<SqliteStatement> find = SqliteStatement::prepare(m_connection, findSql(*m_table));
        if (!find)
            return find.error();
        m_find = *std::move(find);
    }
    m_find->bindInteger(timePlace, time);
    const Result<bool> hasRow = m_find->step();
    if (!hasRow)
        return hasRow.error();
    if (!*hasRow)
        return std::optional<NewRow>();
    bool isSame = true;
    for (std::size_t column = 0; column < m_values.size() && isSame; ++column)
        isSame = m_values[column].isNull() || m_values[column] == m_find->value(int(column) + 1);
    m_find->reset();
    return std::optional(isSame ? NewRow::There : NewRow::Taken);
}

bool TableWriter::bindValues(const Sample &sample)
{
    if (sample.values.size() != size_t(m_table->columns.size())) {
        m_refusal = QStringLiteral("a row of %1 has %2 values for %3 columns")
                        .arg(m_table->name)
                        .arg(sample.values.size())
                        .arg(m_table->columns.size());
        return false;
    }
    for (qsizetype index = 0; index < m_table->columns.size(); ++index) {
        const Column &column = m_table->columns[index];
        QVariant &bound = m_values[size_t(index)];
        if (!toSql(column.type, sample.values[size_t(index)], bound)) {
            m_refusal = QStringLiteral("a row of %1 has a value in %2 that is no %3")
                            .arg(m_table->name, column.name, nameOf(column.type));
            return false;
        }
        m_insert.bindValue(firstValuePlace + int(index), bound);
    }
    return true;
}

Result<qint64> TableWriter::nextFree(qint64 time)
{
    Result<SqliteStatement> later = SqliteStatement::prepare(
        m_connection, QStringLiteral("SELECT ts FROM %1 WHERE ts >= :ts ORDER BY ts").arg(quotedName(m_table->name)));
    if (!later)
        return later.error();
    later->bindInteger(":ts", time);
    Result<bool> hasRow = later->step();
    for (; hasRow && *hasRow && later->integer(0) == time; hasRow = later->step())
        ++time;
    return hasRow ? Result<qint64>(time) : hasRow.error();
}

} // namespace mtnops
