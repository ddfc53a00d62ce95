// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/devicefields.h"

#include "logger/site/knownnames.h"
#include "logger/site/registersource.h"
#include "logger/site/tomlreader.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace mtnops {

using namespace Qt::StringLiterals;

namespace {

using Kind = DeviceField::Kind;

QString tr(const char *text)
{
    return QCoreApplication::translate("mtnops::DeviceForm", text);
}

/** How and where a device is found; in the order of a form. */
QList<DeviceField> connectionFields()
{
    const QStringList answers = {u"true"_qs, u"false"_qs};
    return {
        {u"host"_qs,
         tr("&Host"),
         tr("The name or the address of the device in the network"),
         tr("192.168.1.20 or tcs.example.org"),
         Kind::Text,
         {}},
        {u"port"_qs, tr("&Port"), tr("The port to connect to, 1 to 65535"), u"5750"_qs, Kind::Number, {}},
        {u"path"_qs,
         tr("Pat&h"),
         tr("A file, absolute or beside the site file; of a serial line best one of /dev/serial/by-id"),
         u"/dev/serial/by-id/usb-…"_qs,
         Kind::Path,
         {}},
        {u"command"_qs,
         tr("Co&mmand"),
         tr("The program and its arguments; no shell reads it. It must only read, and print"),
         u"/usr/bin/sensors -j"_qs,
         Kind::Command,
         {}},
        {u"baud"_qs, tr("&Baud"), tr("Bits a second of the serial line, 110 to 4000000"), u"9600"_qs, Kind::Number, {}},
        {u"data_bits"_qs, tr("Data bits"), tr("7 or 8"), u"8"_qs, Kind::Number, {}},
        {u"stop_bits"_qs, tr("Stop bits"), tr("1 or 2"), u"1"_qs, Kind::Number, {}},
        {u"parity"_qs,
         tr("Parity"),
         tr("The parity bit of the serial line"),
         tr("none"),
         Kind::Choice,
         {u"none"_qs, u"even"_qs, u"odd"_qs}},
        {u"unit_id"_qs,
         tr("Unit"),
         tr("Which of the Modbus devices behind one connection, 1 to 255"),
         u"1"_qs,
         Kind::Number,
         {}},
        {u"properties"_qs,
         tr("P&roperties"),
         tr("What to log: DEVICE.PROPERTY.ELEMENT, with * for any of the last two; several between commas"),
         u"Weather.*.*"_qs,
         Kind::Words,
         {}},
        {u"user"_qs, tr("Us&er"), tr("Who asks, where the device wants to know"), tr("none"), Kind::Text, {}},
        {u"password_file"_qs,
         tr("Pass&word file"),
         tr("A file with the password and nothing else, which others may not read (chmod o-rw). The site file never "
            "holds "
            "a password"),
         tr("none"),
         Kind::Path,
         {}},
        {u"ca_file"_qs,
         tr("Certificates"),
         tr("A PEM file with certificates to trust besides those of the system"),
         tr("those of the system"),
         Kind::Path,
         {}},
        {u"qos"_qs, tr("QoS"), tr("Quality of service of MQTT, 0 to 2"), u"0"_qs, Kind::Number, {}},
        {u"max_age"_qs,
         tr("Max age"),
         tr("For how long a message counts, such as 1min"),
         tr("three intervals"),
         Kind::Text,
         {}},
        {u"retained"_qs, tr("Retained"), tr("Whether messages that the broker has kept count too"), tr("no"),
         Kind::Literal, answers},
        {u"persistent"_qs, tr("Keep open"), tr("One connection for all polls, instead of one for each request"),
         tr("no"), Kind::Literal, answers},
        {u"tail"_qs, tr("Tail"), tr("Each line that is appended is a row, instead of the whole file"), tr("no"),
         Kind::Literal, answers},
        {u"model"_qs, tr("&Model"), tr("The simulation that answers"), tr("choose one"), Kind::Choice,
         knownSimulations()},
    };
}

QList<DeviceField> scheduleFields()
{
    return {
        {u"interval"_qs,
         tr("&Interval"),
         tr("From one reading to the next: 500ms, 5s, 1min, 1h"),
         u"1s"_qs,
         Kind::Text,
         {}},
        {u"timeout"_qs,
         tr("Timeout"),
         tr("How long an answer is waited for"),
         tr("the interval, 1s to 5s"),
         Kind::Text,
         {}},
        {u"title"_qs, tr("Title"), tr("What people call it; shown in the window"), tr("as the name"), Kind::Text, {}},
        {u"log"_qs,
         tr("Log"),
         tr("Every reading, or one when something has changed and at the latest after the longest pause"),
         tr("all"),
         Kind::Choice,
         {u"all"_qs, u"change"_qs}},
        {u"max_interval"_qs,
         tr("Longest pause"),
         tr("From one row to the next where nothing changes, such as 5min"),
         u"5min"_qs,
         Kind::Text,
         {}},
        {u"deadband"_qs,
         tr("Dead band"),
         tr("A change of a number up to this is none, in the column's unit"),
         u"0"_qs,
         Kind::Number,
         {}},
        {u"retain"_qs,
         tr("Keep"),
         tr("For how long its rows are kept, such as 400d, or forever; what charts are drawn of stays"),
         tr("as the site says"),
         Kind::Text,
         {}},
        {u"row_time"_qs,
         tr("Row time"),
         tr("The column of type time that says when a row was measured: of a file's tail, or of a reply with several "
            "rows"),
         tr("none"),
         Kind::Text,
         {}}};
}

/** Says what is taken where the field is left empty. */
void applyType(DeviceField &field, const DeviceSettings &settings)
{
    if (field.key == u"port" && settings.port)
        field.placeholder = QString::number(*settings.port);
    else if (field.key == u"interval" && settings.interval)
        field.placeholder = formatDuration(*settings.interval);
    else if (field.key == u"timeout" && settings.timeout)
        field.placeholder = formatDuration(*settings.timeout);
    else if (field.key == u"title" && settings.title)
        field.placeholder = *settings.title;
    else if (field.key == u"log" && settings.logsChanges)
        field.placeholder = *settings.logsChanges ? u"change"_qs : u"all"_qs;
    else if (field.key == u"max_interval" && settings.maxInterval)
        field.placeholder = formatDuration(*settings.maxInterval);
    else if (field.key == u"deadband" && settings.deadBand)
        field.placeholder = numberText(*settings.deadBand);
    else if (field.key == u"row_time" && settings.rowTime)
        field.placeholder = *settings.rowTime;
    else if (field.key == u"baud" && settings.baud)
        field.placeholder = QString::number(*settings.baud);
    else if (field.kind == Kind::Literal)
        field.placeholder = tr("as the type says");
}

bool saysWhatToLog(const DeviceSettings &settings)
{
    return !settings.indiPatterns.isEmpty() || !settings.pushedColumns.isEmpty();
}

} // namespace

