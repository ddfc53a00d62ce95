// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace mtnops {

/** What became of rows that may be there already. */
struct ImportCounts
{
    qint64 stored = 0;
    qint64 there = 0; ///< with the same values
    qint64 taken = 0; ///< their time is, by a row of other values: not stored
    qint64 retired = 0; ///< of a time of which raw rows are kept no more: not stored

    ImportCounts &operator+=(const ImportCounts &other)
    {
        stored += other.stored;
        there += other.there;
        taken += other.taken;
        retired += other.retired;
        return *this;
    }
};

} // namespace mtnops
