// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/livestatus.h"

#include "app/statussocket.h"

#include <QDeadlineTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>

namespace mtnops {

namespace {

constexpr int answerPatience = 500; // ms
constexpr qsizetype longest = 4'000'000; // bytes; a thousand devices have some 300,000

QJsonObject jsonOfDevice(const DeviceStatus &device)
{
    return {{QStringLiteral("device"), device.device},
            {QStringLiteral("state"), nameOf(device.state)},
            {QStringLiteral("detail"), device.detail},
            {QStringLiteral("since_us"), qint64(toMicroseconds(device.since))},
            {QStringLiteral("polls"), device.polls},
            {QStringLiteral("failures"), device.failures},
            {QStringLiteral("skipped"), device.skipped},
            {QStringLiteral("rejected"), device.rejected},
            {QStringLiteral("latency_us"), qint64(device.latency.count())}};
}

DeviceStatus deviceOf(const QJsonObject &object)
{
    const auto number = [&object](const char *name) { return object[QLatin1StringView(name)].toInteger(); };
    const QString state = object[QStringLiteral("state")].toString();
    return {.device = object[QStringLiteral("device")].toString(),
            .state = deviceStateFromString(state).value_or(DeviceState::NeverSeen),
            .detail = object[QStringLiteral("detail")].toString(),
            .since = fromMicroseconds(number("since_us")),
            .polls = number("polls"),
            .failures = number("failures"),
            .skipped = number("skipped"),
            .rejected = number("rejected"),
            .latency = Duration(number("latency_us"))};
}

std::optional<EngineStatus> statusOf(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return std::nullopt;
    const QJsonObject object = document.object();
    EngineStatus status;
    status.rowsPerSecond = object[QStringLiteral("rows_per_second")].toDouble();
    status.rowsWritten = object[QStringLiteral("rows_written")].toInteger();
    status.queued = object[QStringLiteral("queued")].toInteger();
    status.lost = object[QStringLiteral("lost")].toInteger();
    status.databaseBytes = object[QStringLiteral("database_bytes")].toInteger();
    status.problem = object[QStringLiteral("problem")].toString();
    status.alarm = object[QStringLiteral("alarm")].toString();
    const QJsonArray devices = object[QStringLiteral("devices")].toArray();
    for (const QJsonValue &device : devices)
        status.devices += deviceOf(device.toObject());
    return status;
}

} // namespace

QByteArray toJson(const EngineStatus &status)
{
    QJsonArray devices;
    for (const DeviceStatus &device : status.devices)
        devices += jsonOfDevice(device);
    return QJsonDocument(QJsonObject{{QStringLiteral("rows_per_second"), status.rowsPerSecond},
                                     {QStringLiteral("rows_written"), status.rowsWritten},
                                     {QStringLiteral("queued"), status.queued},
                                     {QStringLiteral("lost"), status.lost},
                                     {QStringLiteral("database_bytes"), status.databaseBytes},
                                     {QStringLiteral("problem"), status.problem},
                                     {QStringLiteral("alarm"), status.alarm},
                                     {QStringLiteral("devices"), devices}})
        .toJson(QJsonDocument::Compact);
}

std::optional<EngineStatus> askLiveStatus(const QString &databasePath)
{
    for (const QString &name : statusSocketsToAsk(databasePath)) {
        QLocalSocket socket;
        const QDeadlineTimer deadline(answerPatience);
        socket.connectToServer(name, QIODevice::ReadOnly);
        if (!socket.waitForConnected(int(deadline.remainingTime())))
            continue; // nobody is there
        QByteArray json;
        while (socket.state() != QLocalSocket::UnconnectedState && json.size() < longest
               && socket.waitForReadyRead(int(deadline.remainingTime())))
            json += socket.readAll();
        json += socket.readAll();
        if (const std::optional<EngineStatus> status = statusOf(json))
            return status;
    }
    return std::nullopt;
}

} // namespace mtnops