bool DeviceKind::hasOwnRequest() const
{
    return !type && transport != u"indi";
}

QList<DeviceField> fieldsOf(const DeviceKind &kind)
{
    QList<DeviceField> fields;
    QStringList keys = keysOfTransport(kind.transport);
    if (kind.type && saysWhatToLog(kind.type->settings))
        keys.removeAll(u"properties"_qs);
    for (DeviceField field : connectionFields()) {
        if (!keys.contains(field.key))
            continue;
        if (field.key == u"path" && kind.transport == u"file")
            field.placeholder = u"/var/log/weather.csv"_qs;
        fields.append(field);
    }
    if (kind.type) {
        for (const TypeParameter &parameter : kind.type->parameters) {
            const QString label = parameter.name == u"obsid" ? tr("&Observatory ID") : parameter.name;
            fields.insert(
                std::min<qsizetype>(2, fields.size()),
                {parameter.name, label, parameter.description, parameter.standard.value_or(QString()), Kind::Text, {}});
        }
    }
    for (const DeviceField &field : scheduleFields()) {
        if (field.key != u"row_time" || keys.contains(field.key))
            fields.append(field);
    }
    if (kind.type) {
        for (DeviceField &field : fields)
            applyType(field, kind.type->settings);
    }
    return fields;
}

QList<DeviceField> requestFieldsOf(const DeviceKind &kind)
{
    QList<DeviceField> fields;
    const QString &transport = kind.transport;
    if (transport.startsWith(u"modbus"))
        fields.append({u"read"_qs, tr("&Ask for"), tr("Which kind of register is read"), tr("choose one"), Kind::Choice,
                       registerKinds()});
    else if (transport.startsWith(u"mqtt"))
        fields.append({u"topic"_qs,
                       tr("&Ask for"),
                       tr("The topic that is listened to; + and # name several"),
                       u"weather/outside"_qs,
                       Kind::Text,
                       {}});
    else if (transport.startsWith(u"http"))
        fields.append({u"send"_qs,
                       tr("&Ask for"),
                       tr("The path and the query of the page; it must only read"),
                       u"/state.xml"_qs,
                       Kind::Text,
                       {}});
    else if (transport != u"file" && transport != u"process")
        fields.append(
            {u"send"_qs,
             tr("&Ask with"),
             tr("The bytes that ask, with \\r, \\n, \\t, \\x1b and \\\\. They must only read: what is known to "
                "switch something is refused"),
             transport == u"serial" ? tr("nothing: it talks by itself") : u"P?\\r\\n"_qs,
             Kind::Sent,
             {}});
    if (!transport.startsWith(u"modbus")) {
        QStringList decoders = knownDecoders();
        decoders.removeAll(u"registers"_qs);
        fields.append(
            {u"decode"_qs, tr("Rep&ly is"), tr("How the reply is read"), tr("choose one"), Kind::Choice, decoders});
        fields.append({u"pattern"_qs,
                       tr("Pattern"),
                       tr("A regular expression with a named group for each column"),
                       u"T=(?<t>\\S+)"_qs,
                       Kind::Text,
                       {}});
    }
    fields.append({u"columns"_qs,
                   tr("Col&umns"),
                   tr("What is logged of the reply: a name, where it stands, what it is, its unit"),
                   {},
                   Kind::Columns,
                   knownColumnTypes()});
    return fields;
}

