// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/tomlscan.h"

#include "logger/core/utf8.h"

#include <QByteArrayView>

namespace mtnops {

namespace {

/** The length of the comment or string that begins at @p index, or 0 where none does. */
qsizetype skippedLength(QByteArrayView text, qsizetype index)
{
    const char first = text[index];
    const auto lengthTo = [&](qsizetype end, qsizetype closing) {
        return (end < 0 ? text.size() : end + closing) - index;
    };
    if (first == '#')
        return lengthTo(text.indexOf('\n', index), 0);
    if (first != '"' && first != '\'')
        return 0;
    const QByteArray triple(3, first);
    const bool isMultiLine = text.sliced(index).startsWith(triple);
    const qsizetype quotes = isMultiLine ? 3 : 1;
    for (qsizetype at = index + quotes; at < text.size(); ++at) {
        if (first == '"' && text[at] == '\\')
            ++at;
        else if (isMultiLine ? text.sliced(at).startsWith(triple) : text[at] == first || text[at] == '\n')
            return lengthTo(at, quotes);
    }
    return lengthTo(-1, 0);
}

bool belongsToKey(char character)
{
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9') || character == '_' || character == '-' || character == ' '
        || character == '\t';
}

SourcePosition after(SourcePosition position, QByteArrayView passed)
{
    for (const char byte : passed) {
        if (byte == '\n')
            position = {.line = position.line + 1, .column = 1};
        else if (!isContinuation(byte))
            ++position.column;
    }
    return position;
}

} // namespace

bool isSafeToParse(const QByteArray &text, Diagnostics &diagnostics)
{
    qsizetype index = text.startsWith(byteOrderMark) ? byteOrderMark.size() : 0;
    int dots = 0; // since something that cannot stand in a key
    SourcePosition position{.line = 1, .column = 1};
    while (index < text.size()) {
        const char character = text[index];
        const qsizetype skipped = skippedLength(text, index);
        if (character == '.')
            ++dots;
        else if (character == '#' || (skipped == 0 && !belongsToKey(character)))
            dots = 0;
        if (dots >= deepestKey) {
            diagnostics.add(
                position, QStringLiteral("a key of more than %1 parts; none here has more than three").arg(deepestKey));
            return false;
        }
        if (uchar(character) >= 0x80U) {
            diagnostics.add(position, QStringLiteral("no TOML: outside strings and comments every character is ASCII"));
            return false;
        }
        const qsizetype length = qMax(qsizetype(1), skipped);
        position = after(position, QByteArrayView(text).sliced(index, length));
        index += length;
    }
    return true;
}

} // namespace mtnops
