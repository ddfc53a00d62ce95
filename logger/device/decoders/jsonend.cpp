// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/decoders/jsonend.h"

#include <algorithm>

namespace mtnops {

namespace {

bool mayPrecede(char byte)
{
    return quint8(byte) <= quint8(' ') || byte == '\xef' || byte == '\xbb' || byte == '\xbf';
}

} // namespace

qsizetype JsonEnd::endIn(QByteArrayView piece)
{
    qsizetype position = 0;
    if (m_depth == 0 && !m_isOther) {
        position = beginningOfJson(piece);
        if (position == piece.size())
            return -1;
        m_isOther = piece[position] != '{' && piece[position] != '[';
    }
    if (m_isOther)
        return -1;
    for (; position < piece.size(); ++position) {
        const char byte = piece[position];
        if (m_strings.isInside(byte))
            continue;
        if (byte == '{' || byte == '[')
            ++m_depth;
        else if ((byte == '}' || byte == ']') && --m_depth == 0)
            return position + 1;
    }
    return -1;
}

qsizetype beginningOfJson(QByteArrayView bytes)
{
    return std::find_if_not(bytes.begin(), bytes.end(), mayPrecede) - bytes.begin();
}

} // namespace mtnops
