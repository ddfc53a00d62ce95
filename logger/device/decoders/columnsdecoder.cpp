// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/decoders/columnsdecoder.h"

#include "logger/device/decoders/columnreader.h"
#include "logger/device/decoders/lineend.h"
#include "logger/device/decoders/replytext.h"

namespace mtnops {

namespace {

struct Span
{
    qsizetype first = 0; ///< from 0
    qsizetype length = 0; ///< -1 for the rest of the line
};

Span charactersOf(const QString &source)
{
    const qsizetype first = source.section(u'-', 0, 0).remove(u'+').toInt() - 1;
    if (source.endsWith(u'+'))
        return {first, -1};
    return {first, source.contains(u'-') ? source.section(u'-', 1).toInt() - first : 1};
}

/** Where the line goes on behind @p count words and one blank, or -1 when it has fewer words. */
qsizetype behindWords(QStringView line, int count)
{
    qsizetype at = 0;
    for (int i = 0; i < count; ++i) {
        while (at < line.size() && line[at] == u' ')
            ++at;
        const qsizetype blank = line.indexOf(u' ', at);
        if (at >= line.size() || blank < 0)
            return -1;
        at = blank + 1;
    }
    return at;
}

} // namespace

Decoder::EndFinder ColumnsDecoder::endFinder() const
{
    return lineEndFinder();
}

Result<DecodedReply> ColumnsDecoder::read(QByteArrayView reply, const QList<ColumnRule> &columns,
                                          const ReplyFormat &format) const
{
    const QStringList lines = linesOfReply(reply);
    if (lines.isEmpty())
        return Error{ErrorCode::InvalidInput, QStringLiteral("the reply %1 is empty").arg(quoted(reply))};
    const qsizetype begin = behindWords(lines.first(), format.skippedWords);
    if (begin < 0) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("nothing follows %1 words of a header in the reply %2")
                         .arg(format.skippedWords)
                         .arg(quoted(reply))};
    }
    const QStringView line = QStringView(lines.first()).sliced(begin);
    ColumnReader reader(reply);
    bool isAnyThere = columns.isEmpty();
    for (const ColumnRule &rule : columns) {
        const Span span = charactersOf(rule.source);
        const QStringView text =
            span.first >= 0 && span.first < line.size() ? line.mid(span.first, span.length) : QStringView();
        isAnyThere = isAnyThere || !text.trimmed().isEmpty();
        reader.add(rule, readText(rule, text));
    }
    if (!isAnyThere) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("no column holds anything in the line %1").arg(quoted(reply))};
    }
    return std::move(reader).result();
}

} // namespace mtnops
