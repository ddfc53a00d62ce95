// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/decoders/keyvaluedecoder.h"

#include "logger/device/decoders/columnreader.h"
#include "logger/device/decoders/namedtexts.h"
#include "logger/device/decoders/replytext.h"

namespace mtnops {

Decoder::EndFinder KeyValueDecoder::endFinder() const
{
    return [](QByteArrayView) { return false; };
}

Result<DecodedReply> KeyValueDecoder::read(QByteArrayView reply, const QList<ColumnRule> &columns,
                                           const ReplyFormat &format) const
{
    const QString separator = format.separator.isEmpty() ? QStringLiteral("=") : format.separator;
    QHash<QString, QString> texts;
    bool hasSeveral = false; // in one line
    for (const QString &line : linesOfReply(reply)) {
        const QString text = line.trimmed();
        const qsizetype at = text.indexOf(separator);
        const QString key = text.left(at).trimmed();
        if (at > 0 && !texts.contains(key))
            texts.insert(key, text.mid(at + separator.size()));
        hasSeveral = hasSeveral || (!separator.trimmed().isEmpty() && text.count(separator) > 1);
    }
    Result<DecodedReply> decoded = readNamedTexts(texts, columns, reply);
    if (decoded || !hasSeveral)
        return decoded;
    return Error{decoded.error().code,
                 decoded.error().detail
                     + QStringLiteral("; keyvalue reads one pair of each line, and decode = \"words\" several of one")};
}

} // namespace mtnops
