// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChar>

namespace mtnops {

/** Unlike QChar::isDigit(), not of the digits of other scripts. Any thread. */
constexpr bool isAsciiDigit(QChar character)
{
    return character >= u'0' && character <= u'9';
}

} // namespace mtnops
