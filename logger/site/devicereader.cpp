// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/devicereader.h"

#include "logger/site/asking.h"
#include "logger/site/columnamendment.h"
#include "logger/site/connectionreader.h"
#include "logger/site/knownnames.h"
#include "logger/site/retentionreader.h"
#include "logger/site/timezonereader.h"

#include <algorithm>

namespace mtnops {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Duration standardInterval = 1s;

/** Long enough for a slow link, short enough that a silent device does not cost more turns than it must. */
Duration standardTimeout(Duration interval)
{
    return std::clamp(interval, Duration(1s), Duration(5s));
}

/** Nobody tells when the sender of messages has died: three that have not come do. */
Duration standardAge(Duration interval)
{
    return std::max(3 * interval, Duration(1min));
}

/** Where a server of that transport is found unless somebody says otherwise; 0 for anywhere. */
quint16 standardPort(const QString &transport)
{
    constexpr quint16 http = 80;
    constexpr quint16 https = 443;
    constexpr quint16 modbus = 502;
    constexpr quint16 mqtt = 1883;
    constexpr quint16 mqtts = 8883;
    static const QHash<QString, quint16> ports = {
        {u"http"_qs, http}, {u"https"_qs, https}, {u"modbus"_qs, modbus}, {u"mqtt"_qs, mqtt}, {u"mqtts"_qs, mqtts}};
    return ports.value(transport, 0);
}

/** Takes from the type what the site file leaves out. Requests and INDI columns of both count. */
void complete(DeviceSettings &settings, const DeviceSettings &type)
{
    const auto take = [](auto &own, const auto &standard) {
        if (!own)
            own = standard;
    };
    take(settings.title, type.title);
    take(settings.transport, type.transport);
    take(settings.model, type.model);
    take(settings.port, type.port);
    take(settings.persistent, type.persistent);
    take(settings.interval, type.interval);
    take(settings.timeout, type.timeout);
    take(settings.logsChanges, type.logsChanges);
    take(settings.maxInterval, type.maxInterval);
    take(settings.deadBand, type.deadBand);
    take(settings.isTail, type.isTail);
    take(settings.rowTime, type.rowTime);
    take(settings.baud, type.baud);
    take(settings.dataBits, type.dataBits);
    take(settings.stopBits, type.stopBits);
    take(settings.parity, type.parity);
    take(settings.unitId, type.unitId);
    take(settings.qos, type.qos);
    take(settings.maxAge, type.maxAge);
    take(settings.takesRetained, type.takesRetained);
}

} // namespace

DeviceReader::DeviceReader(const TomlValue &table, DeviceTypeLoader &types, SiteDefaults site, Diagnostics &diagnostics)
    : m_reader(table, diagnostics), m_types(types), m_site(std::move(site)), m_diagnostics(diagnostics)
{
}

DeviceConfig DeviceReader::read()
{
    const qsizetype mistakesBefore = m_diagnostics.count();
    readName();
    readType();
    readParameters();
    readSettings();
    m_config.retain = readRetention(m_reader).value_or(m_site.retain);
    applyTransport();
    applySchedule();
    applyThrift();
    applyRequests();
    if (m_isTypeSound)
        m_reader.reportUnknownKeys();
    else
        m_reader.reportMisspeltKeys(); // the others may be parameters of the type that was meant
    m_config.title = m_settings.title.value_or(m_config.name);
    m_config.problem = m_diagnostics.firstAfter(mistakesBefore);
    if (m_config.problem.isEmpty() && m_type)
        m_config.problem = m_type->problem;
    return m_config;
}

void DeviceReader::readName()
{
    const auto name = m_reader.requiredText("name"_L1, u"the device's and its table's name, such as \"tcs\""_qs);
    if (!name)
        return;
    m_config.name = *name;
    if (const QString problem = problemOfLoggedName(u"device"_qs, *name); !problem.isEmpty()) {
        m_reader.report(u"name", problem);
        m_config.name = suggestedSqlName(*name);
        return;
    }
    m_hasOwnName = true;
}

