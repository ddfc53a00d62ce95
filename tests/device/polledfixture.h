// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/devicefactory.h"
#include "tests/support/fakedevice.h"

#include <QTest>

namespace mtnops {

using namespace std::chrono_literals;

inline ColumnRule column(const char *name)
{
    return {.column = {.name = QString::fromLatin1(name), .label = QString::fromLatin1(name)}, .source = {}};
}

inline RequestRule request(const QByteArray &send, const QList<ColumnRule> &columns)
{
    return {.send = send, .decoder = QStringLiteral("ng"), .columns = columns};
}

/** ALL with two columns and DOME with one. */
inline DeviceConfig twoRequests(quint16 port)
{
    DeviceConfig config{.name = QStringLiteral("tcs"), .title = QStringLiteral("TCS")};
    config.transport = QStringLiteral("tcp");
    config.host = QStringLiteral("127.0.0.1");
    config.port = port;
    config.interval = 50ms;
    config.timeout = 200ms;
    config.requests = {request("ALL\n", {column("alt"), column("az")}), request("DOME\n", {column("dome")})};
    return config;
}

/** Collects what a device tells, in order. */
struct Listener
{
    explicit Listener(Device &device)
    {
        QObject::connect(&device, &Device::sampleTaken, &receiver,
                         [this](const Sample &sample) { samples.append(sample); });
        QObject::connect(&device, &Device::statusChanged, &receiver,
                         [this](const DeviceStatus &status) { statuses.append(status); });
        QObject::connect(&device, &Device::eventRaised, &receiver, [this](const Event &event) {
            events.append(nameOf(event.kind) + QStringLiteral(": ") + event.text);
        });
        QObject::connect(&device, &Device::exchanged, &receiver,
                         [this](const Exchange &exchange) { exchanges.append(exchange); });
        QObject::connect(&device, &Device::pollFinished, &receiver,
                         [this](bool succeeded) { polls.append(succeeded); });
    }

    QList<Sample> samples;
    QList<DeviceStatus> statuses;
    QStringList events;
    QList<Exchange> exchanges;
    QList<bool> polls;
    QObject receiver; // dies first
};

inline FakeDevice::Behaviour answersBoth()
{
    return [](const QByteArray &read) {
        return FakeAnswer::whole(read == "ALL\n" ? "TCSNG TCS 1 45.5 180\r\n" : "TCSNG TCS 1 179\r\n");
    };
}

/** Lets @p device poll once, now. */
inline void pollOnce(Device &device, const Listener &listener)
{
    const qsizetype before = listener.polls.size();
    device.pollNow();
    QTRY_COMPARE(listener.polls.size(), before + 1);
}

inline const Timestamp noon(std::chrono::seconds(1'800'000'000));

} // namespace mtnops
