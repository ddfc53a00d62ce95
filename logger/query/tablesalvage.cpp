// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/tablesalvage.h"

#include "logger/store/damage.h"
#include "logger/store/sqlconnection.h"
#include "logger/store/sqlvalue.h"

#include <QSqlError>
#include <QVariant>

#include <algorithm>
#include <limits>

namespace mtnops {

namespace {

constexpr qint64 rowsAtATime = 2000;
constexpr qint64 lastKey = std::numeric_limits<qint64>::max();
/** Where the search begins when not even the first row can be read. */
constexpr qint64 firstKey = 0;
/** The search for what can be read strides on by this part of what could not: it finds every island larger than that.
 */
constexpr qint64 stridesOfAGap = 16;

} // namespace

TableSalvage::TableSalvage(SqlConnection &connection, const QString &table, const QString &key,
                           const QStringList &columns, qint64 step)
    : m_connection(connection)
    , m_sql(QStringLiteral("SELECT %1 FROM %2 WHERE %3 >= :from ORDER BY %3 LIMIT :count")
                .arg((QStringList{key} + columns).join(QStringLiteral(", ")), table, key))
    , m_width(int(columns.size()) + 1)
    , m_step(std::max<qint64>(step, 1))
{
}

Result<void> TableSalvage::run(const Take &take)
{
    qint64 from = std::numeric_limits<qint64>::min();
    for (;;) {
        const Result<bool> isAtEnd = takeUntilDamage(from, take);
        if (!isAtEnd || *isAtEnd)
            return isAtEnd ? Result<void>() : isAtEnd.error();
        ++m_gaps;
        const Result<qint64> behind = findBehindDamage(from);
        if (!behind)
            return behind.error();
        if (*behind == lastKey)
            return {};
        from = *behind;
    }
}

/** True when there is nothing more; @p from is behind the last row that was taken. */
Result<bool> TableSalvage::takeUntilDamage(qint64 &from, const Take &take)
{
    for (qint64 count = rowsAtATime;;) {
        const Result<Rows> rows = read(from, count);
        if (!rows && count > 1) {
            count = count / 2; // the rows before the damage, too
            continue;
        }
        if (!rows)
            return isDamage(rows.error()) ? Result<bool>(false) : rows.error();
        if (rows->isEmpty())
            return true;
        if (const Result<void> taken = take(*rows); !taken)
            return taken.error();
        m_rows += rows->size();
        from = rows->last().first().toLongLong() + 1;
    }
}

/** The first key from which on a row can be read again; lastKey where there is none. */
Result<qint64> TableSalvage::findBehindDamage(qint64 from)
{
    const qint64 begin = std::max(from, firstKey);
    qint64 bad = begin;
    for (;;) {
        const qint64 stride = std::max(m_step, (bad - begin) / stridesOfAGap);
        if (bad > lastKey - stride)
            return lastKey;
        const Result<bool> readable = isReadable(bad + stride);
        if (!readable)
            return readable.error();
        if (*readable) {
            qint64 good = bad + stride;
            while (good - bad > 1) {
                const qint64 middle = bad + (good - bad) / 2;
                const Result<bool> isGood = isReadable(middle);
                if (!isGood)
                    return isGood.error();
                (*isGood ? good : bad) = middle;
            }
            return good;
        }
        bad += stride;
    }
}

Result<bool> TableSalvage::isReadable(qint64 from)
{
    const Result<Rows> rows = read(from, 1);
    if (!rows && !isDamage(rows.error()))
        return rows.error();
    return rows.hasValue();
}

Result<TableSalvage::Rows> TableSalvage::read(qint64 from, qint64 count)
{
    Result<QSqlQuery> query = m_connection.prepare(m_sql);
    if (!query)
        return query.error();
    query->bindValue(QStringLiteral(":from"), from);
    query->bindValue(QStringLiteral(":count"), count);
    if (const Result<void> done = mtnops::run(m_connection, *query); !done)
        return done.error();
    Rows rows;
    while (query->next()) {
        QVariantList row;
        for (int column = 0; column < m_width; ++column)
            row.append(query->value(column));
        rows.append(row);
    }
    if (query->lastError().isValid())
        return m_connection.describe(query->lastError());
    return rows;
}

} // namespace mtnops
