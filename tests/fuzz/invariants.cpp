// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/invariants.h"

#include "logger/device/decoders/decoderregistry.h"

#include <QSet>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace mtnops::fuzz {

namespace {

constexpr qsizetype longestText = 4096; // of cleanText()
constexpr qsizetype longestError = 2000;

bool isWithin(const Column &column, double number)
{
    return std::isfinite(number) && (!column.minimum || number >= *column.minimum)
        && (!column.maximum || number <= *column.maximum);
}

bool isClean(const QString &text)
{
    return text.size() <= longestText && text == text.trimmed()
        && std::none_of(text.begin(), text.end(), [](QChar character) { return character < u' '; });
}

bool isRightValue(const Column &column, const Value &value)
{
    switch (column.type) {
    case ColumnType::Real:
        return std::holds_alternative<double>(value) && isWithin(column, std::get<double>(value));
    case ColumnType::Integer:
        return std::holds_alternative<qint64>(value) && isWithin(column, double(std::get<qint64>(value)));
    case ColumnType::Boolean:
        return std::holds_alternative<bool>(value);
    case ColumnType::Text:
        return std::holds_alternative<QString>(value) && isClean(std::get<QString>(value));
    case ColumnType::Time:
        return std::holds_alternative<Timestamp>(value);
    }
    return false;
}

} // namespace

void require(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "This must hold and does not: %s\n", what);
    std::abort();
}

void requireValue(const Column &column, const Value &value)
{
    require(isNull(value) || isRightValue(column, value), "a value is NULL or of its column's type and range");
}

void requireTable(const DeviceTable &table)
{
    require(isSqlName(table.name) && !table.title.isEmpty(), "a table has a name and a title");
    QSet<QString> names;
    for (const Column &column : table.columns) {
        require(isSqlName(column.name), "a column has a name for SQL");
        require(!column.label.isEmpty(), "a column has a label");
        require(!names.contains(column.name), "a column's name is there once");
        names.insert(column.name);
    }
}

void requireDecoded(const RequestRule &request, QByteArrayView reply)
{
    const Decoder *decoder = findDecoder(request.decoder);
    require(decoder, "a request has a decoder");
    const Result<DecodedReply> decoded = decoder->decode(reply, request.columns, request.format);
    const Result<DecodedReply> again = decoder->decode(reply, request.columns, request.format);
    require(decoded.hasValue() == again.hasValue() && decoded.error().detail == again.error().detail,
            "a reply decodes in the same way each time");
    if (!decoded) {
        require(!decoded.error().detail.isEmpty(), "an error says something");
        require(decoded.error().detail.size() < longestError, "an error is short");
        return;
    }
    require(decoded->values == again->values && decoded->rejected == again->rejected,
            "a reply has the same values each time");
    require(qsizetype(decoded->values.size()) == request.columns.size(), "there is a value for each column");
    require(decoded->rejected >= 0 && decoded->rejected <= request.columns.size(), "no more is rejected than came");
    for (qsizetype i = 0; i < request.columns.size(); ++i)
        requireValue(request.columns[i].column, decoded->values[size_t(i)]);
}

void requireRows(const RequestRule &request, QByteArrayView reply)
{
    const Result<QList<QByteArray>> rows = findDecoder(request.decoder)->split(reply, request.format);
    if (!rows) {
        require(!rows.error().detail.isEmpty() && rows.error().detail.size() < longestError,
                "an error says something and is short");
        return;
    }
    RequestRule ofRow = request;
    ofRow.format = formatOfRow(request.format);
    for (const QByteArray &row : *rows)
        requireDecoded(ofRow, row);
}

void requireSameEnd(const Decoder &decoder, QByteArrayView reply)
{
    const bool isWhole = decoder.endFinder()(reply);
    const Decoder::EndFinder finder = decoder.endFinder();
    qsizetype end = 0; // of the first piece with which the reply is whole
    while (end < reply.size() && !finder(reply.sliced(end, 1)))
        ++end;
    require(isWhole == (end < reply.size()), "a reply ends whether it comes whole or in pieces");
    if (!isWhole)
        return;
    require(decoder.endFinder()(reply.first(end + 1)), "a reply that has ended is whole");
    require(!decoder.endFinder()(reply.first(end)), "a reply that has not ended is not whole");
}

} // namespace mtnops::fuzz
