// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/devicetypereader.h"

#include "logger/core/column.h"
#include "logger/site/knownnames.h"

#include <algorithm>

namespace mtnops {

using namespace Qt::StringLiterals;

DeviceTypeReader::DeviceTypeReader(const TomlValue &root, Diagnostics &diagnostics)
    : m_reader(root, diagnostics), m_diagnostics(diagnostics)
{
}

DeviceType DeviceTypeReader::read()
{
    DeviceType type;
    type.description = m_reader.text("description"_L1).value_or(QString());
    readParameters(type);
    DeviceSettingsReader settingsReader(m_reader, m_diagnostics);
    settingsReader.readKeys(type.settings);
    const RequestContext context{.parameters = type.parameterNames(),
                                 .transport = type.settings.transport.value_or(QString())};
    settingsReader.readRequests(type.settings, context, type.columnNames);
    settingsReader.readPushed(type.settings, m_reader.tables("columns"_L1), context.transport, type.columnNames);
    if (type.settings.takesRetained.value_or(false))
        type.columnNames.take(retainedColumn().name, m_reader.positionOf(u"retained"), m_diagnostics);
    if (!m_reader.has(u"title"))
        m_reader.reportMissing(u"title", u"what the device is called, such as \"Boltwood cloud sensor\""_qs);
    if (!m_reader.has(u"transport"))
        m_reader.reportMissing(u"transport", knownTransports().join(u", "));
    if (const std::optional<QString> &transport = type.settings.transport) {
        settingsReader.refuseInapplicable(*transport, {u"model"_qs}); // of the simulation that can stand in
        const bool isPushed = transport == u"indi" || (transport->startsWith(u"mqtt") && m_reader.has(u"columns"));
        if (!isPushed && !m_reader.has(u"request"))
            m_reader.reportMissing(u"request", u"what the device is asked, as [[request]]"_qs);
    }
    m_reader.reportUnknownKeys();
    reportUnusedParameters(type);
    return type;
}

void DeviceTypeReader::readParameters(DeviceType &type)
{
    if (const TomlValue *table = m_reader.table("parameters"_L1)) {
        for (const TomlMember &member : table->members)
            readParameter(member, type);
    }
}

void DeviceTypeReader::readParameter(const TomlMember &member, DeviceType &type)
{
    TypeParameter parameter{.name = member.key, .description = {}, .standard = {}};
    if (deviceKeys().contains(member.key))
        m_diagnostics.add(member.position,
                          u"\"%1\" is a key of every device: name the parameter otherwise"_qs.arg(member.key));
    else if (const QString problem = problemOfSqlName(u"parameter"_qs, member.key); !problem.isEmpty())
        m_diagnostics.add(member.position, problem);
    if (member.value.kind != TomlValue::Kind::Table) {
        m_diagnostics.add(
            member.value.position,
            u"a parameter must be a table { description = \"…\" }, not %1"_qs.arg(describe(member.value.kind)));
    } else {
        TomlReader reader(member.value, m_diagnostics);
        parameter.description =
            reader.requiredText("description"_L1, u"what the site file has to give"_qs).value_or(QString());
        parameter.standard = reader.text("default"_L1);
        if (parameter.standard) {
            if (const QString problem = problemOfParameter(*parameter.standard); !problem.isEmpty())
                reader.report(u"default", u"default "_qs + problem);
        }
        reader.reportUnknownKeys();
    }
    type.parameters.append(parameter);
}

void DeviceTypeReader::reportUnusedParameters(const DeviceType &type)
{
    const TomlValue *table = m_reader.table("parameters"_L1);
    if (!table)
        return;
    for (const TomlMember &member : table->members) {
        const bool isUsed =
            std::any_of(type.settings.requests.begin(), type.settings.requests.end(),
                        [&](const RequestTemplate &request) { return request.send.parameters().contains(member.key); });
        if (!isUsed)
            m_diagnostics.add(member.position, u"no request sends ${%1}: remove the parameter"_qs.arg(member.key));
    }
}

} // namespace mtnops
