// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/catalogcheck.h"

#include "logger/store/sqlconnection.h"
#include "logger/store/sqlvalue.h"
#include "logger/store/tablecolumns.h"
#include "logger/store/tiers.h"

#include <QSet>
#include <QVariant>

namespace mtnops {

namespace {

using RealColumns = QHash<QString, RealColumn>;

bool isKeyedByTime(const RealColumns &columns)
{
    for (auto column = columns.begin(); column != columns.end(); ++column) {
        if (column->isKey != (column.key() == QLatin1StringView("ts")))
            return false;
    }
    return columns.value(QStringLiteral("ts")).type.compare(QLatin1StringView("INTEGER"), Qt::CaseInsensitive) == 0;
}

void checkColumns(const DeviceTable &table, const RealColumns &real, ProblemList &problems)
{
    if (!isKeyedByTime(real))
        problems.add(QStringLiteral("%1 has no \"ts INTEGER PRIMARY KEY\"").arg(table.name));
    for (const Column &column : table.columns) {
        if (!real.contains(column.name)) {
            problems.add(QStringLiteral("%1 has no column %2, which the catalog has").arg(table.name, column.name));
        } else if (real[column.name].type != sqlTypeOf(column.type)) {
            problems.add(QStringLiteral("%1.%2 is declared %3 and must be %4")
                             .arg(table.name, column.name, real[column.name].type, sqlTypeOf(column.type)));
        }
    }
    for (auto column = real.begin(); column != real.end(); ++column) {
        if (!column->isKey && !column->isGenerated && table.indexOf(column.key()) < 0)
            problems.add(QStringLiteral("%1.%2 is not in the catalog").arg(table.name, column.key()));
    }
}

void checkTier(std::size_t tier, const DeviceTable &table, const RealColumns &real, ProblemList &problems)
{
    const QString name = tierTable(tier, table.name);
    QStringList missing;
    for (const Column &column : rolledUpColumns(table.columns)) {
        for (const Statistic statistic : statisticsOf(column.type)) {
            if (!real.contains(tierColumn(column.name, statistic)))
                missing += tierColumn(column.name, statistic);
        }
    }
    if (real.isEmpty())
        problems.add(QStringLiteral("there is no table %1").arg(name));
    else if (!isKeyedByTime(real))
        problems.add(QStringLiteral("%1 has no \"ts INTEGER PRIMARY KEY\"").arg(name));
    else if (!missing.isEmpty())
        problems.add(QStringLiteral("%1 lacks the columns %2").arg(name, missing.join(QLatin1StringView(", "))));
}

Result<QStringList> texts(SqlConnection &connection, const QString &sql)
{
    Result<QSqlQuery> query = connection.prepare(sql);
    if (!query)
        return query.error();
    if (const Result<void> done = run(connection, *query); !done)
        return done.error();
    QStringList read;
    while (query->next())
        read += query->value(0).toString();
    return read;
}

} // namespace

Result<void> checkTable(SqlConnection &connection, const DeviceTable &table, bool hasRollups, ProblemList &problems)
{
    const Result<RealColumns> real = realColumns(connection, table.name);
    if (!real)
        return real.error();
    if (real->isEmpty()) {
        problems.add(QStringLiteral("there is no table %1, which the catalog has").arg(table.name));
        return {};
    }
    checkColumns(table, *real, problems);
    for (std::size_t tier = 0; hasRollups && tier < tiers.size(); ++tier) {
        const Result<RealColumns> columns = realColumns(connection, tierTable(tier, table.name));
        if (!columns)
            return columns.error();
        checkTier(tier, table, *columns, problems);
    }
    return {};
}

Result<void> checkStrangers(SqlConnection &connection, const Catalog &catalog, ProblemList &problems)
{
    QSet<QString> devices;
    QSet<QString> tables;
    for (const DeviceTable &table : catalog.tables) {
        devices += table.name;
        for (std::size_t tier = 0; tier < tiers.size(); ++tier)
            tables += tierTable(tier, table.name);
    }
    QStringList ours = {QStringLiteral("mtnops_columns")};
    if (catalog.hasRollups)
        ours += {QStringLiteral("mtnops_rollups"), QStringLiteral("mtnops_dirty")};
    if (catalog.hasIntervals)
        ours += QStringLiteral("mtnops_intervals");
    for (const QString &table : std::as_const(ours)) {
        const Result<QStringList> named = texts(connection, QStringLiteral("SELECT DISTINCT device FROM ") + table);
        if (!named)
            return named.error();
        for (const QString &device : *named) {
            if (!devices.contains(device))
                problems.add(QStringLiteral("%1 names %2, which is not in mtnops_devices").arg(table, device));
        }
    }
    for (const Tier &tier : tiers) {
        const Result<QStringList> names =
            texts(connection,
                  QStringLiteral("SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB 'mtnops_%1_*'")
                      .arg(tier.name));
        if (!names)
            return names.error();
        for (const QString &name : *names) {
            if (!tables.contains(name))
                problems.add(QStringLiteral("%1 holds rollups of no device").arg(name));
        }
    }
    return {};
}

} // namespace mtnops