void DeviceReader::readType()
{
    if (!m_reader.has(u"type"))
        return;
    m_config.type = m_reader.filledText("type"_L1).value_or(QString());
    if (!m_config.type.isEmpty()) {
        m_type = m_types.find(m_config.type);
        if (!m_type)
            m_reader.report(u"type", m_types.problemOfMissing(m_config.type));
    }
    m_isTypeSound = m_type && m_type->problem.isEmpty();
}

void DeviceReader::readParameters()
{
    if (!m_type)
        return;
    for (const TypeParameter &parameter : m_type->parameters) {
        if (const std::optional<QString> value = parameterValue(parameter))
            m_parameters.insert(parameter.name, *value);
    }
}

std::optional<QString> DeviceReader::parameterValue(const TypeParameter &parameter)
{
    const TomlValue *value = m_reader.find(parameter.name);
    if (!value) {
        if (!parameter.standard)
            m_reader.reportMissing(parameter.name, parameter.description);
        return parameter.standard;
    }
    if (value->kind == TomlValue::Kind::Integer)
        return QString::number(value->integer);
    if (value->kind != TomlValue::Kind::String) {
        m_reader.report(parameter.name, u"%1 must be a string, not %2"_qs.arg(parameter.name, describe(value->kind)));
        return std::nullopt;
    }
    if (const QString problem = problemOfParameter(value->text); !problem.isEmpty()) {
        m_reader.report(parameter.name, u"%1 %2"_qs.arg(parameter.name, problem));
        return std::nullopt;
    }
    return value->text;
}

void DeviceReader::readSettings()
{
    ConnectionReader(m_reader, m_site.folder).read(m_config);
    TakenNames names(u"column"_qs);
    if (m_type) {
        names = m_type->columnNames;
        m_settings.requests = m_type->settings.requests;
        m_settings.indiPatterns = m_type->settings.indiPatterns;
        m_settings.pushedColumns = m_type->settings.pushedColumns;
    }
    DeviceSettingsReader settingsReader(m_reader, m_diagnostics);
    settingsReader.readKeys(m_settings);
    std::vector<const TomlValue *> columns = m_reader.tables("columns"_L1);
    if (m_type)
        columns = amendColumns(columns, m_settings, m_diagnostics);
    const RequestContext context{.parameters = m_type ? m_type->parameterNames() : QStringList(),
                                 .transport = m_settings.transport ? *m_settings.transport
                                     : m_type                      ? m_type->settings.transport.value_or(QString())
                                                                   : QString()};
    const QStringList pushed = {u"indi"_qs, u"mqtt"_qs, u"mqtts"_qs};
    if (m_isTypeSound && m_type && !context.transport.isEmpty() && !pushed.contains(context.transport)) {
        reportUnknownColumns(columns, *m_type, m_diagnostics);
        columns.clear();
    }
    settingsReader.readRequests(m_settings, context, names);
    settingsReader.readPushed(m_settings, columns, context.transport, names);
    const bool isTaken = m_type && m_type->settings.takesRetained.value_or(false); // the name, by the type
    if (m_settings.takesRetained.value_or(false) && !isTaken)
        names.take(retainedColumn().name, m_reader.positionOf(u"retained"), m_diagnostics);
}

