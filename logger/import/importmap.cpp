// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/import/importmap.h"

#include "logger/site/devicesettings.h"
#include "logger/site/didyoumean.h"
#include "logger/site/sqlnames.h"
#include "logger/site/tomlreader.h"
#include "logger/site/units.h"

namespace mtnops {

using namespace Qt::StringLiterals;

namespace {

std::optional<QString> readName(TomlReader &reader, const QString &thing)
{
    const std::optional<QString> name = reader.filledText("to"_L1);
    if (!name)
        return std::nullopt;
    const QString problem = problemOfLoggedName(thing, *name);
    if (!problem.isEmpty())
        reader.report(u"to", problem);
    return name;
}

/** A unit may be empty: there is none. */
std::optional<QString> readUnit(TomlReader &reader)
{
    const std::optional<QString> spelling = reader.text("unit"_L1);
    if (!spelling)
        return std::nullopt;
    const std::optional<QString> unit = normalisedUnit(*spelling);
    if (!unit)
        reader.report(u"unit", u"unknown unit \"%1\"%2"_qs.arg(*spelling, didYouMean(*spelling, knownUnits())));
    return unit;
}

MappedColumn readMappedColumn(const TomlValue &value, Diagnostics &diagnostics)
{
    TomlReader reader(value, diagnostics);
    MappedColumn column;
    column.from = reader.requiredText("from"_L1, u"the column's name in the other log"_qs).value_or(QString());
    column.to = readName(reader, u"column"_qs).value_or(QString());
    QStringList types;
    for (const ColumnType type :
         {ColumnType::Real, ColumnType::Integer, ColumnType::Boolean, ColumnType::Text, ColumnType::Time})
        types += nameOf(type);
    if (const std::optional<QString> type = reader.word("type"_L1, u"type"_qs, types))
        column.type = columnTypeFromString(*type);
    column.unit = readUnit(reader);
    column.label = reader.filledText("label"_L1).value_or(QString());
    column.description = reader.filledText("description"_L1).value_or(QString());
    column.isSkipped = reader.boolean("skip"_L1).value_or(false);
    reader.reportUnknownKeys();
    return column;
}

MappedTable readMappedTable(const TomlValue &value, Diagnostics &diagnostics)
{
    TomlReader reader(value, diagnostics);
    MappedTable table;
    table.from = reader.requiredText("from"_L1, u"the table's name in the other log, or that of the CSV file"_qs)
                     .value_or(QString());
    table.to = readName(reader, u"table"_qs).value_or(QString());
    table.title = reader.filledText("title"_L1).value_or(QString());
    table.time = reader.filledText("time"_L1).value_or(QString());
    if (const std::optional<QString> format = reader.word("time_format"_L1, u"time format"_qs, timeFormatNames()))
        table.timeFormat = timeFormatFromString(*format);
    table.interval = reader.duration("interval"_L1, shortestInterval, longestInterval).value_or(Duration::zero());
    table.isSkipped = reader.boolean("skip"_L1).value_or(false);
    if (reader.has(u"column")) {
        for (const TomlValue *column : reader.tables("column"_L1)) {
            MappedColumn mapped = readMappedColumn(*column, diagnostics);
            if (!mapped.from.isEmpty() && table.column(mapped.from))
                diagnostics.add(column->position, u"two columns from \"%1\": leave one out"_qs.arg(mapped.from));
            table.columns += std::move(mapped);
        }
    }
    reader.reportUnknownKeys();
    return table;
}

} // namespace

const MappedColumn *MappedTable::column(const QString &name) const
{
    const auto found =
        std::find_if(columns.begin(), columns.end(), [&](const auto &entry) { return entry.from == name; });
    return found == columns.end() ? nullptr : &*found;
}

const MappedTable *ImportMap::table(const QString &name) const
{
    const auto found =
        std::find_if(tables.begin(), tables.end(), [&](const auto &entry) { return entry.from == name; });
    return found == tables.end() ? nullptr : &*found;
}

ImportMap readImportMap(const QString &path, QList<Diagnostic> &mistakes)
{
    Diagnostics diagnostics(path);
    ImportMap map;
    if (const std::optional<TomlValue> root = readTomlFile(path, diagnostics)) {
        TomlReader reader(*root, diagnostics);
        if (!reader.has(u"table"))
            diagnostics.add({}, u"no [[table]]: a map says what becomes of a table"_qs);
        for (const TomlValue *value : reader.tables("table"_L1)) {
            MappedTable table = readMappedTable(*value, diagnostics);
            if (!table.from.isEmpty() && map.table(table.from))
                diagnostics.add(value->position, u"two tables from \"%1\": leave one out"_qs.arg(table.from));
            map.tables += std::move(table);
        }
        reader.reportUnknownKeys();
    }
    mistakes = diagnostics.sorted();
    return map;
}

} // namespace mtnops
