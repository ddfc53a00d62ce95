// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/blockring.h"
#include "logger/import/foreigntablereader.h"

#include <thread>

namespace mtnops {

/** Some rows, one behind the other. */
struct ForeignBlock
{
    static constexpr std::size_t mostRows = 5000;

    std::vector<Sample> rows;
    double done = 0; ///< how much of the table is read, 0 to 1
};

/** Reads a foreign table on a thread of its own while the owner writes the rows before: reading takes as long. It is at
    most a few blocks ahead, so memory stays small. The owner's thread; the destructor stops the reading and waits. */
class ForeignReadAhead
{
public:
    /** All must outlive this. */
    ForeignReadAhead(const ForeignSource &source, const TablePlan &plan, const DeviceTablePtr &table,
                     const std::optional<QTimeZone> &zone);
    ~ForeignReadAhead();
    Q_DISABLE_COPY_MOVE(ForeignReadAhead)

    /** The next rows, good until the next call; null at the end. */
    Result<const ForeignBlock *> next() { return m_blocks.next(); }

    /** What came of it; after the end. */
    const TableReading &reading() const { return m_reading; }

private:
    Result<void> read(const ForeignSource &source, const TablePlan &plan, const DeviceTablePtr &table,
                      const std::optional<QTimeZone> &zone);
    static Result<bool> fill(ForeignTableReader &reader, ForeignBlock &block);

    BlockRing<ForeignBlock, 3> m_blocks;
    TableReading m_reading; ///< written before the end
    std::jthread m_thread; ///< begins last
};

} // namespace mtnops
