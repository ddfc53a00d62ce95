// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/recovery.h"

#include "logger/core/timestamp.h"
#include "logger/query/mendedcopy.h"
#include "logger/query/tablesalvage.h"
#include "logger/store/catalogtables.h"
#include "logger/store/damage.h"
#include "logger/store/sqlconnection.h"
#include "logger/store/sqlvalue.h"
#include "logger/store/writer.h"

#include <QFile>
#include <QFileInfo>
#include <QVariant>

namespace mtnops {

namespace {

/** The names of the devices' tables, from SQLite's own list of tables: the catalog may be what is damaged. */
Result<QStringList> deviceTables(SqlConnection &connection, const QString &damagedPath)
{
    QStringList names;
    bool isLog = false;
    TableSalvage salvage(connection, QStringLiteral("sqlite_master"), QStringLiteral("rowid"),
                         {QStringLiteral("type"), QStringLiteral("name"), QStringLiteral("sql")}, 1);
    const Result<void> done = salvage.run([&](const TableSalvage::Rows &rows) -> Result<void> {
        for (const QVariantList &row : rows) {
            const QString name = row.value(2).toString();
            isLog = isLog || name.startsWith(QLatin1StringView("mtnops_"));
            if (row.value(1).toString() == QLatin1StringView("table") && isSqlName(name)
                && row.value(3).toString().contains(QStringLiteral("ts INTEGER PRIMARY KEY")))
                names.append(name);
        }
        return {};
    });
    if (done && names.isEmpty() && salvage.gaps() > 0) {
        return Error{ErrorCode::Database,
                     QStringLiteral("%1: the list of its tables cannot be read, and so nothing can: put back a backup")
                         .arg(damagedPath)};
    }
    if (done && names.isEmpty() && !isLog) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("%1 has no table of a log: if another logger wrote it, \"mtnops-logger import\" "
                                    "takes what is in it")
                         .arg(damagedPath)};
    }
    return done ? Result<QStringList>(names) : done.error();
}

/** What the table itself says of its columns: their names, and types as far as SQL knows them. */
Result<QList<Column>> declaredColumns(SqlConnection &connection, const QString &table)
{
    Result<QSqlQuery> query = connection.prepare(QStringLiteral("SELECT name, type FROM pragma_table_info(:table)"));
    if (!query)
        return query.error();
    query->bindValue(QStringLiteral(":table"), table);
    if (const Result<void> done = run(connection, *query); !done)
        return done.error();
    QList<Column> columns;
    while (query->next()) {
        const QString name = query->value(0).toString();
        if (!isSqlName(name))
            continue; // ts, and whatever somebody added
        ColumnType type = ColumnType::Integer;
        for (const ColumnType each : {ColumnType::Real, ColumnType::Text}) {
            if (query->value(1).toString() == sqlTypeOf(each))
                type = each;
        }
        columns.append(Column{.name = name, .type = type, .label = name});
    }
    return columns;
}

/** From the catalog where that can be read. */
Result<DeviceTable> describeTable(SqlConnection &connection, const QString &name)
{
    DeviceTable table{.name = name, .title = name, .interval = std::chrono::seconds(1)};
    Result<QSqlQuery> device =
        connection.prepare(QStringLiteral("SELECT title, interval_us FROM mtnops_devices WHERE name = :name"));
    if (device) {
        device->bindValue(QStringLiteral(":name"), name);
        if (run(connection, *device) && device->next()) {
            table.title = device->value(0).toString();
            table.interval = Duration(device->value(1).toLongLong());
        }
    }
    Result<QList<Column>> columns = readColumns(connection, name);
    if (!columns || columns->isEmpty())
        columns = declaredColumns(connection, name);
    if (!columns)
        return columns.error();
    table.columns = *columns;
    return table;
}

Result<RecoveryReport::Table> recoverRows(SqlConnection &damaged, Writer &writer, const QString &name)
{
    const Result<DeviceTable> described = describeTable(damaged, name);
    if (!described)
        return described.error();
    const auto table = std::make_shared<const DeviceTable>(*described);
    if (const Result<void> prepared = writer.prepareTable(table); !prepared)
        return prepared.error();
    QStringList columns;
    for (const Column &column : table->columns)
        columns.append(quotedName(column.name));
    TableSalvage salvage(damaged, quotedName(name), QStringLiteral("ts"), columns, table->interval.count());
    const Result<void> done = salvage.run([&](const TableSalvage::Rows &rows) -> Result<void> {
        Batch batch;
        for (const QVariantList &row : rows) {
            Sample sample{.table = table, .time = fromMicroseconds(row.first().toLongLong())};
            for (qsizetype column = 0; column < table->columns.size(); ++column)
                sample.values.push_back(fromSql(table->columns[column].type, row[column + 1]));
            batch.samples.push_back(std::move(sample));
        }
        const Result<WriteReport> written = writer.write(batch);
        return written ? Result<void>() : written.error();
    });
    if (!done)
        return done.error();
    return RecoveryReport::Table{.name = name, .rows = salvage.rows(), .gaps = salvage.gaps()};
}

