// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/engine/walwatch.h"

#include "logger/core/bytesize.h"

#include <algorithm>

namespace mtnops {

std::optional<QString> WalWatch::look(qint64 bytes)
{
    const bool hasGrown = m_before && bytes > *m_before; // one that a crash left does not grow
    m_before = bytes;
    if (hasGrown && bytes >= std::max(longest, 2 * m_toldAt)) {
        m_toldAt = bytes;
        return QStringLiteral(
                   "the write-ahead log has grown to %1 and grows on, because a program has been reading the "
                   "database in one transaction all the while: end it; readings are stored all the same")
            .arg(roundedByteSize(bytes));
    }
    if (m_toldAt > 0 && bytes < longest / 2) {
        m_toldAt = 0;
        return QStringLiteral("the write-ahead log is short again: %1").arg(roundedByteSize(bytes));
    }
    return std::nullopt;
}

} // namespace mtnops
