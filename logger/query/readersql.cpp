// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/readersql.h"

#include "logger/store/sqlvalue.h"
#include "logger/store/tiers.h"

namespace mtnops {

namespace {

QString rangeSql(const QString &table, const QStringList &columns, QLatin1StringView order)
{
    QStringList names = {QStringLiteral("ts")};
    for (const QString &column : columns)
        names += quotedName(column);
    return QStringLiteral("SELECT %1 FROM %2 WHERE ts >= :from AND ts < :to ORDER BY ts %3 LIMIT :count")
        .arg(names.join(QLatin1StringView(", ")), quotedName(table), order);
}

/** Those of the bin, and of each column those statistics; NULL for one that its type does not have. */
QString binsSql(std::size_t tier, const QString &table, QStringList names, const QList<Column> &columns,
                const QList<Statistic> &wanted)
{
    for (const Column &column : columns) {
        const QList<Statistic> &known = statisticsOf(column.type);
        for (const Statistic statistic : wanted) {
            names +=
                known.contains(statistic) ? quotedTierName(tierColumn(column.name, statistic)) : QStringLiteral("NULL");
        }
    }
    return QStringLiteral("SELECT %1 FROM %2 WHERE ts >= :from AND ts < :to ORDER BY ts")
        .arg(names.join(QLatin1StringView(", ")), quotedTierName(tierTable(tier, table)));
}

} // namespace

QString scanSql(const QString &table, const QStringList &columns)
{
    return rangeSql(table, columns, QLatin1StringView("ASC"));
}

QString backwardScanSql(const QString &table, const QStringList &columns)
{
    return rangeSql(table, columns, QLatin1StringView("DESC"));
}

QString tierLineSql(std::size_t tier, const QString &table, const QList<Column> &columns)
{
    using enum Statistic;
    const QStringList ofBin = {QStringLiteral("ts"), QStringLiteral("covered"), QStringLiteral("\"rows\"")};
    // What the finest tier derives is derived faster by the reader.
    if (isDerived(Integral, tier))
        return binsSql(tier, table, ofBin, columns, {Count, Minimum, Maximum, Sum});
    return binsSql(tier, table, ofBin, columns, {Count, Minimum, Maximum, Covered, Integral});
}

QString tierStateSql(std::size_t tier, const QString &table, const QList<Column> &columns)
{
    using enum Statistic;
    return binsSql(tier, table, {QStringLiteral("ts"), QStringLiteral("covered")}, columns,
                   {Count, Changes, Last, Minimum, Maximum});
}

QString lastValidSql(const QString &table, const QString &column)
{
    return QStringLiteral("SELECT ts, %1 FROM %2 WHERE ts >= :from AND ts < :to AND %1 IS NOT NULL"
                          " ORDER BY ts DESC LIMIT 1")
        .arg(quotedName(column), quotedName(table));
}

QString lastFilledBinSql(std::size_t tier, const QString &table, const QString &column)
{
    return QStringLiteral("SELECT ts FROM %1 WHERE ts >= :from AND ts < :to AND %2 > 0 ORDER BY ts DESC LIMIT 1")
        .arg(quotedTierName(tierTable(tier, table)), quotedTierName(tierColumn(column, Statistic::Count)));
}

QString firstBinSql(std::size_t tier, const QString &table)
{
    return QStringLiteral("SELECT ts FROM %1 WHERE ts >= :from AND ts < :to ORDER BY ts LIMIT :count")
        .arg(quotedTierName(tierTable(tier, table)));
}

QString eventsSql()
{
    return QStringLiteral("SELECT ts, kind, device, text FROM mtnops_events WHERE ts >= :from AND ts < :to"
                          " ORDER BY ts, id");
}

QString devicesSql()
{
    return QStringLiteral("SELECT name, title, interval_us, state, state_detail, state_since,"
                          " polls, failures, skipped, rejected, latency_us FROM mtnops_devices ORDER BY rowid");
}

} // namespace mtnops
