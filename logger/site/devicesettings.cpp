// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/devicesettings.h"

#include "logger/site/knownnames.h"

namespace mtnops {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 lastPort = 65535;
constexpr Duration shortestTimeout = 10ms;
constexpr qint64 slowestBaud = 110;
constexpr qint64 fastestBaud = 4000000;
constexpr qint64 lastUnit = 255;

/** A key that only some transports have a use for. */
struct TransportKey
{
    QLatin1StringView key;
    QStringList transports;
};

const QList<TransportKey> &transportKeys()
{
    static const QStringList hosts = {u"tcp"_qs,   u"udp"_qs,    u"indi"_qs, u"http"_qs,
                                      u"https"_qs, u"modbus"_qs, u"mqtt"_qs, u"mqtts"_qs};
    static const QStringList web = {u"http"_qs, u"https"_qs, u"mqtt"_qs, u"mqtts"_qs};
    static const QStringList mqtt = {u"mqtt"_qs, u"mqtts"_qs};
    static const QStringList asked = {u"file"_qs,   u"http"_qs,      u"https"_qs, u"process"_qs,
                                      u"serial"_qs, u"simulated"_qs, u"tcp"_qs,   u"udp"_qs};
    static const QStringList serial = {u"serial"_qs, u"modbus-rtu"_qs};
    static const QList<TransportKey> keys = {
        {"host"_L1, hosts},
        {"port"_L1, hosts},
        {"persistent"_L1, {u"tcp"_qs}},
        {"path"_L1, {u"file"_qs, u"serial"_qs, u"modbus-rtu"_qs}},
        {"tail"_L1, {u"file"_qs}},
        {"row_time"_L1, asked},
        {"command"_L1, {u"process"_qs}},
        {"user"_L1, web},
        {"password_file"_L1, web},
        {"ca_file"_L1, {u"https"_qs, u"mqtts"_qs}},
        {"baud"_L1, serial},
        {"data_bits"_L1, {u"serial"_qs}},
        {"stop_bits"_L1, serial},
        {"parity"_L1, serial},
        {"unit_id"_L1, {u"modbus"_qs, u"modbus-rtu"_qs}},
        {"qos"_L1, mqtt},
        {"max_age"_L1, mqtt},
        {"retained"_L1, mqtt},
        {"properties"_L1, {u"indi"_qs}},
        {"columns"_L1, {u"indi"_qs, u"mqtt"_qs, u"mqtts"_qs}},
        {"model"_L1, {u"simulated"_qs}},
    };
    return keys;
}

} // namespace

DeviceSettingsReader::DeviceSettingsReader(TomlReader &reader, Diagnostics &diagnostics)
    : m_reader(reader), m_diagnostics(diagnostics)
{
}

void DeviceSettingsReader::readKeys(DeviceSettings &settings)
{
    settings.title = m_reader.filledText("title"_L1);
    settings.transport = m_reader.word("transport"_L1, u"transport"_qs, knownTransports());
    settings.model = m_reader.word("model"_L1, u"model"_qs, knownSimulations());
    if (const std::optional<qint64> port = m_reader.integer("port"_L1, 1, lastPort))
        settings.port = quint16(*port);
    settings.persistent = m_reader.boolean("persistent"_L1);
    settings.interval = m_reader.duration("interval"_L1, shortestInterval, longestInterval);
    settings.timeout = m_reader.duration("timeout"_L1, shortestTimeout, longestInterval);
    settings.isTail = m_reader.boolean("tail"_L1);
    settings.rowTime = m_reader.filledText("row_time"_L1);
    readThrift(settings);
    readSerial(settings);
    readMqtt(settings);
}

void DeviceSettingsReader::readThrift(DeviceSettings &settings)
{
    const QStringList manners = {u"all"_qs, u"change"_qs};
    if (const std::optional<QString> manner = m_reader.word("log"_L1, u"manner of logging"_qs, manners))
        settings.logsChanges = *manner == u"change";
    settings.maxInterval = m_reader.duration("max_interval"_L1, shortestInterval, longestInterval);
    settings.deadBand = readDeadBand(m_reader);
}

void DeviceSettingsReader::readMqtt(DeviceSettings &settings)
{
    if (const std::optional<qint64> qos = m_reader.integer("qos"_L1, 0, 2))
        settings.qos = int(*qos);
    settings.maxAge = m_reader.duration("max_age"_L1, 1s, longestInterval);
    settings.takesRetained = m_reader.boolean("retained"_L1);
}

void DeviceSettingsReader::readSerial(DeviceSettings &settings)
{
    const auto number = [this](TomlReader::Key key, qint64 minimum, qint64 maximum) -> std::optional<int> {
        const std::optional<qint64> value = m_reader.integer(key, minimum, maximum);
        return value ? std::optional(int(*value)) : std::nullopt;
    };
    settings.baud = number("baud"_L1, slowestBaud, fastestBaud);
    settings.dataBits = number("data_bits"_L1, 7, 8);
    settings.stopBits = number("stop_bits"_L1, 1, 2);
    const QStringList parities = {u"none"_qs, u"even"_qs, u"odd"_qs}; // in the order of SerialParity
    if (const std::optional<QString> parity = m_reader.word("parity"_L1, u"parity"_qs, parities))
        settings.parity = SerialParity(parities.indexOf(*parity));
    settings.unitId = number("unit_id"_L1, 1, lastUnit);
}

void DeviceSettingsReader::readRequests(DeviceSettings &settings, const RequestContext &context, TakenNames &names)
{
    RequestReader requestReader(context, m_diagnostics);
    for (const TomlValue *table : m_reader.tables("request"_L1))
        settings.requests.append(requestReader.read(*table, names));
}

void DeviceSettingsReader::readPushed(DeviceSettings &settings, const std::vector<const TomlValue *> &columns,
                                      const QString &transport, TakenNames &names)
{
    IndiPatternReader(m_diagnostics).read(m_reader, settings.indiPatterns);
    const SourceKind kind = transport.startsWith(u"mqtt") ? SourceKind::Topic : SourceKind::Element;
    readColumnRules(columns, {.kind = kind, .groups = {}}, names, m_diagnostics, settings.pushedColumns);
}

void DeviceSettingsReader::refuseInapplicable(const QString &transport, const QStringList &excepted)
{
    for (const TransportKey &entry : transportKeys()) {
        if (!excepted.contains(entry.key) && !entry.transports.contains(transport))
            m_reader.refuse(entry.key, u"does not apply to transport \"%1\": remove it"_qs.arg(transport));
    }
    if (transport == u"indi")
        m_reader.refuse("request"_L1, u"does not apply to transport \"indi\": remove it"_qs);
}

QStringList keysOfTransport(const QString &transport)
{
    QStringList keys;
    for (const TransportKey &entry : transportKeys()) {
        if (entry.transports.contains(transport))
            keys.append(entry.key);
    }
    return keys;
}

const QStringList &deviceKeys()
{
    static const QStringList keys = [] {
        QStringList list = {u"name"_qs,    u"type"_qs,   u"title"_qs, u"transport"_qs, u"interval"_qs,    u"timeout"_qs,
                            u"request"_qs, u"retain"_qs, u"log"_qs,   u"deadband"_qs,  u"max_interval"_qs};
        for (const TransportKey &entry : transportKeys())
            list.append(entry.key);
        return list;
    }();
    return keys;
}

} // namespace mtnops
