// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/decoders/replytext.h"

#include <QByteArray>
#include <QStringDecoder>

#include <algorithm>

namespace mtnops {

namespace {

constexpr qsizetype longestCleanText = 4096;

QString decoded(QByteArrayView bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder.decode(bytes);
    return decoder.hasError() ? QString::fromLatin1(bytes) : text;
}

/** The byte 0xFF, with which telcom ends replies, is in no UTF-8 and would make Latin-1 of the whole. */
QByteArray blanked(QByteArrayView bytes)
{
    QByteArray result = bytes.toByteArray();
    return result.replace('\xff', ' ');
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
    return withoutControls(text.toString()).trimmed().left(longestCleanText);
}

QString textFromReply(QByteArrayView bytes)
{
    return cleanText(decoded(bytes));
}

QStringList wordsOfReply(QByteArrayView bytes)
{
    return withoutControls(decoded(blanked(bytes))).split(u' ', Qt::SkipEmptyParts);
}

QStringList linesOfReply(QByteArrayView bytes)
{
    QStringList lines;
    const QString text = decoded(blanked(bytes)).replace(u'\r', u'\n');
    for (const QStringView line : QStringView(text).split(u'\n')) {
        QStringList fields; // a tab may part them
        for (const QStringView field : line.split(u'\t'))
            fields.append(withoutControls(field.toString()));
        const QString clean = fields.join(u'\t');
        if (!clean.trimmed().isEmpty())
            lines.append(clean);
    }
    return lines;
}

QList<QByteArray> filledLines(QByteArrayView bytes)
{
    QList<QByteArray> lines = bytes.toByteArray().replace('\r', '\n').split('\n');
    lines.removeIf([](const QByteArray &line) { return line.trimmed().isEmpty(); });
    return lines;
}

QString wholeTextOfReply(QByteArrayView bytes)
{
    return decoded(blanked(bytes));
}

QString quoted(QByteArrayView bytes)
{
    QString result(u'"');
    for (const char byte : bytes.first(std::min(bytes.size(), longestQuotedText))) {
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
    return bytes.size() > longestQuotedText ? result + QStringLiteral(" … (%1 bytes)").arg(bytes.size()) : result;
}

} // namespace mtnops
