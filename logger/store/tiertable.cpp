// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/tiertable.h"

#include "logger/store/schema.h"
#include "logger/store/sqlconnection.h"
#include "logger/store/sqlvalue.h"
#include "logger/store/tablecolumns.h"

#include <cmath>

namespace mtnops {

namespace {

constexpr double largestExact = 9007199254740992.0; ///< 2^53: beyond it a double is no exact integer

/** How a statistic is declared; those that follow from others are computed when they are read. */
QString declaration(std::size_t tier, const Column &column, Statistic statistic)
{
    const QString name = quotedTierName(tierColumn(column.name, statistic));
    const auto quotedOther = [&](Statistic other) { return quotedTierName(tierColumn(column.name, other)); };
    switch (statistic) {
    case Statistic::Minimum:
    case Statistic::Maximum:
        return name + u' ' + sqlTypeOf(column.type);
    case Statistic::Sum:
        return name + (column.type == ColumnType::Real ? QStringLiteral(" REAL") : QStringLiteral(" NUMERIC"));
    case Statistic::Last:
        return name + u' ' + (column.type == ColumnType::Real ? QStringLiteral("INTEGER") : sqlTypeOf(column.type));
    case Statistic::Count:
    case Statistic::First:
    case Statistic::Changes:
        return name + QStringLiteral(" INTEGER");
    case Statistic::Covered:
        if (!isDerived(statistic, tier))
            return name + QStringLiteral(" INTEGER");
        return name
            + QStringLiteral(" INTEGER GENERATED ALWAYS AS (covered * %1 / \"rows\") VIRTUAL")
                  .arg(quotedOther(Statistic::Count));
    case Statistic::Integral:
        if (!isDerived(statistic, tier))
            return name + QStringLiteral(" REAL");
        return name
            + QStringLiteral(" REAL GENERATED ALWAYS AS (%1 * 1.0 * covered / \"rows\") VIRTUAL")
                  .arg(quotedOther(Statistic::Sum));
    }
    Q_UNREACHABLE();
}

Result<void> layOutTier(SqlConnection &connection, std::size_t tier, const DeviceTable &table)
{
    const QString name = tierTable(tier, table.name);
    const Result<QHash<QString, RealColumn>> existing = realColumns(connection, name);
    if (!existing)
        return existing.error();
    QStringList missing;
    for (const Column &column : rolledUpColumns(table.columns)) {
        for (const Statistic statistic : statisticsOf(column.type)) {
            if (!existing->contains(tierColumn(column.name, statistic)))
                missing += declaration(tier, column, statistic);
        }
    }
    if (existing->isEmpty()) {
        missing = QStringList{QStringLiteral("ts INTEGER PRIMARY KEY"), timestampColumnSql(),
                              QStringLiteral("\"rows\" INTEGER NOT NULL"), QStringLiteral("covered INTEGER NOT NULL")}
            + missing;
        return connection.execute(
            QStringLiteral("CREATE TABLE %1 (%2)").arg(quotedTierName(name), missing.join(QLatin1StringView(", "))));
    }
    for (const QString &column : std::as_const(missing)) {
        Result<void> added =
            connection.execute(QStringLiteral("ALTER TABLE %1 ADD COLUMN %2").arg(quotedTierName(name), column));
        if (!added)
            return added;
    }
    return {};
}

QVariant whole(double number)
{
    return std::abs(number) < largestExact ? QVariant(qint64(number)) : QVariant(number);
}

} // namespace

Result<void> layOutTiers(SqlConnection &connection, const DeviceTable &table)
{
    for (std::size_t tier = 0; tier < tiers.size(); ++tier) {
        if (Result<void> done = layOutTier(connection, tier, table); !done)
            return done;
    }
    return {};
}

QString tierScanSql(std::size_t tier, const QString &table, const QList<Column> &columns)
{
    QStringList names = {QStringLiteral("ts"), QStringLiteral("\"rows\""), QStringLiteral("covered")};
    for (const Column &column : columns) {
        for (const Statistic statistic : statisticsOf(column.type))
            names += quotedTierName(tierColumn(column.name, statistic));
    }
    return QStringLiteral("SELECT %1 FROM %2 WHERE ts >= :from AND ts < :to ORDER BY ts")
        .arg(names.join(QLatin1StringView(", ")), quotedTierName(tierTable(tier, table)));
}

Result<bool> hasBins(SqlConnection &connection, std::size_t tier, const QString &table, const TimeRange &range)
{
    Result<SqliteStatement> scan =
        SqliteStatement::prepare(connection, tierScanSql(tier, table, {}) + QLatin1StringView(" LIMIT 1"));
    if (!scan)
        return scan.error();
    scan->bindInteger(":from", toMicroseconds(range.from));
    scan->bindInteger(":to", toMicroseconds(range.to));
    return scan->step();
}

TierRow tierRow(const SqliteStatement &scan, const QList<Column> &columns)
{
    TierRow row{.start = scan.integer(0), .rows = scan.integer(1), .covered = scan.integer(2)};
    row.cells.resize(std::size_t(columns.size()));
    int place = 2;
    for (qsizetype column = 0; column < columns.size(); ++column) {
        TierCell &cell = row.cells[std::size_t(column)];
        for (const Statistic statistic : statisticsOf(columns[column].type)) {
            ++place;
            // NULL, where no value was valid in the bin or the column is younger than it, is read as 0.
            switch (statistic) {
            case Statistic::Minimum:
                cell.minimum = scan.real(place);
                break;
            case Statistic::Maximum:
                cell.maximum = scan.real(place);
                break;
            case Statistic::Sum:
                cell.sum = scan.real(place);
                break;
            case Statistic::Count:
                cell.count = scan.integer(place);
                break;
            case Statistic::First:
                cell.first = int(scan.integer(place));
                break;
            case Statistic::Last:
                cell.last = scan.value(place);
                break;
            case Statistic::Changes:
                cell.changes = scan.integer(place);
                break;
            case Statistic::Covered:
                cell.covered = scan.integer(place);
                break;
            case Statistic::Integral:
                cell.integral = scan.real(place);
                break;
            }
        }
    }
    return row;
}

QVariant storedValue(const TierCell &cell, ColumnType type, Statistic statistic)
{
    if (cell.count == 0)
        return {};
    const bool isReal = type == ColumnType::Real;
    switch (statistic) {
    case Statistic::Minimum:
        return isReal ? QVariant(cell.minimum) : whole(cell.minimum);
    case Statistic::Maximum:
        return isReal ? QVariant(cell.maximum) : whole(cell.maximum);
    case Statistic::Sum:
        return isReal ? QVariant(cell.sum) : whole(cell.sum);
    case Statistic::Count:
        return cell.count;
    case Statistic::First:
        return cell.first;
    case Statistic::Last:
        return cell.last;
    case Statistic::Changes:
        return cell.changes;
    case Statistic::Covered:
        return cell.covered;
    case Statistic::Integral:
        return cell.integral;
    }
    Q_UNREACHABLE();
}

TierWriter::TierWriter(std::size_t tier, QList<Column> columns, SqliteStatement insert, SqliteStatement erase)
    : m_tier(tier), m_columns(std::move(columns)), m_insert(std::move(insert)), m_erase(std::move(erase))
{
}

Result<std::unique_ptr<TierWriter>> TierWriter::create(SqlConnection &connection, std::size_t tier,
                                                       const QString &table, QList<Column> columns)
{
    QStringList names = {QStringLiteral("ts"), QStringLiteral("\"rows\""), QStringLiteral("covered")};
    for (const Column &column : std::as_const(columns)) {
        for (const Statistic statistic : statisticsOf(column.type)) {
            if (!isDerived(statistic, tier))
                names += quotedTierName(tierColumn(column.name, statistic));
        }
    }
    const QStringList values(names.size(), QStringLiteral("?"));
    const QString name = quotedTierName(tierTable(tier, table));
    const QLatin1StringView comma(", ");
    Result<SqliteStatement> insert = SqliteStatement::prepare(
        connection,
        QStringLiteral("INSERT OR REPLACE INTO %1 (%2) VALUES (%3)").arg(name, names.join(comma), values.join(comma)));
    if (!insert)
        return insert.error();
    Result<SqliteStatement> erase =
        SqliteStatement::prepare(connection, QStringLiteral("DELETE FROM %1 WHERE ts >= :from AND ts < :to").arg(name));
    if (!erase)
        return erase.error();
    return std::unique_ptr<TierWriter>(new TierWriter(tier, std::move(columns), *std::move(insert), *std::move(erase)));
}

Result<void> TierWriter::write(const TierRow &row)
{
    int place = 0;
    for (const qint64 number : {row.start, row.rows, row.covered})
        m_insert.bindInteger(++place, number);
    for (qsizetype column = 0; column < m_columns.size(); ++column) {
        const TierCell &cell = row.cells[std::size_t(column)];
        const ColumnType type = m_columns[column].type;
        for (const Statistic statistic : statisticsOf(type)) {
            if (!isDerived(statistic, m_tier))
                m_insert.bindValue(++place, storedValue(cell, type, statistic));
        }
    }
    return m_insert.run();
}

Result<void> TierWriter::erase(const TimeRange &range)
{
    m_erase.bindInteger(":from", toMicroseconds(range.from));
    m_erase.bindInteger(":to", toMicroseconds(range.to));
    return m_erase.run();
}

} // namespace mtnops
