// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/import/foreigntablereader.h"

#include <array>
#include <condition_variable>
#include <mutex>
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
    Result<const ForeignBlock *> next();

    /** What came of it; after the end. */
    const TableReading &reading() const { return m_reading; }

private:
    Result<void> read(const ForeignSource &source, const TablePlan &plan, const DeviceTablePtr &table,
                      const std::optional<QTimeZone> &zone);
    Result<bool> fill(ForeignTableReader &reader, ForeignBlock &block);
    ForeignBlock *waitForFreeBlock();
    void handOver();

    std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_changed;
    std::array<ForeignBlock, 3> m_blocks; ///< those from m_taken to m_read - 1 are the owner's, the rest the reader's
    std::size_t m_read = 0; ///< blocks handed over by the reader
    std::size_t m_taken = 0; ///< blocks given back by the owner
    bool m_ownerHasBlock = false;
    bool m_stops = false;
    TableReading m_reading; ///< written before the end
    std::optional<Result<void>> m_end; ///< how the reading ended
    std::jthread m_thread; ///< begins last
};

} // namespace mtnops
