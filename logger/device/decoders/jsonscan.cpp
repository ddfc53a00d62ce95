// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/decoders/jsonscan.h"

#include <algorithm>
#include <array>

namespace mtnops {

namespace {

constexpr std::array nonNumbers = {
    QByteArrayView("NaN"),
    QByteArrayView("-Infinity"),
    QByteArrayView("Infinity"),
};

bool isBlank(char byte)
{
    return quint8(byte) <= quint8(' ');
}

/** Follows the strings of a JSON text, byte by byte. */
class StringTracker
{
public:
    /** True when @p byte stands in a string or ends it. */
    bool isInside(char byte)
    {
        if (!m_isInside) {
            m_isInside = byte == '"';
            return m_isInside;
        }
        if (m_isEscaped)
            m_isEscaped = false;
        else if (byte == '\\')
            m_isEscaped = true;
        else if (byte == '"')
            m_isInside = false;
        return true;
    }

private:
    bool m_isInside = false;
    bool m_isEscaped = false;
};

qsizetype beginningOf(QByteArrayView bytes)
{
    qsizetype start = 0;
    while (start < bytes.size() && isBlank(bytes[start]))
        ++start;
    return bytes.sliced(start).startsWith("\xef\xbb\xbf") ? start + 3 : start;
}

/** The length of the value that begins @p bytes, or -1 when it is not whole or no object or array. */
qsizetype lengthOfValue(QByteArrayView bytes)
{
    if (bytes.isEmpty() || (bytes.front() != '{' && bytes.front() != '['))
        return -1;
    StringTracker strings;
    qsizetype depth = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char byte = bytes[i];
        if (strings.isInside(byte))
            continue;
        if (byte == '{' || byte == '[')
            ++depth;
        else if ((byte == '}' || byte == ']') && --depth == 0)
            return i + 1;
    }
    return -1;
}

} // namespace

bool isWholeJson(QByteArrayView bytes)
{
    const auto last = std::find_if_not(bytes.rbegin(), bytes.rend(), isBlank);
    if (last == bytes.rend() || (*last != '}' && *last != ']'))
        return false;
    return lengthOfValue(bytes.sliced(beginningOf(bytes))) > 0;
}

QByteArrayView firstJsonValue(QByteArrayView bytes)
{
    const qsizetype start = beginningOf(bytes);
    const qsizetype length = lengthOfValue(bytes.sliced(start));
    return length > 0 ? bytes.sliced(start, length) : bytes;
}

QByteArray withoutNonNumbers(QByteArrayView json)
{
    QByteArray result;
    result.reserve(json.size());
    StringTracker strings;
    for (qsizetype i = 0; i < json.size();) {
        const QByteArrayView rest = json.sliced(i);
        const bool isInside = strings.isInside(rest.front());
        const auto found = std::find_if(nonNumbers.begin(), nonNumbers.end(),
                                        [&](QByteArrayView word) { return !isInside && rest.startsWith(word); });
        if (found == nonNumbers.end()) {
            result.append(rest.front());
            ++i;
        } else {
            result.append("null");
            i += found->size();
        }
    }
    return result;
}

} // namespace mtnops