Result<void> recoverEvents(SqlConnection &damaged, Writer &writer, RecoveryReport &report)
{
    TableSalvage salvage(
        damaged, QStringLiteral("mtnops_events"), QStringLiteral("id"),
        {QStringLiteral("ts"), QStringLiteral("kind"), QStringLiteral("device"), QStringLiteral("text")}, 1);
    const Result<void> done = salvage.run([&](const TableSalvage::Rows &rows) -> Result<void> {
        Batch batch;
        for (const QVariantList &row : rows) {
            batch.events.append({.time = fromMicroseconds(row[1].toLongLong()),
                                 .kind = eventKindFromString(row[2].toString()).value_or(EventKind::Problem),
                                 .device = row[3].toString(),
                                 .text = row[4].toString()});
        }
        const Result<WriteReport> written = writer.write(batch);
        return written ? Result<void>() : written.error();
    });
    report.events = salvage.rows();
    report.eventGaps = salvage.gaps();
    return done || isDamage(done.error()) ? Result<void>() : done;
}

/** Before the rows, whose bins go by them. What cannot be read is missing: bins then go by the interval of the end. */
Result<void> recoverIntervals(SqlConnection &damaged, const QString &newPath)
{
    Result<QSqlQuery> read =
        damaged.prepare(QStringLiteral("SELECT device, ts_from, interval_us FROM mtnops_intervals"));
    if (!read || !run(damaged, *read))
        return {}; // damaged, or of before there were any
    const Result<std::unique_ptr<SqlConnection>> fresh = SqlConnection::open(newPath, SqlConnection::Mode::ReadWrite);
    if (!fresh)
        return fresh.error();
    Result<QSqlQuery> write = (*fresh)->prepare(QStringLiteral(
        "INSERT INTO mtnops_intervals (device, ts_from, interval_us) VALUES (:device, :from, :interval)"));
    if (!write)
        return write.error();
    while (read->next()) {
        write->bindValue(QStringLiteral(":device"), read->value(0).toString());
        write->bindValue(QStringLiteral(":from"), read->value(1).toLongLong());
        write->bindValue(QStringLiteral(":interval"), read->value(2).toLongLong());
        if (Result<void> done = run(**fresh, *write); !done)
            return done;
    }
    return {};
}

Result<RecoveryReport> recoverInto(const QString &newPath, SqlConnection &damaged, const QString &damagedPath)
{
    const Result<QStringList> names = deviceTables(damaged, damagedPath);
    if (!names)
        return names.error();
    const Result<SiteInfo> site = readSite(damaged);
    const Result<std::unique_ptr<Writer>> writer =
        Writer::open(newPath, site ? *site : SiteInfo{.name = QStringLiteral("recovered")});
    if (!writer)
        return writer.error();
    if (const Result<void> done = recoverIntervals(damaged, newPath); !done)
        return done.error();
    RecoveryReport report;
    for (const QString &name : *names) {
        const Result<RecoveryReport::Table> table = recoverRows(damaged, **writer, name);
        if (!table)
            return table.error();
        report.tables.append(*table);
    }
    if (const Result<void> done = recoverEvents(damaged, **writer, report); !done)
        return done.error();
    return report;
}

Result<RecoveryReport> recoverThrough(const QString &damagedPath, const QString &unfinished)
{
    const Result<MendedCopy> source = MendedCopy::of(damagedPath, unfinished + QStringLiteral(".mended"));
    if (!source)
        return source.error();
    const Result<std::unique_ptr<SqlConnection>> damaged =
        SqlConnection::open(source->path(), SqlConnection::Mode::ReadOnly);
    if (!damaged)
        return damaged.error();
    return recoverInto(unfinished, **damaged, damagedPath);
}

} // namespace

QString unfinishedRecovery(const QString &newPath)
{
    return newPath + QStringLiteral(".part");
}

void removeUnfinishedRecovery(const QString &newPath)
{
    for (const char *kind : {"", ".mended"}) {
        for (const char *suffix : {"", "-wal", "-shm"})
            QFile::remove(unfinishedRecovery(newPath) + QLatin1StringView(kind) + QLatin1StringView(suffix));
    }
}

Result<RecoveryReport> recoverLog(const QString &damagedPath, const QString &newPath)
{
    const QString unfinished = unfinishedRecovery(newPath);
    for (const QString &path : {newPath, unfinished}) {
        if (QFileInfo::exists(path))
            return Error{ErrorCode::Busy,
                         QStringLiteral("%1 is there already: name a file that is not, or remove it").arg(path)};
    }
    Result<RecoveryReport> report = recoverThrough(damagedPath, unfinished);
    // rename() here refuses a name that was taken meanwhile.
    if (report && !QFile::rename(unfinished, newPath))
        report = Error{ErrorCode::Io,
                       QStringLiteral("cannot rename %1 to %2: is it there by now?").arg(unfinished, newPath)};
    if (!report)
        removeUnfinishedRecovery(newPath);
    return report;
}

} // namespace mtnops
