// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/decoders/ngdecoder.h"

#include "logger/core/ascii.h"
#include "logger/device/decoders/lineend.h"
#include "logger/device/decoders/replytext.h"
#include "logger/device/decoders/wordcolumns.h"

#include <algorithm>
#include <array>

namespace mtnops {

namespace {

constexpr qsizetype headerWords = 3;

/** Payloads that are, as a whole, a refusal. "UNKOWN" is how the Arduinos spell it. */
constexpr std::array refusals = {
    QLatin1StringView("UNKNOWN_CMD"),
    QLatin1StringView("FAILED"),
    QLatin1StringView("REQUEST_ERROR"),
    QLatin1StringView("COMMAND_ERROR"),
    QLatin1StringView("BAD"),
    QLatin1StringView("ERROR"),
    QLatin1StringView("OBSID ERROR"),
    QLatin1StringView("SYSID ERROR"),
    QLatin1StringView("REFNUM ERROR"),
    QLatin1StringView("QUERY ERROR"),
    QLatin1StringView("BAD COMMAND"),
    QLatin1StringView("UNKNOWN COMMAND"),
    QLatin1StringView("UNKOWN COMMAND"),
    QLatin1StringView("SERIAL_ERROR"),
    QLatin1StringView("BAD_STREAM"),
    QLatin1StringView("Missing Reference Number"),
};

/** Beginnings of refusals that go on with a reason. */
constexpr std::array refusalBeginnings = {
    QLatin1StringView("ERROR ("),
    QLatin1StringView("error="),
    QLatin1StringView("Unknown Request"),
};

/** Words in place of single values. */
constexpr std::array missingWords = {
    QLatin1StringView("--"),
    QLatin1StringView("SERIAL_ERROR"),
    QLatin1StringView("BAD_STREAM"),
};

/** "BIG61", "TCS", "90PRIME": capitals, digits and underscores, with at least one capital. */
bool isIdentifier(const QString &word)
{
    const auto isCapital = [](QChar character) { return character >= u'A' && character <= u'Z'; };
    return std::any_of(word.begin(), word.end(), isCapital)
        && std::all_of(word.begin(), word.end(), [&](QChar character) {
               return isCapital(character) || isAsciiDigit(character) || character == u'_';
           });
}

/** "123", a Julian date, or "SIMULATE", as bokGalil sends it. */
bool isReferenceInReply(const QString &word)
{
    if (word == QLatin1StringView("SIMULATE"))
        return true;
    return !word.isEmpty() && isAsciiDigit(word.front()) && word.count(u'.') <= 1
        && std::all_of(word.begin(), word.end(),
                       [](QChar character) { return isAsciiDigit(character) || character == u'.'; });
}

bool hasHeader(const QStringList &words)
{
    return words.size() >= headerWords && isIdentifier(words[0]) && words[0].front().isLetter()
        && isIdentifier(words[1]) && isReferenceInReply(words[2]);
}

bool isMissing(const QString &word)
{
    return std::find(missingWords.begin(), missingWords.end(), word) != missingWords.end();
}

bool isRefusal(const QStringList &payload)
{
    const QString text = payload.join(u' ');
    return std::find(refusals.begin(), refusals.end(), text) != refusals.end()
        || std::any_of(refusalBeginnings.begin(), refusalBeginnings.end(),
                       [&](QLatin1StringView beginning) { return text.startsWith(beginning); })
        || std::all_of(payload.begin(), payload.end(),
                       [](const QString &word) { return isMissing(word) && word != QLatin1StringView("--"); });
}

QList<ColumnRule> withMissingWords(QList<ColumnRule> columns)
{
    for (ColumnRule &rule : columns) {
        for (const QLatin1StringView word : missingWords)
            rule.sentinels.append(word);
    }
    return columns;
}

/** Where the first line with something visible ends, or -1. */
qsizetype endOfLine(QByteArrayView bytes)
{
    return bytes.indexOf('\n', firstVisible(bytes));
}

} // namespace

Decoder::EndFinder NgDecoder::endFinder() const
{
    return lineEndFinder();
}

Result<DecodedReply> NgDecoder::read(QByteArrayView reply, const QList<ColumnRule> &columns,
                                     const ReplyFormat & /*format*/) const
{
    const qsizetype lineEnd = endOfLine(reply);
    QStringList words = wordsOfReply(lineEnd < 0 ? reply : reply.first(lineEnd));
    if (hasHeader(words))
        words.remove(0, headerWords);
    if (words.isEmpty()) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("the device answered without a value: %1").arg(quoted(reply))};
    }
    if (isRefusal(words))
        return Error{ErrorCode::InvalidInput, QStringLiteral("the device refused the request: %1").arg(quoted(reply))};
    return readWords(words, withMissingWords(columns), reply);
}

} // namespace mtnops
