// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/catalogtables.h"

#include "logger/store/sqlconnection.h"
#include "logger/store/sqlvalue.h"
#include "logger/store/tablecolumns.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QVariant>

namespace mtnops {

namespace {

std::optional<double> optionalNumber(const QVariant &stored)
{
    return stored.isNull() ? std::nullopt : std::optional(stored.toDouble());
}

QVariant orNull(std::optional<double> number)
{
    return number ? QVariant(*number) : QVariant();
}

} // namespace

Result<SiteInfo> readSite(SqlConnection &connection)
{
    Result<QSqlQuery> query = connection.prepare(
        QStringLiteral("SELECT name, title, latitude, longitude, elevation, time_zone FROM mtnops_site WHERE id = 1"));
    if (!query)
        return query.error();
    if (const Result<void> done = run(connection, *query); !done)
        return done.error();
    if (!query->next())
        return Error{ErrorCode::Database, QStringLiteral("%1: mtnops_site has no row").arg(connection.path())};
    return SiteInfo{.name = query->value(0).toString(),
                    .title = query->value(1).toString(),
                    .latitude = query->value(2).toDouble(),
                    .longitude = query->value(3).toDouble(),
                    .elevation = query->value(4).toDouble(),
                    .timeZone = query->value(5).toString().toLatin1()};
}

Result<QString> writeSite(SqlConnection &connection, const SiteInfo &site)
{
    const Result<SiteInfo> stored = readSite(connection);
    if (!stored)
        return stored.error();
    if (*stored == site)
        return stored->name;
    Result<QSqlQuery> query = connection.prepare(
        QStringLiteral("UPDATE mtnops_site SET name = :name, title = :title, latitude = :latitude,"
                       " longitude = :longitude, elevation = :elevation, time_zone = :zone WHERE id = 1"));
    if (!query)
        return query.error();
    query->bindValue(QStringLiteral(":name"), textOrEmpty(site.name));
    query->bindValue(QStringLiteral(":title"), textOrEmpty(site.title));
    query->bindValue(QStringLiteral(":latitude"), site.latitude);
    query->bindValue(QStringLiteral(":longitude"), site.longitude);
    query->bindValue(QStringLiteral(":elevation"), site.elevation);
    query->bindValue(QStringLiteral(":zone"), textOrEmpty(QString::fromLatin1(site.timeZone)));
    if (const Result<void> done = run(connection, *query); !done)
        return done.error();
    if (const Result<void> raised = raiseCatalogVersion(connection); !raised)
        return raised.error();
    return stored->name;
}

Result<qint64> readCatalogVersion(SqlConnection &connection)
{
    const Result<QVariant> version =
        connection.value(QStringLiteral("SELECT catalog_version FROM mtnops_site WHERE id = 1"));
    if (!version)
        return version.error();
    return version->toLongLong();
}

Result<void> raiseCatalogVersion(SqlConnection &connection)
{
    return connection.execute(QStringLiteral("UPDATE mtnops_site SET catalog_version = catalog_version + 1"));
}

Result<QList<Column>> readColumns(SqlConnection &connection, const QString &device)
{
    Result<QSqlQuery> query =
        connection.prepare(QStringLiteral("SELECT name, type, unit, label, description, minimum, maximum,"
                                          " warn_below, warn_above, alarm_below, alarm_above, words"
                                          " FROM mtnops_columns WHERE device = :device ORDER BY position, rowid"));
    if (!query)
        return query.error();
    query->bindValue(QStringLiteral(":device"), device);
    if (const Result<void> done = run(connection, *query); !done)
        return done.error();
    QList<Column> columns;
    while (query->next()) {
        const QString name = query->value(0).toString();
        const std::optional<ColumnType> type = columnTypeFromString(query->value(1).toString());
        if (!type || !isSqlName(name)) {
            return Error{
                ErrorCode::Database,
                QStringLiteral("%1: mtnops_columns has a column \"%2\" of type \"%3\", which is no name or type "
                               "of a log")
                    .arg(connection.path(), name, query->value(1).toString())};
        }
        columns.append(Column{.name = name,
                              .type = *type,
                              .unit = query->value(2).toString(),
                              .label = query->value(3).toString(),
                              .description = query->value(4).toString(),
                              .minimum = optionalNumber(query->value(5)),
                              .maximum = optionalNumber(query->value(6)),
                              .limits = {.warnBelow = optionalNumber(query->value(7)),
                                         .warnAbove = optionalNumber(query->value(8)),
                                         .alarmBelow = optionalNumber(query->value(9)),
                                         .alarmAbove = optionalNumber(query->value(10))},
                              .words = wordsFromJson(query->value(11).toString())});
    }
    return columns;
}

Result<DeviceTable> readTable(SqlConnection &connection, const QString &device)
{
    Result<QSqlQuery> query =
        connection.prepare(QStringLiteral("SELECT interval_us FROM mtnops_devices WHERE name = :name"));
    if (!query)
        return query.error();
    query->bindValue(QStringLiteral(":name"), device);
    if (const Result<void> done = run(connection, *query); !done)
        return done.error();
    const qint64 interval = query->next() ? query->value(0).toLongLong() : 0;
    Result<QList<Column>> columns = readColumns(connection, device);
    if (!columns)
        return columns.error();
    const Result<QHash<QString, RealColumn>> existing = realColumns(connection, device);
    if (!existing)
        return existing.error();
    columns->removeIf([&](const Column &column) { return !existing->contains(column.name); });
    return DeviceTable{.name = device, .title = device, .interval = Duration(interval), .columns = *columns};
}

Result<void> writeColumn(SqlConnection &connection, const QString &device, const Column &column, qsizetype position)
{
    Result<QSqlQuery> query = connection.prepare(
        QStringLiteral("INSERT OR REPLACE INTO mtnops_columns (device, name, position, type, unit, label, description,"
                       " minimum, maximum, warn_below, warn_above, alarm_below, alarm_above, words) VALUES"
                       " (:device, :name, :position, :type, :unit, :label, :description,"
                       " :minimum, :maximum, :warn_below, :warn_above, :alarm_below, :alarm_above, :words)"));
    if (!query)
        return query.error();
    query->bindValue(QStringLiteral(":device"), device);
    query->bindValue(QStringLiteral(":name"), column.name);
    query->bindValue(QStringLiteral(":position"), qint64(position));
    query->bindValue(QStringLiteral(":type"), nameOf(column.type));
    query->bindValue(QStringLiteral(":unit"), textOrEmpty(column.unit));
    query->bindValue(QStringLiteral(":label"), textOrEmpty(column.label));
    query->bindValue(QStringLiteral(":description"), textOrEmpty(column.description));
    query->bindValue(QStringLiteral(":minimum"), orNull(column.minimum));
    query->bindValue(QStringLiteral(":maximum"), orNull(column.maximum));
    query->bindValue(QStringLiteral(":warn_below"), orNull(column.limits.warnBelow));
    query->bindValue(QStringLiteral(":warn_above"), orNull(column.limits.warnAbove));
    query->bindValue(QStringLiteral(":alarm_below"), orNull(column.limits.alarmBelow));
    query->bindValue(QStringLiteral(":alarm_above"), orNull(column.limits.alarmAbove));
    query->bindValue(QStringLiteral(":words"),
                     column.words.isEmpty() ? QVariant() : QVariant(wordsToJson(column.words)));
    return run(connection, *query);
}

Result<bool> writeDevice(SqlConnection &connection, const DeviceTable &table)
{
    Result<QSqlQuery> query = connection.prepare(
        QStringLiteral("INSERT INTO mtnops_devices (name, title, interval_us) VALUES (:name, :title, :interval)"
                       " ON CONFLICT (name) DO UPDATE SET title = excluded.title, interval_us = excluded.interval_us"
                       " WHERE title <> excluded.title OR interval_us <> excluded.interval_us"));
    if (!query)
        return query.error();
    query->bindValue(QStringLiteral(":name"), table.name);
    query->bindValue(QStringLiteral(":title"), textOrEmpty(table.title));
    query->bindValue(QStringLiteral(":interval"), qint64(table.interval.count()));
    if (const Result<void> done = run(connection, *query); !done)
        return done.error();
    return query->numRowsAffected() > 0;
}

QString wordsToJson(const QMap<qint64, QString> &words)
{
    QJsonObject object;
    for (auto word = words.begin(); word != words.end(); ++word)
        object.insert(QString::number(word.key()), word.value());
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QMap<qint64, QString> wordsFromJson(const QString &json)
{
    QMap<qint64, QString> words;
    const QJsonObject object = QJsonDocument::fromJson(json.toUtf8()).object();
    for (auto word = object.begin(); word != object.end(); ++word)
        words.insert(word.key().toLongLong(), word.value().toString());
    return words;
}

} // namespace mtnops
