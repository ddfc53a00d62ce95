// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/decoders/wordcolumns.h"

#include "logger/device/decoders/columnreader.h"
#include "logger/device/decoders/replytext.h"

#include <algorithm>
#include <optional>

namespace mtnops {

namespace {

/** Where a column stands: from a word on, or at a key. */
struct WordPlace
{
    qsizetype word = 0; ///< from 0
    bool hasRest = false;
    QString key; ///< instead of the word, if not empty
};

WordPlace placeOf(const QString &source, qsizetype next)
{
    if (source.isEmpty())
        return {.word = next};
    const bool hasRest = source.endsWith(u'+');
    bool isNumber = false;
    const qlonglong number = QStringView(source).chopped(hasRest ? 1 : 0).toLongLong(&isNumber);
    if (isNumber && number > 0)
        return {.word = number - 1, .hasRest = hasRest};
    return {.key = source};
}

QList<WordPlace> placesOf(const QList<ColumnRule> &columns)
{
    QList<WordPlace> places;
    qsizetype next = 0;
    for (const ColumnRule &rule : columns) {
        places.append(placeOf(rule.source, next));
        if (places.last().key.isEmpty())
            next = places.last().word + 1;
    }
    return places;
}

std::optional<QString> valueOfKey(const QStringList &words, const QString &key)
{
    for (const QString &word : words) {
        if (word.size() > key.size() && word.startsWith(key) && word[key.size()] == u'=')
            return word.sliced(key.size() + 1);
    }
    return std::nullopt;
}

std::optional<QString> textAt(const QStringList &words, const WordPlace &place)
{
    if (!place.key.isEmpty())
        return valueOfKey(words, place.key);
    if (place.word >= words.size())
        return std::nullopt;
    return place.hasRest ? words.sliced(place.word).join(u' ') : words[place.word];
}

Error missingWord(const QStringList &words, const QList<WordPlace> &places, const WordPlace &place,
                  QByteArrayView reply)
{
    if (!place.key.isEmpty()) {
        return {ErrorCode::InvalidInput,
                QStringLiteral("no word \"%1=…\" in the reply %2").arg(place.key, quoted(reply))};
    }
    qsizetype needed = 0;
    for (const WordPlace &each : places)
        needed = std::max(needed, each.key.isEmpty() ? each.word + 1 : 0);
    return {ErrorCode::InvalidInput,
            QStringLiteral("%1 words expected and %2 found in the reply %3")
                .arg(needed)
                .arg(words.size())
                .arg(quoted(reply))};
}

/** What was meant, perhaps, where words KEY=value are read by their numbers; else nothing. */
QString adviceFor(const QStringList &words, const QList<WordPlace> &places)
{
    for (const WordPlace &place : places) {
        const QString key = place.key.isEmpty() ? words.value(place.word).section(u'=', 0, 0) : QString();
        if (!key.isEmpty() && valueOfKey(words, key))
            return QStringLiteral("; what follows \"%1=\" is read with source = \"%1\"")
                .arg(key.left(longestQuotedText));
    }
    return {};
}

} // namespace

Result<DecodedReply> readWords(const QStringList &words, const QList<ColumnRule> &columns, QByteArrayView reply)
{
    const QList<WordPlace> places = placesOf(columns);
    ColumnReader reader(reply);
    for (qsizetype i = 0; i < columns.size(); ++i) {
        const std::optional<QString> text = textAt(words, places[i]);
        if (!text)
            return missingWord(words, places, places[i], reply);
        reader.add(columns[i], readText(columns[i], *text));
    }
    Result<DecodedReply> decoded = std::move(reader).result();
    if (decoded)
        return decoded;
    return Error{decoded.error().code, decoded.error().detail + adviceFor(words, places)};
}

} // namespace mtnops