QString sourceTip(const QString &decoder)
{
    static const QHash<QString, const char *> tips = {
        {u"ng"_qs,
         QT_TRANSLATE_NOOP("mtnops::DeviceForm",
                           "A word's number from 1, or the KEY of KEY=value; empty: the next word")},
        {u"words"_qs,
         QT_TRANSLATE_NOOP("mtnops::DeviceForm",
                           "A word's number from 1, or the KEY of KEY=value; empty: the next word")},
        {u"columns"_qs,
         QT_TRANSLATE_NOOP("mtnops::DeviceForm", "Characters of the line from 1: 4-12, 4, or 63+ for all from there")},
        {u"keyvalue"_qs, QT_TRANSLATE_NOOP("mtnops::DeviceForm", "The key; empty: the column's name")},
        {u"csv"_qs, QT_TRANSLATE_NOOP("mtnops::DeviceForm", "A field's number from 1; empty: the next field")},
        {u"regex"_qs,
         QT_TRANSLATE_NOOP("mtnops::DeviceForm", "A group of the pattern; empty: the one of the column's name")},
        {u"json"_qs,
         QT_TRANSLATE_NOOP("mtnops::DeviceForm",
                           "A path such as wind.speed, or **.KEY for the first KEY; empty: the name")},
        {u"xml"_qs,
         QT_TRANSLATE_NOOP("mtnops::DeviceForm", "An element such as sensor/temp, or sensor@unit; empty: the name")},
        {u"registers"_qs,
         QT_TRANSLATE_NOOP("mtnops::DeviceForm", "An address, alone or with a type: 40, 40 int16, 40 float32")},
    };
    const char *tip = tips.value(decoder);
    return tip ? tr(tip) : QString();
}

QString transportText(const QString &transport)
{
    static const QHash<QString, const char *> texts = {
        {u"tcp"_qs, QT_TRANSLATE_NOOP("mtnops::DeviceForm", "Asked over a TCP connection")},
        {u"udp"_qs, QT_TRANSLATE_NOOP("mtnops::DeviceForm", "Asked with datagrams (UDP)")},
        {u"http"_qs, QT_TRANSLATE_NOOP("mtnops::DeviceForm", "A page of a web server (HTTP)")},
        {u"https"_qs, QT_TRANSLATE_NOOP("mtnops::DeviceForm", "A page of a web server, encrypted (HTTPS)")},
        {u"serial"_qs, QT_TRANSLATE_NOOP("mtnops::DeviceForm", "A serial line, asked or listened to")},
        {u"file"_qs, QT_TRANSLATE_NOOP("mtnops::DeviceForm", "A file that another program writes")},
        {u"process"_qs, QT_TRANSLATE_NOOP("mtnops::DeviceForm", "What a program prints")},
        {u"indi"_qs, QT_TRANSLATE_NOOP("mtnops::DeviceForm", "Properties of an INDI server")},
        {u"modbus"_qs, QT_TRANSLATE_NOOP("mtnops::DeviceForm", "Registers over Modbus TCP")},
        {u"modbus-rtu"_qs, QT_TRANSLATE_NOOP("mtnops::DeviceForm", "Registers over a serial line (Modbus RTU)")},
        {u"mqtt"_qs, QT_TRANSLATE_NOOP("mtnops::DeviceForm", "Messages of an MQTT broker")},
        {u"mqtts"_qs, QT_TRANSLATE_NOOP("mtnops::DeviceForm", "Messages of an MQTT broker, encrypted (TLS)")},
        {u"simulated"_qs, QT_TRANSLATE_NOOP("mtnops::DeviceForm", "Made up by the program, to try things out")},
    };
    const char *text = texts.value(transport);
    return text ? tr(text) : transport;
}

} // namespace mtnops
