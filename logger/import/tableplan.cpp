// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/import/tableplan.h"

#include "logger/import/timecolumn.h"
#include "logger/site/didyoumean.h"
#include "logger/site/sqlnames.h"

namespace mtnops {

namespace {

/** Whether values of a foreign column may be read as a type although nobody says so: nothing is lost. */
bool canBecome(const ForeignColumn &column, ColumnType type)
{
    if (*column.type == type || (column.isText && type == ColumnType::Text))
        return true;
    switch (*column.type) {
    case ColumnType::Integer:
        return type == ColumnType::Real || type == ColumnType::Boolean || (column.isText && type == ColumnType::Time);
    case ColumnType::Real:
        return column.isText && type == ColumnType::Time;
    case ColumnType::Boolean:
        return type == ColumnType::Integer;
    case ColumnType::Text:
    case ColumnType::Time:
        return false;
    }
    Q_UNREACHABLE();
}

/** Where nothing of a name is left that a log can hold, a "_" is. */
bool isTelling(const QString &name)
{
    return isSqlName(name) && name != QLatin1StringView("_");
}

/** Makes the plan of one table, column by column. */
class TablePlanner
{
public:
    TablePlanner(const ForeignTable &source, const MappedTable *map, const std::optional<DeviceTable> &existing)
        : m_map(map)
    {
        m_plan.source = source;
        m_plan.isNew = !existing;
        if (existing)
            m_plan.table = *existing;
    }

    Result<std::optional<TablePlan>> make(const PlanOptions &options)
    {
        const QString wanted = m_map && !m_map->time.isEmpty() ? m_map->time : timeColumnOf(options);
        const Result<std::optional<qsizetype>> time = findTimeColumn(m_plan.source, wanted, options.guessesTime);
        if (!time)
            return time.error();
        if (!*time && (options.isWanted || m_map)) {
            return Error{ErrorCode::InvalidInput,
                         QStringLiteral("%1 has no column that is known to tell when a row was written: name it, with "
                                        "--time-column NAME or time = \"NAME\" in the map")
                             .arg(m_plan.source.name)};
        }
        if (!*time)
            return std::optional<TablePlan>();
        m_plan.time = **time;
        m_plan.timeFormat = m_plan.source.columns[m_plan.time].timeFormat;
        if (m_map && m_map->timeFormat)
            m_plan.timeFormat = m_map->timeFormat;
        if (const Result<void> done = checkMap(); !done)
            return done.error();
        describeTable();
        if (!isTelling(m_plan.table.name)) {
            return Error{
                ErrorCode::InvalidInput,
                QStringLiteral("%1 has nothing that could be a name in a log: name the table with to = \"…\" in "
                               "the map, or a CSV file's with --table")
                    .arg(m_plan.source.name)};
        }
        for (qsizetype index = 0; index < m_plan.source.columns.size(); ++index) {
            if (const Result<void> done = addColumn(index); !done)
                return done.error();
        }
        if (m_plan.columns.isEmpty()) {
            return Error{ErrorCode::InvalidInput,
                         QStringLiteral("%1 has no column of values beside that of its times, %2")
                             .arg(m_plan.source.name, m_plan.source.columns[m_plan.time].name)};
        }
        return std::optional(m_plan);
    }

private:
    QString timeColumnOf(const PlanOptions &options) const
    {
        const auto &columns = m_plan.source.columns;
        const bool isThere = std::any_of(columns.begin(), columns.end(), [&](const ForeignColumn &column) {
            return column.name == options.timeColumn;
        });
        return isThere ? options.timeColumn : QString();
    }

    Result<void> checkMap() const
    {
        if (!m_map)
            return {};
        QStringList names;
        for (const ForeignColumn &column : m_plan.source.columns)
            names += column.name;
        for (const MappedColumn &column : m_map->columns) {
            if (!names.contains(column.from)) {
                return Error{ErrorCode::InvalidInput,
                             QStringLiteral("the map has a column \"%1\" that %2 has not%3")
                                 .arg(column.from, m_plan.source.name, didYouMean(column.from, names))};
            }
        }
        return {};
    }

    void describeTable()
    {
        DeviceTable &table = m_plan.table;
        if (m_plan.isNew) {
            table.name = m_map && !m_map->to.isEmpty() ? m_map->to : m_plan.source.suggestedName;
            table.title = m_map && !m_map->title.isEmpty() ? m_map->title : table.name;
            table.interval = m_map ? m_map->interval : Duration::zero();
        }
        m_plan.guessesInterval = table.interval == Duration::zero();
    }

