// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/requests.h"

#include "logger/site/devicetypeloader.h"

#include <array>

namespace mtnops::fuzz {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array types = {ColumnType::Real, ColumnType::Integer, ColumnType::Boolean, ColumnType::Text,
                              ColumnType::Time};
constexpr std::array formats = {ValueFormat::Plain,       ValueFormat::Hexadecimal, ValueFormat::Sexagesimal,
                                ValueFormat::UnixSeconds, ValueFormat::JulianDate,  ValueFormat::SerialDate};

/** How the sources of a decoder's columns are written; taken in turn. */
QStringList sourcesOf(const QString &decoder)
{
    if (decoder == u"columns")
        return {u"1"_qs, u"2-9"_qs, u"3+"_qs, u"4000-4001"_qs};
    if (decoder == u"registers")
        return {u"0"_qs, u"1 int16"_qs, u"0 uint32"_qs, u"2 int32"_qs, u"0 float32"_qs, u"0 float64"_qs};
    if (decoder == u"json")
        return {u"a"_qs, u"0"_qs, u"a.0.b"_qs, u"**.b"_qs, u"a.b.c"_qs};
    if (decoder == u"xml")
        return {u"a"_qs, u"/a/b"_qs, u"b|2"_qs, u"b@a"_qs};
    if (decoder == u"regex")
        return {u"a"_qs, u"b"_qs, u"c"_qs};
    return {{}, u"1"_qs, u"2"_qs, u"a"_qs, {}};
}

QList<ReplyFormat> formatsOf(const QString &decoder)
{
    if (decoder == u"regex")
        return {{.pattern = u"(?<a>[-+.0-9:]+)\\s*(?<b>\\w*)(?<c>.*)"_qs},
                {.pattern = u"(?<a>(x+)+)(?<b>y)(?<c>.)?"_qs}};
    if (decoder == u"csv")
        return {{}, {.separator = u";"_qs}, {.hasHeader = true}, {.hasHeader = true, .rows = u"lines"_qs}};
    if (decoder == u"json")
        return {{}, {.rows = u"."_qs}, {.rows = u"a"_qs}};
    if (decoder == u"xml")
        return {{}, {.rows = u"a"_qs}, {.rows = u"a/b"_qs}};
    if (decoder == u"columns")
        return {{}, {.skippedWords = 3}};
    if (decoder == u"registers")
        return {{}, {.isLowWordFirst = true}};
    return {{}, {.separator = u":"_qs}};
}

} // namespace

QList<ColumnRule> manyColumns()
{
    QList<ColumnRule> columns;
    for (const ColumnType type : types) {
        for (const ValueFormat format : formats)
            columns.append({.column = {.name = u"x%1"_qs.arg(columns.size()), .type = type, .label = u"x"_qs},
                            .format = format,
                            .sentinels = {u"--"_qs, u"999"_qs}});
    }
    ColumnRule rule = columns.first();
    rule.column.minimum = -100;
    rule.column.maximum = 100;
    rule.scale = 1e300;
    columns.append(rule);
    rule.column.type = ColumnType::Integer;
    rule.scale = 0.5;
    rule.offset = 1e17;
    columns.append(rule);
    rule.column.words = {{0, u"off"_qs}, {99, u"open"_qs}};
    columns.append(rule);
    rule.column.type = ColumnType::Boolean;
    rule.bit = 52;
    columns.append(rule);
    rule.column.type = ColumnType::Time;
    rule.timeZone = "America/Phoenix";
    columns.append(rule);
    return columns;
}

QList<RequestRule> requestsFor(const QString &decoder)
{
    QList<RequestRule> requests;
    const QStringList sources = sourcesOf(decoder);
    for (const ReplyFormat &format : formatsOf(decoder)) {
        QList<ColumnRule> columns = manyColumns();
        for (qsizetype i = 0; i < columns.size(); ++i) {
            columns[i].source = sources[i % sources.size()];
            requests.append({.decoder = decoder, .columns = {columns[i]}, .format = format}); // one is easily read
        }
        requests.append({.decoder = decoder, .columns = columns, .format = format});
    }
    static DeviceTypeLoader loader({}); // keeps what it has read
    for (const QString &name : loader.names()) {
        for (const RequestTemplate &request : loader.find(name)->settings.requests) {
            if (request.decoder == decoder)
                requests.append({.decoder = decoder, .columns = request.columns, .format = request.format});
        }
    }
    return requests;
}

} // namespace mtnops::fuzz
