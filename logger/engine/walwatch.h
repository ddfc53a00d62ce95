// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace mtnops {

/** Notices a write-ahead log that grows and grows: as long as somebody reads the database in one transaction it cannot
    begin anew. Store thread. */
class WalWatch
{
public:
    static constexpr qint64 longest = 256'000'000; ///< bytes, before it is told; then each doubling

    /** Once a flush. What has become true since the last call, to be written as an event. */
    std::optional<QString> look(qint64 bytes);

private:
    std::optional<qint64> m_before;
    qint64 m_toldAt = 0; ///< bytes; 0 while it is not too long
};

} // namespace mtnops
