// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/keydepth.h"

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

} // namespace

std::optional<SourcePosition> findTooDeepKey(const QByteArray &text)
{
    int dots = 0; // since something that cannot stand in a key
    SourcePosition position{.line = 1, .column = 1};
    qsizetype index = 0;
    while (index < text.size()) {
        const char character = text[index];
        const qsizetype length = qMax(qsizetype(1), skippedLength(text, index));
        if (character == '.')
            ++dots;
        else if (character == '#' || (length == 1 && !belongsToKey(character)))
            dots = 0;
        if (dots >= deepestKey)
            return position;
        for (const char passed : QByteArrayView(text).sliced(index, length)) {
            const bool isContinuation = (uchar(passed) & 0xC0U) == 0x80U; // of a UTF-8 character
            position = passed == '\n' ? SourcePosition{position.line + 1, 1}
                                      : SourcePosition{position.line, position.column + (isContinuation ? 0 : 1)};
        }
        index += length;
    }
    return std::nullopt;
}

} // namespace mtnops
