// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/statusprinter.h"

#include "app/commands/commandsupport.h"
#include "app/console.h"
#include "logger/core/bytesize.h"
#include "logger/core/counted.h"
#include "models/valuetext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace mtnops {

namespace {

const QString unknown = QStringLiteral("–");

template<typename T, typename Text>
QString textOf(const std::optional<T> &value, Text text)
{
    return value ? text(*value) : unknown;
}

template<typename T>
QJsonValue jsonOf(const std::optional<T> &value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

QJsonValue jsonOf(const std::optional<Timestamp> &time)
{
    return time ? QJsonValue(QString::fromLatin1(toIsoUtc(*time))) : QJsonValue();
}

QJsonValue jsonOfText(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QString perDay(double bytes)
{
    return bytesText(qint64(bytes));
}

bool isLogged(const ShownStatus &status)
{
    return status.holder || status.live;
}

/** A log that nobody logs into grows no more, and its disk is not filled by it. */
QString growthText(const LogStatus &status, bool isLogged)
{
    const QString room = QStringLiteral("%1 free on the disk").arg(bytesText(status.freeBytes));
    if (!isLogged)
        return room;
    if (!status.bytesPerDay)
        return QStringLiteral("too little was logged to tell how fast it grows; ") + room;
    const QString growth = QStringLiteral("grows by %1 a day; %2").arg(perDay(*status.bytesPerDay), room);
    const std::optional<double> days = status.daysLeft();
    return days ? QStringLiteral("%1, full in %2").arg(growth, counted(qint64(*days), "day")) : growth;
}

/** On a full disk a service has no room for its lock file. */
QString holderText(const ShownStatus &status)
{
    if (status.holder)
        return QStringLiteral("%1 logs into it").arg(status.holder->text());
    return status.live ? QStringLiteral("a service that could not lock it yet logs into it")
                       : QStringLiteral("nobody logs into it");
}

/** By what the site file asks for, or as the process says that logs. */
QString alarmText(const ShownStatus &status)
{
    if (status.log.freeBytes >= status.minFree)
        return status.live ? status.live->alarm : QString();
    return QStringLiteral(
               "%1 free on the disk, min_free is %2: the oldest raw rows are deleted while it is logged into")
        .arg(bytesText(status.log.freeBytes), formatByteSize(status.minFree));
}

QString stateText(const TableStatus &table)
{
    QString text = nameOf(table.device.state);
    if (!table.device.detail.isEmpty())
        text += QStringLiteral(": ") + table.device.detail;
    if (table.dirty > Duration::zero())
        text += QStringLiteral(" (rollups of %1 to be made anew)").arg(ageText(table.dirty));
    return text;
}

QStringList cellsOf(const TableStatus &table)
{
    const auto number = [](auto count) { return QString::number(qint64(count)); };
    return {table.table,
            textOf(table.rows, number),
            textOf(table.first, isoTimeText),
            textOf(table.last, isoTimeText),
            table.last ? QString::number(table.bytesPerRow, 'f', 1) : unknown,
            textOf(table.rowsPerDay, number),
            textOf(table.bytesPerDay, perDay),
            stateText(table)};
}

bool isNumber(qsizetype column)
{
    return column == 1 || (column >= 4 && column <= 6);
}

void printTable(const QList<QStringList> &rows)
{
    QList<qsizetype> widths(rows.first().size(), 0);
    for (const QStringList &row : rows) {
        for (qsizetype column = 0; column < row.size(); ++column)
            widths[column] = std::max(widths[column], row[column].size());
    }
    for (const QStringList &row : rows) {
        QStringList cells;
        for (qsizetype column = 0; column < row.size(); ++column) {
            cells += isNumber(column) ? row[column].rightJustified(widths[column])
                                      : row[column].leftJustified(widths[column]);
        }
        QString line = cells.join(QLatin1StringView("  "));
        while (line.endsWith(u' '))
            line.chop(1);
        printResult(line);
    }
}

QJsonObject jsonOf(const TableStatus &table)
{
    const DeviceStatus &device = table.device;
    const bool isKnown = device.state != DeviceState::NeverSeen;
    return {{QStringLiteral("table"), table.table},
            {QStringLiteral("rows"), jsonOf(table.rows)},
            {QStringLiteral("first"), jsonOf(table.first)},
            {QStringLiteral("last"), jsonOf(table.last)},
            {QStringLiteral("bytes_per_row"), table.bytesPerRow},
            {QStringLiteral("rows_per_day"), jsonOf(table.rowsPerDay)},
            {QStringLiteral("bytes_per_day"), jsonOf(table.bytesPerDay)},
            {QStringLiteral("dirty_s"), double(table.dirty.count()) / 1e6},
            {QStringLiteral("state"), nameOf(device.state)},
            {QStringLiteral("state_detail"), device.detail},
            {QStringLiteral("state_since"), jsonOf(isKnown ? std::optional(device.since) : std::nullopt)},
            {QStringLiteral("polls"), device.polls},
            {QStringLiteral("failures"), device.failures},
            {QStringLiteral("skipped"), device.skipped},
            {QStringLiteral("rejected"), device.rejected},
            {QStringLiteral("latency_s"), double(device.latency.count()) / 1e6}};
}

QJsonValue jsonOf(const std::optional<SiteHolder> &holder)
{
    if (!holder)
        return {};
    return QJsonObject{{QStringLiteral("process"), holder->process},
                       {QStringLiteral("host"), holder->host},
                       {QStringLiteral("program"), holder->program}};
}

QJsonValue jsonOf(const std::optional<EngineStatus> &live)
{
    if (!live)
        return {};
    return QJsonObject{{QStringLiteral("rows_per_second"), live->rowsPerSecond},
                       {QStringLiteral("rows_written"), live->rowsWritten},
                       {QStringLiteral("rows_waiting"), live->queued},
                       {QStringLiteral("rows_lost"), live->lost},
                       {QStringLiteral("problem"), jsonOfText(live->problem)}};
}

QString liveText(const EngineStatus &live)
{
    QString text = QStringLiteral("%1 since it started, %2 a second, %3 waiting, %4 lost")
                       .arg(counted(live.rowsWritten, "row"))
                       .arg(live.rowsPerSecond, 0, 'f', 1)
                       .arg(live.queued)
                       .arg(live.lost);
    if (!live.problem.isEmpty())
        text += QStringLiteral("\nALARM: cannot write, what is read waits: ") + live.problem;
    return text;
}

/** With the devices' states and counters as the process has them, which writes counters once a minute. */
LogStatus withLive(const ShownStatus &status)
{
    LogStatus log = status.log;
    if (!status.live)
        return log;
    for (TableStatus &table : log.tables) {
        for (const DeviceStatus &device : status.live->devices) {
            if (device.device == table.table)
                table.device = device;
        }
    }
    return log;
}

} // namespace

void printStatusText(const ShownStatus &status)
{
    const LogStatus log = withLive(status);
    printResult(QStringLiteral("%1: %2").arg(status.path, bytesText(log.databaseBytes)));
    printResult(holderText(status));
    if (status.live)
        printResult(liveText(*status.live));
    if (!status.unreadable.isEmpty())
        printResult(QStringLiteral("ALARM: the database cannot be read: ") + status.unreadable);
    printResult(growthText(log, isLogged(status)));
    if (const QString alarm = alarmText(status); !alarm.isEmpty())
        printResult(QStringLiteral("ALARM: ") + alarm);
    QList<QStringList> rows = {{QStringLiteral("table"), QStringLiteral("rows"), QStringLiteral("first"),
                                QStringLiteral("last"), QStringLiteral("bytes/row"), QStringLiteral("rows/day"),
                                QStringLiteral("growth/day"), QStringLiteral("state")}};
    for (const TableStatus &table : log.tables)
        rows += cellsOf(table);
    printTable(rows);
}

void printStatusJson(const ShownStatus &status)
{
    const LogStatus log = withLive(status);
    QJsonArray tables;
    for (const TableStatus &table : log.tables)
        tables += jsonOf(table);
    const std::optional<double> daysLeft = isLogged(status) ? log.daysLeft() : std::nullopt;
    const QJsonValue minFree = status.minFree > 0 ? QJsonValue(status.minFree) : QJsonValue();
    const QJsonObject object{{QStringLiteral("database"), status.path},
                             {QStringLiteral("logger"), jsonOf(status.holder)},
                             {QStringLiteral("now"), jsonOf(status.live)},
                             {QStringLiteral("unreadable"), jsonOfText(status.unreadable)},
                             {QStringLiteral("bytes"), log.databaseBytes},
                             {QStringLiteral("wal_bytes"), log.walBytes},
                             {QStringLiteral("free_bytes"), log.freeBytes},
                             {QStringLiteral("min_free_bytes"), minFree},
                             {QStringLiteral("alarm"), jsonOfText(alarmText(status))},
                             {QStringLiteral("bytes_per_day"), jsonOf(log.bytesPerDay)},
                             {QStringLiteral("days_until_full"), jsonOf(daysLeft)},
                             {QStringLiteral("tables"), tables}};
    printResult(QString::fromUtf8(QJsonDocument(object).toJson()).trimmed());
}

} // namespace mtnops
