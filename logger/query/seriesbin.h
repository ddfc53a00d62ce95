// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace mtnops {

/** What a rollup says of one column in one bin. */
struct SeriesBin
{
    qint64 start = 0; ///< µs since the epoch
    qint64 width = 0; ///< µs
    qint64 covered = 0; ///< µs for which the table had rows
    qint64 count = 0; ///< valid values; the members below mean nothing at 0
    double lowest = 0;
    double highest = 0;
    qint64 stood = 0; ///< µs for which valid values stood
    double integral = 0; ///< value · µs over that time
};

} // namespace mtnops
