// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/decoders/csvdecoder.h"

#include "logger/device/decoders/columnreader.h"
#include "logger/device/decoders/namedtexts.h"
#include "logger/device/decoders/replytext.h"

namespace mtnops {

namespace {

/** The fields of a line, without their quotes; a quote within quotes is doubled. */
QStringList fieldsOf(const QString &line, QChar separator)
{
    QStringList fields(QString{});
    bool isQuoted = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const bool isDoubled = isQuoted && i + 1 < line.size() && line[i + 1] == u'"';
        if (line[i] == u'"' && isDoubled)
            fields.last() += line[++i];
        else if (line[i] == u'"')
            isQuoted = !isQuoted;
        else if (line[i] == separator && !isQuoted)
            fields.append(QString());
        else
            fields.last() += line[i];
    }
    for (QString &field : fields)
        field = field.trimmed();
    return fields;
}

Error tooFewFields(qsizetype needed, qsizetype found, QByteArrayView reply)
{
    return {ErrorCode::InvalidInput,
            QStringLiteral("field %1 wanted and %2 fields found in the reply %3")
                .arg(needed)
                .arg(found)
                .arg(quoted(reply))};
}

} // namespace

Decoder::EndFinder CsvDecoder::endFinder() const
{
    return [](QByteArrayView) { return false; };
}

/** The line of names goes before each. */
Result<QList<QByteArray>> CsvDecoder::rowsOf(QByteArrayView reply, const ReplyFormat &format) const
{
    QList<QByteArray> rows = filledLines(reply);
    if (!format.hasHeader)
        return rows;
    if (rows.isEmpty())
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("the reply %1 has no line with the names of its fields").arg(quoted(reply))};
    const QByteArray header = rows.takeFirst() + '\n';
    for (QByteArray &row : rows)
        row.prepend(header);
    return rows;
}

Result<DecodedReply> CsvDecoder::read(QByteArrayView reply, const QList<ColumnRule> &columns,
                                      const ReplyFormat &format) const
{
    const QStringList lines = linesOfReply(reply);
    if (lines.size() < (format.hasHeader ? 2 : 1))
        return Error{ErrorCode::InvalidInput, QStringLiteral("the reply %1 has no row").arg(quoted(reply))};
    const QChar separator = format.separator.isEmpty() ? QChar(u',') : format.separator.front();
    const QStringList names = format.hasHeader ? fieldsOf(lines.first(), separator) : QStringList();
    const QStringList fields = fieldsOf(lines.last(), separator);
    ColumnReader reader(reply);
    qsizetype next = 0;
    for (const ColumnRule &rule : columns) {
        bool isNumber = false;
        qsizetype at = rule.source.toInt(&isNumber) - 1;
        if (format.hasHeader && !isNumber) {
            at = names.indexOf(sourceName(rule));
            if (at < 0) {
                return Error{
                    ErrorCode::InvalidInput,
                    QStringLiteral("no field is named \"%1\" in the reply %2").arg(sourceName(rule), quoted(reply))};
            }
        } else if (!isNumber) {
            at = next;
        }
        if (at < 0 || at >= fields.size())
            return tooFewFields(at + 1, fields.size(), reply);
        next = at + 1;
        reader.add(rule, readText(rule, fields[at]));
    }
    return std::move(reader).result();
}

} // namespace mtnops
