// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/tomlplace.h"

#include "logger/core/utf8.h"

#include <QByteArray>

namespace mtnops {

qsizetype offsetOf(QByteArrayView text, SourcePosition position)
{
    qsizetype offset = text.startsWith(byteOrderMark) ? byteOrderMark.size() : 0;
    for (int line = 1; line < position.line; ++line)
        offset = lineEnd(text, offset);
    for (int column = 1; column < position.column && offset < text.size(); ++column) {
        ++offset;
        while (offset < text.size() && isContinuation(text[offset]))
            ++offset;
    }
    return offset;
}

qsizetype lineBegin(QByteArrayView text, qsizetype offset)
{
    return offset == 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

qsizetype lineEnd(QByteArrayView text, qsizetype offset)
{
    const qsizetype end = text.indexOf('\n', offset);
    return end < 0 ? text.size() : end + 1;
}

QByteArray lineEnding(QByteArrayView text)
{
    const qsizetype end = text.indexOf('\n');
    return end > 0 && text[end - 1] == '\r' ? QByteArray("\r\n") : QByteArray("\n");
}

} // namespace mtnops
