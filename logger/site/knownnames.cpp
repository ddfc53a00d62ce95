// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/knownnames.h"

#include "logger/core/column.h"

namespace mtnops {

const QStringList &knownTransports()
{
    static const QStringList names = {u"file"_qs,       u"http"_qs, u"https"_qs, u"indi"_qs,    u"modbus"_qs,
                                      u"modbus-rtu"_qs, u"mqtt"_qs, u"mqtts"_qs, u"process"_qs, u"serial"_qs,
                                      u"simulated"_qs,  u"tcp"_qs,  u"udp"_qs};
    return names;
}

const QStringList &knownDecoders()
{
    static const QStringList names = {u"columns"_qs, u"csv"_qs,       u"json"_qs,  u"keyvalue"_qs, u"ng"_qs,
                                      u"regex"_qs,   u"registers"_qs, u"words"_qs, u"xml"_qs};
    return names;
}

const QStringList &knownSimulations()
{
    static const QStringList names = {u"boltwood"_qs, u"flaky"_qs, u"oil"_qs, u"tcsng"_qs, u"upper-dome"_qs};
    return names;
}

const QStringList &knownColumnTypes()
{
    static const QStringList names = {nameOf(ColumnType::Boolean), nameOf(ColumnType::Integer),
                                      nameOf(ColumnType::Real), nameOf(ColumnType::Text), nameOf(ColumnType::Time)};
    return names;
}

} // namespace mtnops
