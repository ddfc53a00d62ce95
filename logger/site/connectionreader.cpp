// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/connectionreader.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace mtnops {

using namespace Qt::StringLiterals;

namespace {

/** The message goes into journals and events: it does not repeat what may be a password. */
QString problemOfHost(const QString &host)
{
    if (host.contains(u'@'))
        return u"host must be a name or an address alone: write the user into \"user\" and the password into a file "
               "named by \"password_file\""_qs;
    const bool isAddress = std::none_of(host.begin(), host.end(), [](QChar character) {
        return character.isSpace() || !character.isPrint() || character == u'/';
    });
    if (!isAddress)
        return u"\"%1\" is no host: write a name such as \"tcs.example.org\" or an address"_qs.arg(host);
    if (host.count(u':') == 1) // an IPv6 address has two at least
        return u"\"%1\" is no host: put the port in \"port\", and only \"%2\" here"_qs.arg(host,
                                                                                           host.section(u':', 0, 0));
    return {};
}

} // namespace

ConnectionReader::ConnectionReader(TomlReader &reader, QString folder) : m_reader(reader), m_folder(std::move(folder))
{
}

void ConnectionReader::read(DeviceConfig &device)
{
    device.host = m_reader.filledText("host"_L1).value_or(QString());
    if (const QString problem = problemOfHost(device.host); !problem.isEmpty())
        m_reader.report(u"host", problem);
    device.path = readPath("path"_L1);
    readCommand(device);
    readAccess(device);
}

/** Absolute, or empty. */
QString ConnectionReader::readPath(TomlReader::Key key)
{
    const std::optional<QString> path = m_reader.filledText(key);
    return path ? QDir::cleanPath(QDir(m_folder).absoluteFilePath(*path)) : QString();
}

void ConnectionReader::readCommand(DeviceConfig &device)
{
    const std::vector<TomlValue> *items = m_reader.array("command"_L1);
    if (!items)
        return;
    const bool areTexts = std::all_of(items->begin(), items->end(),
                                      [](const TomlValue &item) { return item.kind == TomlValue::Kind::String; });
    if (items->empty() || !areTexts || items->front().text.trimmed().isEmpty()) {
        m_reader.report(u"command",
                        u"command must be the program and its arguments, each a string: [ \"/usr/bin/sensors\", "
                        "\"-j\" ]; no shell reads it"_qs);
        return;
    }
    for (const TomlValue &item : *items)
        device.command.append(item.text);
}

void ConnectionReader::readAccess(DeviceConfig &device)
{
    device.user = m_reader.filledText("user"_L1).value_or(QString());
    device.passwordFile = readPath("password_file"_L1);
    device.authorityFile = readPath("ca_file"_L1);
    if (device.user.contains(u':'))
        m_reader.report(u"user", u"user must not hold a colon: the password stands in password_file"_qs);
    if (device.user.isEmpty() != device.passwordFile.isEmpty()
        && m_reader.has(u"user") != m_reader.has(u"password_file"))
        m_reader.reportMissing(device.user.isEmpty() ? u"user"_qs : u"password_file"_qs,
                               device.user.isEmpty() ? u"whose password it is"_qs
                                                     : u"a file with the password and nothing else"_qs);
    if (!device.authorityFile.isEmpty() && !QFileInfo(device.authorityFile).isReadable())
        m_reader.report(u"ca_file",
                        u"%1 cannot be read: name a PEM file with certificates"_qs.arg(device.authorityFile));
    if (device.passwordFile.isEmpty())
        return;
    const QFileInfo file(device.passwordFile);
    if (!file.isFile() || !file.isReadable())
        m_reader.report(u"password_file",
                        u"%1 cannot be read: write the password into it, and nothing else"_qs.arg(device.passwordFile));
    else if (file.permissions() & (QFileDevice::ReadOther | QFileDevice::WriteOther))
        m_reader.report(u"password_file", u"%1 is open to everybody: chmod o-rw %1"_qs.arg(device.passwordFile));
}

void ConnectionReader::checkPresence(const QString &transport, bool hasPort)
{
    const auto require = [this](QLatin1StringView key, const QString &purpose) {
        if (!m_reader.has(QString(key)))
            m_reader.reportMissing(QString(key), purpose);
    };
    if (transport == u"file") {
        require("path"_L1, u"the file to read, absolute or relative to this one"_qs);
    } else if (transport == u"serial" || transport == u"modbus-rtu") {
        require("path"_L1, u"the serial port, such as \"/dev/serial/by-id/usb-…\""_qs);
    } else if (transport == u"process") {
        require("command"_L1, u"the program and its arguments, such as [ \"/usr/bin/sensors\", \"-j\" ]"_qs);
    } else if (transport != u"simulated") {
        require("host"_L1, u"the name or address to connect to"_qs);
        if (!hasPort)
            require("port"_L1, u"the port to connect to, 1 to 65535"_qs);
    }
}

} // namespace mtnops
