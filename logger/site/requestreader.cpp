// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/requestreader.h"

#include "logger/site/didyoumean.h"
#include "logger/site/knownnames.h"
#include "logger/site/ngrequest.h"

namespace mtnops {

using namespace Qt::StringLiterals;

namespace {

SourceKind sourceKindOf(const QString &decoder)
{
    if (decoder.isEmpty())
        return SourceKind::Unknown;
    return decoder == u"json" ? SourceKind::Path : SourceKind::Word;
}

} // namespace

QString problemOfRequest(QStringView send, QStringView decoder)
{
    if (send.isEmpty())
        return u"send must not be empty: write the bytes that ask the device, such as \"\\n\""_qs;
    if (decoder == u"ng" || holdsNgCommand(send))
        return problemOfNgRequest(send);
    return {};
}

RequestReader::RequestReader(QStringList parameters, Diagnostics &diagnostics)
    : m_parameters(std::move(parameters)), m_diagnostics(diagnostics)
{
}

RequestTemplate RequestReader::read(const TomlValue &table, TakenNames &names)
{
    TomlReader reader(table, m_diagnostics);
    RequestTemplate request;
    if (!reader.has(u"decode"))
        reader.reportMissing(u"decode", u"how to read the reply: ng, words or json"_qs);
    request.decoder = reader.word("decode"_L1, u"decoder"_qs, knownDecoders()).value_or(QString());
    readSend(reader, request);
    readColumns(reader, request, names);
    reader.reportUnknownKeys();
    return request;
}

void RequestReader::readSend(TomlReader &reader, RequestTemplate &request)
{
    if (!reader.has(u"send"))
        reader.reportMissing(u"send", u"the bytes that ask the device, such as \"\\n\""_qs);
    const std::optional<QString> text = reader.text("send"_L1);
    if (!text)
        return;
    request.send = SendTemplate(*text);
    if (const QString problem = problemOfSend(request); !problem.isEmpty())
        reader.report(u"send", problem);
}

QString RequestReader::problemOfSend(const RequestTemplate &request) const
{
    if (request.send.isBroken())
        return u"\"${\" without \"}\": write ${name} for a parameter"_qs;
    QMap<QString, QString> samples;
    for (const QString &name : request.send.parameters()) {
        if (!m_parameters.contains(name) && m_parameters.isEmpty())
            return u"unknown parameter ${%1}: only a device type's [parameters] can be put in"_qs.arg(name);
        if (!m_parameters.contains(name))
            return u"unknown parameter ${%1}%2"_qs.arg(name, didYouMean(name, m_parameters));
        samples.insert(name, u"1"_qs); // good as a word and as a number
    }
    return problemOfRequest(request.send.filled(samples), request.decoder);
}

void RequestReader::readColumns(TomlReader &reader, RequestTemplate &request, TakenNames &names)
{
    const QString purpose = u"what the reply holds: columns = [ { name = \"…\", type = \"real\" } ]"_qs;
    if (!reader.has(u"columns"))
        reader.reportMissing(u"columns", purpose);
    readColumnRules(reader, sourceKindOf(request.decoder), names, m_diagnostics, request.columns);
}

} // namespace mtnops
