// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/decoders/decoder.h"

#include "logger/device/decoders/replytext.h"

namespace mtnops {

namespace {

QList<ColumnRule> columnsOf(const QList<ExpectedText> &expected)
{
    QList<ColumnRule> columns;
    for (const ExpectedText &each : expected)
        columns.append(
            {.column = {.name = each.source, .type = ColumnType::Text, .label = each.source}, .source = each.source});
    return columns;
}

} // namespace

Decoder::EndFinder Decoder::rowsEndFinder() const
{
    return [](QByteArrayView) { return false; };
}

Result<QList<QByteArray>> Decoder::split(QByteArrayView reply, const ReplyFormat &format) const
{
    if (!format.expected.isEmpty()) {
        if (const Result<DecodedReply> checked = decode(reply, {}, format); !checked)
            return checked.error();
    }
    return rowsOf(reply, format);
}

Result<QList<QByteArray>> Decoder::rowsOf(QByteArrayView reply, const ReplyFormat & /*format*/) const
{
    return filledLines(reply);
}

ReplyFormat formatOfRow(ReplyFormat format)
{
    format.expected.clear();
    format.rows.clear();
    return format;
}

Result<DecodedReply> Decoder::decode(QByteArrayView reply, const QList<ColumnRule> &columns,
                                     const ReplyFormat &format) const
{
    if (format.expected.isEmpty())
        return read(reply, columns, format);
    const Result<DecodedReply> found = read(reply, columnsOf(format.expected), format);
    if (!found)
        return found.error();
    for (qsizetype i = 0; i < format.expected.size(); ++i) {
        const ExpectedText &expected = format.expected[i];
        const auto *text = std::get_if<QString>(&found->values[size_t(i)]);
        if (!text || *text != expected.text) {
            return Error{ErrorCode::InvalidInput,
                         QStringLiteral("the device reports a failure: %1 is %2 and not \"%3\" in the reply %4")
                             .arg(expected.source,
                                  text ? u'"' + text->left(longestQuotedText) + u'"' : QStringLiteral("missing"),
                                  expected.text, quoted(reply))};
        }
    }
    return read(reply, columns, format);
}

} // namespace mtnops
