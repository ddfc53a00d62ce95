// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace mtnops {

// What the bytes of UTF-8 are. Any thread.

/** That some editors begin a file with. */
constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");

/** Whether a byte goes on with a character that an earlier one began. */
constexpr bool isContinuation(char byte)
{
    return (uchar(byte) & 0xC0U) == 0x80U;
}

} // namespace mtnops
