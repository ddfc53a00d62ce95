// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/devicesettings.h"

#include "logger/site/knownnames.h"

namespace mtnops {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 lastPort = 65535;
constexpr Duration shortestInterval = 10ms; // faster than any device of the field answers
constexpr Duration shortestTimeout = 10ms;
constexpr Duration longest = 24h; // a timer counts milliseconds in 31 bits

/** A key that only some transports have a use for. */
struct TransportKey
{
    QLatin1StringView key;
    QStringList transports;
};

const QList<TransportKey> &transportKeys()
{
    static const QList<TransportKey> keys = {
        {"host"_L1, {u"tcp"_qs, u"indi"_qs}}, {"port"_L1, {u"tcp"_qs, u"indi"_qs}},
        {"persistent"_L1, {u"tcp"_qs}},       {"request"_L1, {u"tcp"_qs, u"simulated"_qs}},
        {"properties"_L1, {u"indi"_qs}},      {"columns"_L1, {u"indi"_qs}},
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
    settings.interval = m_reader.duration("interval"_L1, shortestInterval, longest);
    settings.timeout = m_reader.duration("timeout"_L1, shortestTimeout, longest);
}

void DeviceSettingsReader::readRequests(DeviceSettings &settings, const QStringList &parameters, TakenNames &names)
{
    RequestReader requestReader(parameters, m_diagnostics);
    for (const TomlValue *table : m_reader.tables("request"_L1))
        settings.requests.append(requestReader.read(*table, names));
}

void DeviceSettingsReader::readIndi(DeviceSettings &settings, TakenNames &names)
{
    IndiPatternReader(m_diagnostics).read(m_reader, settings.indiPatterns);
    readColumnRules(m_reader, {.kind = SourceKind::Element, .groups = {}}, names, m_diagnostics, settings.indiColumns);
}

void DeviceSettingsReader::refuseInapplicable(const QString &transport, bool isType)
{
    for (const TransportKey &entry : transportKeys()) {
        const bool isStandIn = isType && entry.key == "model"_L1;
        if (!isStandIn && !entry.transports.contains(transport))
            m_reader.refuse(entry.key, u"does not apply to transport \"%1\": remove it"_qs.arg(transport));
    }
}

const QStringList &deviceKeys()
{
    static const QStringList keys = {u"name"_qs,       u"type"_qs,       u"title"_qs,    u"transport"_qs, u"host"_qs,
                                     u"port"_qs,       u"persistent"_qs, u"interval"_qs, u"timeout"_qs,   u"request"_qs,
                                     u"properties"_qs, u"columns"_qs,    u"model"_qs};
    return keys;
}

} // namespace mtnops
