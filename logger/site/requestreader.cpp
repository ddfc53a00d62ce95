// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/requestreader.h"

#include "logger/site/didyoumean.h"
#include "logger/site/knownnames.h"
#include "logger/site/mqtttopic.h"
#include "logger/site/ngrequest.h"
#include "logger/site/registersource.h"
#include "logger/site/requestsafety.h"

#include <QHash>
#include <QRegularExpression>

namespace mtnops {

using namespace Qt::StringLiterals;

namespace {

/** How the sources of a request's columns are written. */
SourceSyntax syntaxOf(const RequestTemplate &request)
{
    static const QHash<QString, SourceKind> kinds = {
        {u"columns"_qs, SourceKind::Span},  {u"csv"_qs, SourceKind::Field}, {u"json"_qs, SourceKind::Path},
        {u"keyvalue"_qs, SourceKind::Name}, {u"ng"_qs, SourceKind::Word},   {u"regex"_qs, SourceKind::Group},
        {u"words"_qs, SourceKind::Word},    {u"xml"_qs, SourceKind::Tag},   {u"registers"_qs, SourceKind::Register},
    };
    SourceSyntax syntax{.kind = kinds.value(request.decoder, SourceKind::Unknown), .groups = {}};
    if (request.format.hasHeader)
        syntax.kind = SourceKind::Name;
    if (syntax.kind == SourceKind::Group)
        syntax.groups = QRegularExpression(request.format.pattern).namedCaptureGroups();
    syntax.groups.removeAll(QString());
    return syntax;
}

/** A key that only some decoders have a use for. */
struct FormatKey
{
    QLatin1StringView key;
    QStringList decoders;
};

const QList<FormatKey> &formatKeys()
{
    static const QList<FormatKey> keys = {
        {"pattern"_L1, {u"regex"_qs}},      {"separator"_L1, {u"csv"_qs, u"keyvalue"_qs}}, {"header"_L1, {u"csv"_qs}},
        {"skip_words"_L1, {u"columns"_qs}}, {"word_order"_L1, {u"registers"_qs}},
    };
    return keys;
}

/** What is wrong with how the rows of a reply are found; empty for nothing. */
QString problemOfRows(const QString &rows, const QString &decoder)
{
    static const QRegularExpression element(u"^[^\\s/@|]+(/[^\\s/@|]+)*$"_qs);
    if (decoder == u"ng")
        return u"rows does not apply to decoder \"ng\", whose reply is one line: for a row of each line write decode = "
               "\"words\", else remove rows"_qs;
    if (decoder == u"keyvalue")
        return u"rows does not apply to decoder \"keyvalue\", all lines of which are one row: for lines such as "
               "\"T=12.5 RH=40\" write decode = \"words\", else remove rows"_qs;
    if (decoder == u"xml" && !element.match(rows).hasMatch())
        return u"\"%1\" is no element: write the one that each row is, such as \"log/entry\""_qs.arg(rows);
    if (decoder == u"json" && rows != u"." && rows.split(u'.').contains(QString()))
        return u"\"%1\" is no path: write where the array of rows stands, such as \"data.readings\", or \".\" "
               "when it is all of the reply"_qs.arg(rows);
    if (decoder != u"json" && decoder != u"xml" && rows != u"lines")
        return u"\"%1\" is no kind of row: write rows = \"lines\" for a row of each line"_qs.arg(rows);
    return {};
}

} // namespace

QString problemOfRequest(QStringView send, QStringView decoder, QStringView transport)
{
    if (transport.startsWith(u"mqtt"))
        return problemOfTopic(send);
    if (transport == u"http" || transport == u"https")
        return problemOfHttpPath(send);
    if (send.isEmpty() && transport == u"serial")
        return {}; // it listens
    if (send.isEmpty())
        return u"send must not be empty: write the bytes that ask the device, such as \"\\n\""_qs;
    if (decoder == u"ng" || holdsNgLine(send))
        return problemOfNgRequest(send);
    return problemOfSending(send);
}

RequestReader::RequestReader(RequestContext context, Diagnostics &diagnostics)
    : m_context(std::move(context)), m_diagnostics(diagnostics)
{
}

RequestTemplate RequestReader::read(const TomlValue &table, TakenNames &names)
{
    TomlReader reader(table, m_diagnostics);
    RequestTemplate request;
    readDecoder(reader, request);
    readSend(reader, request);
    readTopic(reader, request);
    readRegisters(reader, request);
    readFormat(reader, request);
    readColumns(reader, request, names);
    spanRegisters(reader, request);
    reader.reportUnknownKeys();
    return request;
}

/** Over Modbus come registers, and from nowhere else. */
void RequestReader::readDecoder(TomlReader &reader, RequestTemplate &request)
{
    if (!reader.has(u"decode") && isOfRegisters()) {
        request.decoder = u"registers"_qs;
        return;
    }
    if (!reader.has(u"decode"))
        reader.reportMissing(u"decode", u"how to read the reply: "_qs + knownDecoders().join(u", "));
    request.decoder = reader.word("decode"_L1, u"decoder"_qs, knownDecoders()).value_or(QString());
    if (request.decoder.isEmpty() || m_context.transport.isEmpty())
        return;
    if (isOfRegisters() && request.decoder != u"registers")
        reader.report(u"decode", u"a Modbus device answers with registers: remove decode"_qs);
    else if (!isOfRegisters() && request.decoder == u"registers")
        reader.report(u"decode", u"registers come over Modbus alone: set transport = \"modbus\" or \"modbus-rtu\""_qs);
}

/** What is asked of a Modbus device; where from and how much follows from the columns. */
void RequestReader::readRegisters(TomlReader &reader, RequestTemplate &request)
{
    if (!isOfRegisters() && !m_context.transport.isEmpty()) {
        reader.refuse("read"_L1, u"does not apply to transport \"%1\": remove it"_qs.arg(m_context.transport));
        return;
    }
    if (isOfRegisters() && !reader.has(u"read"))
        reader.reportMissing(u"read", u"what the device is asked for: "_qs + registerKinds().join(u", "));
    m_registerKind = reader.word("read"_L1, u"kind of register"_qs, registerKinds()).value_or(QString());
    const QStringList orders = {u"big"_qs, u"little"_qs};
    if (const auto order = reader.word("word_order"_L1, u"word order"_qs, orders))
        request.format.isLowWordFirst = order == u"little";
}

void RequestReader::spanRegisters(TomlReader &reader, RequestTemplate &request)
{
    constexpr int mostRegisters = 125; // in one request of the protocol
    constexpr int mostBits = 2000;
    const RegisterSpan span = spanOf(request.columns);
    if (m_registerKind.isEmpty() || span.count == 0)
        return;
    const int most = areBits(m_registerKind) ? mostBits : mostRegisters;
    if (span.count > most)
        reader.report(u"columns",
                      u"from %1 to %2 are %3, and one request reads %4 at most: part the columns in several requests"_qs
                          .arg(span.first)
                          .arg(span.first + span.count - 1)
                          .arg(span.count)
                          .arg(most));
    request.format.firstAddress = span.first;
    request.send = SendTemplate(u"%1 %2 %3"_qs.arg(m_registerKind).arg(span.first).arg(span.count));
}

void RequestReader::readSend(TomlReader &reader, RequestTemplate &request)
{
    static const QStringList unasked = {u"file"_qs, u"modbus"_qs, u"modbus-rtu"_qs,
                                        u"mqtt"_qs, u"mqtts"_qs,  u"process"_qs};
    if (unasked.contains(m_context.transport)) {
        reader.refuse("send"_L1, u"does not apply to transport \"%1\": remove it"_qs.arg(m_context.transport));
        return;
    }
    const bool isOptional = m_context.transport == u"serial" || m_context.transport.isEmpty();
    if (!reader.has(u"send") && !isOptional)
        reader.reportMissing(u"send", u"the bytes that ask the device, such as \"\\n\""_qs);
    const std::optional<QString> text = reader.text("send"_L1);
    if (!text)
        return;
    request.send = SendTemplate(*text);
    if (const QString problem = problemOfSend(request); !problem.isEmpty())
        reader.report(u"send", problem);
}

/** Nothing is sent over MQTT: the topic is what is listened to. */
void RequestReader::readTopic(TomlReader &reader, RequestTemplate &request)
{
    if (!isOfTopic() && !m_context.transport.isEmpty()) {
        reader.refuse("topic"_L1, u"does not apply to transport \"%1\": remove it"_qs.arg(m_context.transport));
        return;
    }
    if (isOfTopic() && !reader.has(u"topic"))
        reader.reportMissing(u"topic", u"what is listened to, such as \"weather/outside\""_qs);
    const std::optional<QString> text = reader.text("topic"_L1);
    if (!text)
        return;
    request.send = SendTemplate(*text);
    if (const QString problem = problemOfSend(request); !problem.isEmpty())
        reader.report(u"topic", problem);
}

QString RequestReader::problemOfSend(const RequestTemplate &request) const
{
    if (request.send.isBroken())
        return u"\"${\" without \"}\": write ${name} for a parameter"_qs;
    QMap<QString, QString> samples;
    for (const QString &name : request.send.parameters()) {
        if (!m_context.parameters.contains(name) && m_context.parameters.isEmpty())
            return u"unknown parameter ${%1}: only a device type's [parameters] can be put in"_qs.arg(name);
        if (!m_context.parameters.contains(name))
            return u"unknown parameter ${%1}%2"_qs.arg(name, didYouMean(name, m_context.parameters));
        samples.insert(name, u"1"_qs); // good as a word and as a number
    }
    return problemOfRequest(request.send.filled(samples), request.decoder, m_context.transport);
}

void RequestReader::readFormat(TomlReader &reader, RequestTemplate &request)
{
    constexpr qint64 mostSkipped = 20;
    readPattern(reader, request);
    request.format.separator = reader.text("separator"_L1).value_or(QString());
    if (request.decoder == u"csv" && request.format.separator.size() > 1)
        reader.report(u"separator", u"separator must be one character, such as \";\" or \"\\t\""_qs);
    request.format.hasHeader = reader.boolean("header"_L1).value_or(false);
    request.format.skippedWords = int(reader.integer("skip_words"_L1, 0, mostSkipped).value_or(0));
    readRows(reader, request);
    readExpected(reader, request);
    for (const FormatKey &entry : formatKeys()) {
        if (!request.decoder.isEmpty() && !entry.decoders.contains(request.decoder))
            reader.refuse(entry.key, u"does not apply to decoder \"%1\": remove it"_qs.arg(request.decoder));
    }
}

/** Several rows in one reply. */
void RequestReader::readRows(TomlReader &reader, RequestTemplate &request)
{
    if (isOfTopic() || isOfRegisters()) {
        reader.refuse("rows"_L1, u"does not apply to transport \"%1\": remove it"_qs.arg(m_context.transport));
        return;
    }
    request.format.rows = reader.filledText("rows"_L1).value_or(QString());
    if (request.format.rows.isEmpty() || request.decoder.isEmpty())
        return;
    if (const QString problem = problemOfRows(request.format.rows, request.decoder); !problem.isEmpty())
        reader.report(u"rows", problem);
}

void RequestReader::readPattern(TomlReader &reader, RequestTemplate &request)
{
    if (request.decoder == u"regex" && !reader.has(u"pattern"))
        reader.reportMissing(u"pattern",
                             u"a regular expression with named groups, such as 'T=(?<temperature>\\S+)'"_qs);
    request.format.pattern = reader.filledText("pattern"_L1).value_or(QString());
    const QRegularExpression expression(request.format.pattern);
    if (!expression.isValid())
        reader.report(u"pattern",
                      u"no regular expression: %1 at character %2"_qs.arg(expression.errorString())
                          .arg(expression.patternErrorOffset() + 1));
    else if (!request.format.pattern.isEmpty() && expression.namedCaptureGroups().join(QString()).isEmpty())
        reader.report(u"pattern", u"the pattern has no named group: write (?<name>…) around each value"_qs);
}

void RequestReader::readExpected(TomlReader &reader, RequestTemplate &request)
{
    const TomlValue *table = reader.table("expect"_L1);
    if (!table)
        return;
    for (const TomlMember &member : table->members) {
        if (member.value.kind == TomlValue::Kind::Integer)
            request.format.expected.append({member.key, QString::number(member.value.integer)});
        else if (member.value.kind == TomlValue::Kind::String)
            request.format.expected.append({member.key, member.value.text});
        else
            m_diagnostics.add(
                member.value.position,
                u"what is expected must be a string or an integer, not %1"_qs.arg(describe(member.value.kind)));
    }
}

void RequestReader::readColumns(TomlReader &reader, RequestTemplate &request, TakenNames &names)
{
    const QString purpose = u"what the reply holds: columns = [ { name = \"…\", type = \"real\" } ]"_qs;
    if (!reader.has(u"columns"))
        reader.reportMissing(u"columns", purpose);
    SourceSyntax syntax = syntaxOf(request);
    if (syntax.kind == SourceKind::Register && areBits(m_registerKind))
        syntax.kind = SourceKind::Coil;
    readColumnRules(reader.tables("columns"_L1), syntax, names, m_diagnostics, request.columns);
}

} // namespace mtnops
