// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>
#include <QStringList>

namespace mtnops {

/** What a device sent, as text: UTF-8, or Latin-1 where it is not; NULs and control characters become spaces, the ends
    are trimmed, and it is cut off after 4096 characters. */
QString textFromReply(QByteArrayView bytes);

/** As textFromReply(), for text that is decoded already. */
QString cleanText(QStringView text);

/** The words of a reply. Blanks, control characters, NULs and the byte 0xFF (telcom ends replies with it) part them. */
QStringList wordsOfReply(QByteArrayView bytes);

/** The lines of a reply that hold something visible, without their ends: LF, CR or both. Control characters but the
   tab, NULs and the byte 0xFF are blanks, so that a character keeps its position in the line. */
QStringList linesOfReply(QByteArrayView bytes);

/** The same lines as they came, byte for byte. */
QList<QByteArray> filledLines(QByteArrayView bytes);

/** All of a reply as text, line ends included. */
QString wholeTextOfReply(QByteArrayView bytes);

/** How many characters of a text a message quotes. */
constexpr qsizetype longestQuotedText = 80;

/** The beginning of @p bytes in quotes, with what cannot be printed escaped; for messages. */
QString quoted(QByteArrayView bytes);

} // namespace mtnops