    Result<void> addColumn(qsizetype index)
    {
        const ForeignColumn &column = m_plan.source.columns[index];
        const MappedColumn *map = m_map ? m_map->column(column.name) : nullptr;
        if (index == m_plan.time)
            return {};
        QString reason;
        if (map && map->isSkipped)
            reason = QStringLiteral("the map skips it");
        else if (column.isKey && !map)
            reason = QStringLiteral("numbers the rows");
        else if (!column.type)
            reason = column.isText ? QStringLiteral("has no value") : QStringLiteral("bytes");
        if (!reason.isEmpty()) {
            m_plan.leftOut += QStringLiteral("%1 (%2)").arg(column.name, reason);
            return {};
        }
        const QString name = map && !map->to.isEmpty() ? map->to : suggestedSqlName(column.name);
        const qsizetype known = m_plan.table.indexOf(name);
        for (const PlannedColumn &other : std::as_const(m_plan.columns)) {
            if (other.target == known)
                return mapError(column,
                                QStringLiteral("%1 and %2 would both become %3")
                                    .arg(m_plan.source.columns[other.source].name, column.name, name),
                                QStringLiteral("to = \"…\""), QStringLiteral("to give it another name"));
        }
        if (known < 0)
            return appendColumn(index, name, map);
        if (const Result<void> checked = checkKnown(column, m_plan.table.columns[known], map); !checked)
            return checked;
        m_plan.columns += {.source = index, .target = known};
        return {};
    }

    Result<void> appendColumn(qsizetype index, const QString &name, const MappedColumn *map)
    {
        const ForeignColumn &source = m_plan.source.columns[index];
        if (!isTelling(name)) {
            return mapError(source, QStringLiteral("%1 has nothing that could be a name in a log").arg(source.name),
                            QStringLiteral("to = \"…\""), QStringLiteral("to give it one"));
        }
        Column column{.name = name, .type = map && map->type ? *map->type : *source.type, .label = source.name};
        column.unit = map && map->unit ? *map->unit : source.unit;
        if (map && !map->label.isEmpty())
            column.label = map->label;
        if (map)
            column.description = map->description;
        m_plan.columns += {.source = index, .target = m_plan.table.columns.size()};
        m_plan.table.columns += column;
        m_plan.added += name;
        return {};
    }

    /** What the log has stays as it is, and rows of another kind would be mixed with it. */
    Result<void> checkKnown(const ForeignColumn &source, const Column &known, const MappedColumn *map) const
    {
        const bool isSaid = map && map->type == known.type;
        if (!isSaid && ((map && map->type) || !canBecome(source, known.type))) {
            return mapError(source,
                            QStringLiteral("%1 holds %2 values and the log's %3.%4 %5 ones")
                                .arg(source.name, nameOf(map && map->type ? *map->type : *source.type),
                                     m_plan.table.name, known.name, nameOf(known.type)),
                            QStringLiteral("type = \"%1\"").arg(nameOf(known.type)),
                            QStringLiteral("to read them so, where what cannot be is left empty; or to = \"…\" with "
                                           "another name"));
        }
        const QString unit = map && map->unit ? *map->unit : source.unit;
        if (!unit.isEmpty() && unit != known.unit) {
            return mapError(source,
                            QStringLiteral("%1 is in %2 and the log's %3.%4 in %5")
                                .arg(source.name, unit, m_plan.table.name, known.name,
                                     known.unit.isEmpty() ? QStringLiteral("no unit") : known.unit),
                            QStringLiteral("unit = \"%1\"").arg(known.unit),
                            QStringLiteral("if that is what its values are in; or to = \"…\" with another name"));
        }
        return {};
    }

    /** What is wrong, and what to write in the map against it. */
    Error mapError(const ForeignColumn &column, const QString &what, const QString &key, const QString &effect) const
    {
        return {ErrorCode::InvalidInput,
                QStringLiteral("%1: %2: write in the map (--map FILE), under [[table]] with from = \"%1\", "
                               "column = [ { from = \"%3\", %4 } ] %5")
                    .arg(m_plan.source.name, what, column.name, key, effect)};
    }

    TablePlan m_plan;
    const MappedTable *m_map;
};

} // namespace

Result<std::optional<TablePlan>> planTable(const ForeignTable &source, const MappedTable *map,
                                           const std::optional<DeviceTable> &existing, const PlanOptions &options)
{
    return TablePlanner(source, map, existing).make(options);
}

} // namespace mtnops
