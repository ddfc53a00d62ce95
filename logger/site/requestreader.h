// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/site/columnrulereader.h"
#include "logger/site/sendtemplate.h"

namespace mtnops {

/** A request whose parameters are not put in yet. */
struct RequestTemplate
{
    SendTemplate send;
    QString decoder;
    QList<ColumnRule> columns;
    ReplyFormat format;
};

/** In what a request stands. */
struct RequestContext
{
    QStringList parameters; ///< the names that ${…} may hold
    QString transport; ///< empty when it is not known
};

/** Reads one [[request]]. Short-lived, any one thread. */
class RequestReader
{
public:
    RequestReader(RequestContext context, Diagnostics &diagnostics);

    /** The request as far as it can be understood; the names of its columns are taken in @p names. */
    RequestTemplate read(const TomlValue &table, TakenNames &names);

private:
    bool isOfRegisters() const { return m_context.transport.startsWith(u"modbus"); }
    bool isOfTopic() const { return m_context.transport.startsWith(u"mqtt"); }
    void readTopic(TomlReader &reader, RequestTemplate &request);
    void readDecoder(TomlReader &reader, RequestTemplate &request);
    void readRegisters(TomlReader &reader, RequestTemplate &request);
    void spanRegisters(TomlReader &reader, RequestTemplate &request);
    void readSend(TomlReader &reader, RequestTemplate &request);
    QString problemOfSend(const RequestTemplate &request) const;
    void readFormat(TomlReader &reader, RequestTemplate &request);
    void readRows(TomlReader &reader, RequestTemplate &request);
    void readPattern(TomlReader &reader, RequestTemplate &request);
    void readExpected(TomlReader &reader, RequestTemplate &request);
    void readColumns(TomlReader &reader, RequestTemplate &request, TakenNames &names);

    RequestContext m_context;
    Diagnostics &m_diagnostics;
    QString m_registerKind; ///< modbus: what is read; one of registerKinds(), or empty
};

/** What is wrong with the bytes of a request, all parameters put in; empty when nothing is. A request is a read:
   whatever is known to switch something is refused. */
QString problemOfRequest(QStringView send, QStringView decoder, QStringView transport);

} // namespace mtnops
