// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/samplelog.h"

#include "logger/store/sqlconnection.h"

#include <QSqlRecord>

using namespace std::chrono_literals;

namespace mtnops {

SiteInfo testSite()
{
    return SiteInfo{.name = QStringLiteral("kuiper"),
                    .title = QStringLiteral("Kuiper 61-inch, Mt. Bigelow"),
                    .latitude = 32.4165,
                    .longitude = -110.7346,
                    .elevation = 2510,
                    .timeZone = QByteArrayLiteral("America/Phoenix")};
}

DeviceTablePtr testTable(const QString &name)
{
    const QList<Column> columns = {
        {.name = QStringLiteral("wind"),
         .type = ColumnType::Real,
         .unit = QStringLiteral("mph"),
         .label = QStringLiteral("Wind speed"),
         .minimum = 0,
         .limits = {.warnAbove = 25, .alarmAbove = 40}},
        {.name = QStringLiteral("code"),
         .type = ColumnType::Integer,
         .label = QStringLiteral("Cloud condition"),
         .words = {{0, QStringLiteral("unknown")}, {1, QStringLiteral("clear")}}},
        {.name = QStringLiteral("open"), .type = ColumnType::Boolean, .label = QStringLiteral("Roof open")},
        {.name = QStringLiteral("note"), .type = ColumnType::Text, .label = QStringLiteral("Note")},
        {.name = QStringLiteral("seen"), .type = ColumnType::Time, .label = QStringLiteral("Device time")},
    };
    return std::make_shared<const DeviceTable>(
        DeviceTable{.name = name, .title = QStringLiteral("Boltwood"), .interval = 1s, .columns = columns});
}

DeviceTablePtr realTable(const QString &name, const QStringList &columns, Duration interval)
{
    DeviceTable table{.name = name, .title = name, .interval = interval};
    for (const QString &column : columns)
        table.columns.append(Column{.name = column, .label = column});
    return std::make_shared<const DeviceTable>(std::move(table));
}

Sample testSample(const DeviceTablePtr &table, Timestamp time, double wind)
{
    return Sample{.table = table,
                  .time = time,
                  .values = {wind, qint64(1), true, QStringLiteral("calm \"night\""), time - 250ms}};
}

std::unique_ptr<Writer> openWriter(const QString &path)
{
    Result<std::unique_ptr<Writer>> writer = Writer::open(path, testSite());
    if (!writer)
        qFatal("%s", qPrintable(writer.error().detail));
    return *std::move(writer);
}

void writeAll(Writer &writer, std::vector<Sample> samples)
{
    const Result<WriteReport> report = writer.write(Batch{.samples = std::move(samples)});
    if (!report)
        qFatal("%s", qPrintable(report.error().detail));
}

void repairAll(Writer &writer)
{
    for (Result<bool> more = true; *more;) {
        more = writer.repairRollups();
        if (!more)
            qFatal("%s", qPrintable(more.error().detail));
    }
}

QList<QVariantList> select(const QString &path, const QString &sql)
{
    const auto connection = SqlConnection::open(path, SqlConnection::Mode::ReadOnly);
    if (!connection)
        qFatal("%s", qPrintable(connection.error().detail));
    Result<QSqlQuery> query = (*connection)->prepare(sql);
    if (!query || !run(**connection, *query))
        qFatal("cannot run %s", qPrintable(sql));
    QList<QVariantList> rows;
    const int columns = query->record().count();
    while (query->next()) {
        QVariantList row;
        for (int column = 0; column < columns; ++column)
            row += query->value(column);
        rows += row;
    }
    return rows;
}

QStringList eventTexts(const QString &path)
{
    const QString sql = QStringLiteral("SELECT kind || ' ' || device || ': ' || text FROM mtnops_events");
    QStringList texts;
    for (const QVariantList &row : select(path, sql))
        texts += row.first().toString();
    return texts;
}

qint64 count(const QString &path, const QString &table)
{
    return select(path, QStringLiteral("SELECT count(*) FROM ") + table).first().first().toLongLong();
}

void execute(const QString &path, const QStringList &statements)
{
    const auto connection = SqlConnection::open(path, SqlConnection::Mode::ReadWrite);
    if (!connection)
        qFatal("%s", qPrintable(connection.error().detail));
    for (const QString &statement : statements) {
        if (const Result<void> done = (*connection)->execute(statement); !done)
            qFatal("%s", qPrintable(done.error().detail));
    }
}

} // namespace mtnops
