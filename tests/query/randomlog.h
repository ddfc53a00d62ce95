// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/store/samplelog.h"

#include <map>

class QRandomGenerator;

namespace mtnops {

/** A log of four days of testTable(), a row each 10 s, with outages, NULLs and late rows, as a test keeps it beside the
    one in the database. */
class RandomLog
{
public:
    RandomLog();

    /** Writes it in 60 flushes. Late rows leave dirty rollups, until they are repaired. */
    void write(Writer &writer, QRandomGenerator &random);

    const DeviceTablePtr &table() const { return m_table; }
    const std::map<qint64, Values> &rows() const { return m_rows; } ///< by time in µs
    qint64 begin() const { return m_rows.begin()->first; }
    qint64 end() const { return m_rows.rbegin()->first; }

    /** A range of a second to some days, at or around the log. */
    TimeRange randomRange(QRandomGenerator &random) const;

private:
    DeviceTablePtr m_table;
    std::map<qint64, Values> m_rows;
};

} // namespace mtnops
