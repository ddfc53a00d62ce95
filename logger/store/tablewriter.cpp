// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/tablewriter.h"

#include "logger/store/sqlconnection.h"
#include "logger/store/sqlvalue.h"

#include <limits>

namespace mtnops {

namespace {

// Qt's SQLite driver binds named placeholders about twice as fast as positional ones.
QString placeholder(qsizetype index)
{
    return QStringLiteral(":v%1").arg(index);
}

QString timePlaceholder()
{
    return QStringLiteral(":ts");
}

QString insertSql(const DeviceTable &table)
{
    QStringList names = {QStringLiteral("ts")};
    QStringList values = {timePlaceholder()};
    for (qsizetype index = 0; index < table.columns.size(); ++index) {
        names += quoted(table.columns[index].name);
        values += placeholder(index);
    }
    const QLatin1StringView comma(", ");
    return QStringLiteral("INSERT INTO %1 (%2) VALUES (%3)")
        .arg(quoted(table.name), names.join(comma), values.join(comma));
}

} // namespace

TableWriter::TableWriter(SqlConnection &connection, DeviceTablePtr table, QSqlQuery insert, qint64 newest)
    : m_connection(connection), m_table(std::move(table)), m_insert(std::move(insert)), m_newest(newest)
{
    for (qsizetype index = 0; index < m_table->columns.size(); ++index)
        m_placeholders += placeholder(index);
    m_values.resize(std::size_t(m_table->columns.size()));
}

Result<std::unique_ptr<TableWriter>> TableWriter::create(SqlConnection &connection, DeviceTablePtr table)
{
    const Result<QVariant> newest = connection.value(QStringLiteral("SELECT max(ts) FROM %1").arg(quoted(table->name)));
    if (!newest)
        return newest.error();
    Result<QSqlQuery> insert = connection.prepare(insertSql(*table));
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
    m_insert.bindValue(timePlaceholder(), time);
    if (const Result<void> done = run(m_connection, m_insert); !done)
        return done.error();
    m_time = time;
    m_isLate = time < m_newest;
    m_newest = std::max(m_newest, time);
    return true;
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
        std::optional<QVariant> bound = toSql(column.type, sample.values[size_t(index)]);
        if (!bound) {
            m_refusal = QStringLiteral("a row of %1 has a value in %2 that is no %3")
                            .arg(m_table->name, column.name, nameOf(column.type));
            return false;
        }
        m_insert.bindValue(m_placeholders[index], *bound);
        m_values[size_t(index)] = *std::move(bound);
    }
    return true;
}

Result<qint64> TableWriter::nextFree(qint64 time)
{
    Result<QSqlQuery> query = m_connection.prepare(
        QStringLiteral("SELECT ts FROM %1 WHERE ts >= :ts ORDER BY ts").arg(quoted(m_table->name)));
    if (!query)
        return query.error();
    query->bindValue(timePlaceholder(), time);
    if (const Result<void> done = run(m_connection, *query); !done)
        return done.error();
    while (query->next() && query->value(0).toLongLong() == time)
        ++time;
    return time;
}

} // namespace mtnops
