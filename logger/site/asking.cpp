// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/asking.h"

namespace mtnops {

namespace {

/** What a transport makes of the text of a request. */
enum class Asking : quint8
{
    Bytes,
    Path,
    Register,
    Topic,
    Property,
    Nothing,
};

Asking askingOf(const QString &transport)
{
    if (transport == u"file" || transport == u"process")
        return Asking::Nothing;
    if (transport.startsWith(u"http"))
        return Asking::Path;
    if (transport.startsWith(u"modbus"))
        return Asking::Register;
    if (transport.startsWith(u"mqtt"))
        return Asking::Topic;
    return transport == u"indi" ? Asking::Property : Asking::Bytes;
}

} // namespace

bool canBeAskedOver(const QString &transport, const QString &written, const RequestTemplate &request)
{
    const bool listens = transport == u"serial" || askingOf(transport) == Asking::Nothing;
    if (request.send.text().isEmpty())
        return listens || transport == u"simulated";
    return askingOf(transport) == askingOf(written) || transport == u"simulated";
}

} // namespace mtnops
