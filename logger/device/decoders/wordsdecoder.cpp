// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/decoders/wordsdecoder.h"

#include "logger/device/decoders/replytext.h"
#include "logger/device/decoders/wordcolumns.h"

namespace mtnops {

Decoder::EndFinder WordsDecoder::endFinder() const
{
    return [](QByteArrayView) { return false; };
}

Result<DecodedReply> WordsDecoder::read(QByteArrayView reply, const QList<ColumnRule> &columns,
                                        const ReplyFormat & /*format*/) const
{
    const QStringList words = wordsOfReply(reply);
    if (words.isEmpty())
        return Error{ErrorCode::InvalidInput, QStringLiteral("the reply %1 is empty").arg(quoted(reply))};
    return readWords(words, columns, reply);
}

} // namespace mtnops
