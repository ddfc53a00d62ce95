// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/decoders/replytext.h"

#include <QByteArray>
#include <QStringDecoder>

#include <algorithm>

namespace mtnops {

namespace {

constexpr qsizetype longestText = 4096;
constexpr qsizetype longestQuote = 80;

QString decoded(QByteArrayView bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder.decode(bytes);
    return decoder.hasError() ? QString::fromLatin1(bytes) : text;
}

QString withoutControls(QString text)
{
    const auto isControl = [](QChar character) { return character.category() == QChar::Other_Control; };
    std::replace_if(text.begin(), text.end(), isControl, QChar(u' '));
    return text;
}

} // namespace

QString cleanText(QStringView text)
{
    return withoutControls(text.toString()).trimmed().left(longestText);
}

QString textFromReply(QByteArrayView bytes)
{
    return cleanText(decoded(bytes));
}

QStringList wordsOfReply(QByteArrayView bytes)
{
    QByteArray blanked = bytes.toByteArray();
    blanked.replace('\xff', ' ');
    return withoutControls(decoded(blanked)).split(u' ', Qt::SkipEmptyParts);
}

QString quoted(QByteArrayView bytes)
{
    QString result(u'"');
    for (const char byte : bytes.first(std::min(bytes.size(), longestQuote))) {
        if (byte == '\n')
            result += QLatin1StringView("\\n");
        else if (byte == '\r')
            result += QLatin1StringView("\\r");
        else if (byte < ' ' || byte > '~') // from 0x80 on it is below or above, by the sign of char
            result += QStringLiteral("\\x%1").arg(quint8(byte), 2, 16, QChar(u'0'));
        else
            result += QLatin1Char(byte);
    }
    result += u'"';
    return bytes.size() > longestQuote ? result + QStringLiteral(" … (%1 bytes)").arg(bytes.size()) : result;
}

} // namespace mtnops
