// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/value.h"

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <tuple>

namespace mtnops {

/** What a column holds; decides its SQL type, how it is drawn and how it is written to CSV. */
enum class ColumnType : quint8
{
    Real,
    Integer,
    Boolean,
    Text,
    Time
};

/** "real", "integer", "boolean", "text" or "time", as in a device type file and in the catalog. */
QString nameOf(ColumnType type);
std::optional<ColumnType> columnTypeFromString(QStringView text);

/** How a valid value stands to the limits of its column; told by icon and text, not by colour alone. */
enum class LimitState : quint8
{
    Normal,
    Warning,
    Alarm
};

/** Where a column's values call for attention, in its unit. Strictly beyond a limit is outside. */
struct Limits
{
    std::optional<double> warnBelow;
    std::optional<double> warnAbove;
    std::optional<double> alarmBelow;
    std::optional<double> alarmAbove;
    friend bool operator==(const Limits &, const Limits &) = default;
};

/** One logged quantity of a device: its SQL name, and what a reader needs to understand its values. */
struct Column
{
    QString name; ///< SQL name: [a-z_][a-z0-9_]*
    ColumnType type = ColumnType::Real;
    QString unit; ///< as shown: "°C", "mph", "deg"; empty for none
    QString label; ///< as shown: "Ambient temperature"; never empty, falls back to the name
    QString description; ///< one sentence for tooltips and the catalog
    std::optional<double> minimum; ///< a value below becomes NULL and is counted
    std::optional<double> maximum; ///< a value above becomes NULL and is counted
    Limits limits;
    QMap<qint64, QString> words; ///< words of a coded integer: 0 "unknown", 1 "clear"

    friend bool operator==(const Column &, const Column &) = default;
};

/** Whether a column's values are told by words and not by a line: texts, booleans, coded integers. */
bool hasStates(const Column &column);

LimitState limitState(const Column &column, const Value &value);

/** The columns of one device, which are one table of the database. Immutable once shared; a change is a new one. */
struct DeviceTable
{
    QString name; ///< the device's name and the table's: [a-z_][a-z0-9_]*
    QString title; ///< as shown; never empty
    Duration interval{}; ///< the time from one row to the next when all is well
    QList<Column> columns;

    /** The index of the column of that name, or -1. */
    qsizetype indexOf(QStringView columnName) const;
    friend bool operator==(const DeviceTable &, const DeviceTable &) = default;
};

using DeviceTablePtr = std::shared_ptr<const DeviceTable>;

/** Names one column of one table. */
struct ColumnRef
{
    QString table;
    QString column;
    friend bool operator==(const ColumnRef &, const ColumnRef &) = default;
    friend bool operator<(const ColumnRef &left, const ColumnRef &right)
    {
        return std::tie(left.table, left.column) < std::tie(right.table, right.column);
    }
};

inline size_t qHash(const ColumnRef &ref, size_t seed = 0)
{
    return qHashMulti(seed, ref.table, ref.column);
}

QStringList namesOf(const QList<Column> &columns);

/** PostgreSQL cuts at 63, and rollup tables add a suffix. */
constexpr qsizetype longestSqlName = 48;

/** True for [a-z_][a-z0-9_]* of at most @c longestSqlName bytes, not beginning with "sqlite_" or "mtnops_" and not
    "ts" or "timestamp": in quotes such a name is itself in every database. For a bare one see isReservedSqlWord(). */
bool isSqlName(QStringView name);

} // namespace mtnops
