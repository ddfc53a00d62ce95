// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/decoders/regexdecoder.h"

#include "logger/device/decoders/namedtexts.h"
#include "logger/device/decoders/replytext.h"

#include <QRegularExpression>

namespace mtnops {

namespace {

constexpr qsizetype longestMatchedText = 65536; // characters
/** Steps of PCRE2, some milliseconds; patterns that are written well need a few for each character. */
const QString matchLimit = QStringLiteral("(*LIMIT_MATCH=200000)");

} // namespace

Decoder::EndFinder RegexDecoder::endFinder() const
{
    return [](QByteArrayView) { return false; };
}

Result<DecodedReply> RegexDecoder::read(QByteArrayView reply, const QList<ColumnRule> &columns,
                                        const ReplyFormat &format) const
{
    const QRegularExpression expression(matchLimit + format.pattern);
    const QRegularExpressionMatch match = expression.match(wholeTextOfReply(reply).left(longestMatchedText));
    if (!match.isValid()) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("the pattern takes too long for the reply %1").arg(quoted(reply))};
    }
    if (!match.hasMatch())
        return Error{ErrorCode::InvalidInput, QStringLiteral("the pattern does not match %1").arg(quoted(reply))};
    QHash<QString, QString> texts;
    const QStringList groups = expression.namedCaptureGroups();
    for (qsizetype i = 1; i < groups.size(); ++i) {
        if (!groups[i].isEmpty() && match.capturedStart(int(i)) >= 0)
            texts.insert(groups[i], match.captured(int(i)));
    }
    return readNamedTexts(texts, columns, reply);
}

} // namespace mtnops
