// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/site/indipatternreader.h"
#include "logger/site/requestreader.h"

namespace mtnops {

/** What `interval` may be: no device of the field answers faster, and a timer counts milliseconds in 31 bits. */
constexpr Duration shortestInterval = std::chrono::milliseconds(10);
constexpr Duration longestInterval = std::chrono::hours(24);

/** What a device type and a [[device]] of a site file may both say; what is absent here is taken from the other. */
struct DeviceSettings
{
    std::optional<QString> title;
    std::optional<QString> transport;
    std::optional<QString> model;
    std::optional<quint16> port;
    std::optional<bool> persistent;
    std::optional<Duration> interval;
    std::optional<Duration> timeout;
    std::optional<bool> logsChanges;
    std::optional<Duration> maxInterval;
    std::optional<double> deadBand;
    std::optional<bool> isTail;
    std::optional<QString> rowTime;
    std::optional<int> baud;
    std::optional<int> dataBits;
    std::optional<int> stopBits;
    std::optional<SerialParity> parity;
    std::optional<int> unitId;
    std::optional<int> qos;
    std::optional<Duration> maxAge;
    std::optional<bool> takesRetained;
    QList<RequestTemplate> requests;
    QList<IndiPattern> indiPatterns;
    QList<ColumnRule> pushedColumns;
};

/** Reads those keys, whatever the transport. One thread. */
class DeviceSettingsReader
{
public:
    /** @p reader and @p diagnostics must outlive this. */
    DeviceSettingsReader(TomlReader &reader, Diagnostics &diagnostics);

    /** Reads title, transport, model, port, persistent, interval, timeout and those of files and serial lines. */
    void readKeys(DeviceSettings &settings);
    void readRequests(DeviceSettings &settings, const RequestContext &context, TakenNames &names);
    /** Appends the properties of INDI, and of @p columns those that are pushed by INDI or MQTT. */
    void readPushed(DeviceSettings &settings, const std::vector<const TomlValue *> &columns, const QString &transport,
                    TakenNames &names);
    /** Reports keys that mean nothing with @p transport, but those of @p excepted. */
    void refuseInapplicable(const QString &transport, const QStringList &excepted);

private:
    void readSerial(DeviceSettings &settings);
    void readThrift(DeviceSettings &settings);
    void readMqtt(DeviceSettings &settings);

    TomlReader &m_reader;
    Diagnostics &m_diagnostics;
};

/** The keys that tell how and where @p transport finds a device, such as "host". */
QStringList keysOfTransport(const QString &transport);

/** All keys of a [[device]] but a type's parameters; none of them may be the name of a parameter. */
const QStringList &deviceKeys();

} // namespace mtnops