void DeviceReader::applyTransport()
{
    const bool isTransportKnown = m_settings.transport || !m_reader.has(u"transport");
    if (m_type)
        complete(m_settings, m_type->settings);
    if (!m_isTypeSound || !isTransportKnown)
        return;
    if (!m_settings.transport) {
        m_reader.reportMissing(u"type", u"a device type, or else \"transport\": "_qs + knownTransports().join(u", "));
        return;
    }
    m_config.transport = *m_settings.transport;
    DeviceSettingsReader(m_reader, m_diagnostics)
        .refuseInapplicable(m_config.transport, m_type ? QStringList{u"columns"_qs} : QStringList()); // amended ones
    checkPresence();
    if (keysOfTransport(m_config.transport).contains(u"row_time"))
        m_config.rowTime = m_settings.rowTime.value_or(QString());
    if (m_config.transport == u"simulated") {
        m_config.model = m_settings.model.value_or(QString());
        return;
    }
    m_config.port = m_settings.port.value_or(standardPort(m_config.transport));
    m_config.isTail = m_settings.isTail.value_or(false);
    m_config.serial = {.baud = m_settings.baud.value_or(m_config.serial.baud),
                       .dataBits = m_settings.dataBits.value_or(m_config.serial.dataBits),
                       .stopBits = m_settings.stopBits.value_or(m_config.serial.stopBits),
                       .parity = m_settings.parity.value_or(m_config.serial.parity)};
    m_config.qos = m_settings.qos.value_or(m_config.qos);
    m_config.takesRetained = m_settings.takesRetained.value_or(false);
    m_config.unitId = m_settings.unitId.value_or(m_config.unitId);
    m_config.persistent = m_config.transport == u"tcp" && m_settings.persistent.value_or(false);
}

void DeviceReader::checkPresence()
{
    const auto require = [this](QLatin1StringView key, bool isGiven, const QString &purpose) {
        if (!isGiven && !m_reader.has(QString(key)))
            m_reader.reportMissing(QString(key), purpose);
    };
    const bool isIndi = m_config.transport == u"indi";
    if (m_config.transport == u"simulated")
        require("model"_L1, m_settings.model.has_value(), u"the simulation that answers, such as \"tcsng\""_qs);
    ConnectionReader(m_reader, m_site.folder)
        .checkPresence(m_config.transport, m_settings.port || standardPort(m_config.transport) != 0);
    if (isIndi)
        require("properties"_L1, !m_settings.indiPatterns.isEmpty() || !m_settings.pushedColumns.isEmpty(),
                u"what to log, such as [ \"Device.PROPERTY.*\" ]"_qs);
    else if (!m_config.transport.startsWith(u"mqtt"))
        require("request"_L1, !m_settings.requests.isEmpty(),
                u"what the device is asked: a line [[device.request]], and below it send, decode and columns"_qs);
    else if (!m_reader.has(u"columns"))
        require("request"_L1, !m_settings.requests.isEmpty() || !m_settings.pushedColumns.isEmpty(),
                u"what is listened to, as [[device.request]] with a topic, or as [[device.columns]]"_qs);
}

void DeviceReader::applySchedule()
{
    m_config.interval = m_settings.interval.value_or(standardInterval);
    m_config.timeout = m_settings.timeout.value_or(standardTimeout(m_config.interval));
    if (m_config.transport.startsWith(u"mqtt"))
        m_config.maxAge = m_settings.maxAge.value_or(standardAge(m_config.interval));
}

/** A chart shows no gap up to 2.5 times the longest time without a row: it must be said. */
void DeviceReader::applyThrift()
{
    m_config.logsChanges = m_settings.logsChanges.value_or(false);
    const bool isMisspelt = !m_settings.logsChanges && m_reader.has(u"log");
    if (!m_config.logsChanges) {
        for (const auto &key : {"max_interval"_L1, "deadband"_L1})
            if (!isMisspelt)
                m_reader.refuse(key, u"does not apply where every row is logged: add log = \"change\""_qs);
        return;
    }
    if (!m_settings.maxInterval && !m_reader.has(u"max_interval"))
        m_reader.reportMissing(u"max_interval", u"the longest time without a row, such as \"5min\""_qs);
    m_config.maxInterval = m_settings.maxInterval.value_or(m_config.interval);
    m_config.deadBand = m_settings.deadBand.value_or(0);
    if (m_config.maxInterval < m_config.interval)
        m_reader.report(u"max_interval",
                        u"max_interval (%1) must not be shorter than the interval (%2)"_qs.arg(
                            formatDuration(m_config.maxInterval), formatDuration(m_config.interval)));
}

