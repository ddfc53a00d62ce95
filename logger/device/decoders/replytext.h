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

/** The beginning of @p bytes in quotes, with what cannot be printed escaped; for messages. */
QString quoted(QByteArrayView bytes);

} // namespace mtnops