void DeviceReader::applyRequests()
{
    if (!m_isTypeSound)
        return;
    m_config.indiPatterns = m_settings.indiPatterns;
    m_config.pushedColumns = inTimeZone(m_settings.pushedColumns);
    const bool hasAllParameters = !m_type || m_parameters.size() == m_type->parameters.size();
    for (const RequestTemplate &request : m_settings.requests) {
        const QString send = request.send.filled(m_parameters);
        m_config.requests.append({.send = send.toUtf8(),
                                  .decoder = request.decoder,
                                  .columns = inTimeZone(request.columns),
                                  .format = request.format});
        // The template has been checked; the values of its parameters can spoil it.
        if (!hasAllParameters || request.send.parameters().isEmpty())
            continue;
        if (const QString problem = problemOfRequest(send, request.decoder, m_config.transport); !problem.isEmpty())
            m_reader.report(request.send.parameters().first(), u"\"%1\": %2"_qs.arg(send, problem));
    }
    checkTypeOverTransport();
    checkRows();
}

/** A site file may reach a device of a type in another way than the type does, but not in any. */
void DeviceReader::checkTypeOverTransport()
{
    const QString written = m_type ? m_type->settings.transport.value_or(QString()) : QString();
    if (!m_reader.has(u"transport") || written.isEmpty() || m_config.transport.isEmpty())
        return;
    const QList<RequestTemplate> &requests = m_type->settings.requests;
    const bool fits = std::all_of(requests.begin(), requests.end(), [&](const RequestTemplate &request) {
        return canBeAskedOver(m_config.transport, written, request);
    });
    if (!fits)
        m_reader.report(
            u"transport",
            u"the requests of type \"%1\" are written for transport \"%2\" and cannot be made over \"%3\""_qs.arg(
                m_config.type, written, m_config.transport));
}

/** What is wrong with a device that gives several rows at once. */
void DeviceReader::checkRows()
{
    const bool hasRows = std::any_of(m_config.requests.begin(), m_config.requests.end(),
                                     [](const RequestRule &request) { return !request.format.rows.isEmpty(); });
    if (!m_config.isTail && !hasRows) {
        if (!m_config.rowTime.isEmpty())
            m_reader.report(u"row_time",
                            u"row_time is for the lines of a file and for replies with several rows: add tail = true, "
                            "or rows to the request"_qs);
        return;
    }
    if (m_config.requests.isEmpty())
        return;
    if (m_config.isTail)
        checkTail(hasRows);
    else if (m_config.requests.size() > 1)
        m_reader.report(u"request", u"rows of a reply are whole rows of the table: give the device one request"_qs);
    else if (m_config.rowTime.isEmpty() && !m_reader.has(u"row_time"))
        m_reader.reportMissing(u"row_time", u"the column of type \"time\" that says when each row was measured"_qs);
    const QList<ColumnRule> &columns = m_config.requests.first().columns;
    const bool isTime = std::any_of(columns.begin(), columns.end(), [this](const ColumnRule &rule) {
        return rule.column.name == m_config.rowTime && rule.column.type == ColumnType::Time;
    });
    if (!m_config.rowTime.isEmpty() && !isTime)
        m_reader.report(u"row_time", u"\"%1\" is no column of type \"time\""_qs.arg(m_config.rowTime));
}

/** Every line of a tail is a row: what makes no row of one line alone is a mistake. */
void DeviceReader::checkTail(bool hasRows)
{
    if (m_config.requests.size() > 1)
        m_reader.report(u"tail", u"a line has one way to be read: give the device one request"_qs);
    if (hasRows)
        m_reader.report(u"tail", u"each line of a tail is a row already: remove rows from the request"_qs);
    if (m_config.requests.first().format.hasHeader)
        m_reader.report(u"tail", u"a line has no header: remove header, and number the fields"_qs);
}

/** The columns, with the site's time zone for those that ask for it. */
QList<ColumnRule> DeviceReader::inTimeZone(QList<ColumnRule> columns) const
{
    for (ColumnRule &rule : columns) {
        if (rule.timeZone == siteTimeZone.toUtf8())
            rule.timeZone = m_site.timeZone;
    }
    return columns;
}

} // namespace mtnops
