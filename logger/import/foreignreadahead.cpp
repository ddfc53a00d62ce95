// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/import/foreignreadahead.h"

namespace mtnops {

ForeignReadAhead::ForeignReadAhead(const ForeignSource &source, const TablePlan &plan, const DeviceTablePtr &table,
                                   const std::optional<QTimeZone> &zone)
    : m_thread([this, &source, &plan, table, zone] { m_blocks.end(read(source, plan, table, zone)); })
{
}

ForeignReadAhead::~ForeignReadAhead()
{
    m_blocks.stop();
}

Result<void> ForeignReadAhead::read(const ForeignSource &source, const TablePlan &plan, const DeviceTablePtr &table,
                                    const std::optional<QTimeZone> &zone)
{
    const Result<std::unique_ptr<ForeignTableReader>> reader =
        ForeignTableReader::open(source, plan, table, zone, [this] { return !m_blocks.isStopped(); });
    if (!reader)
        return reader.error();
    for (Result<bool> hasMore = true; *hasMore;) {
        ForeignBlock *const block = m_blocks.waitForFreeBlock();
        if (!block)
            return {};
        hasMore = fill(**reader, *block);
        if (!hasMore)
            return hasMore.error();
        if (!block->rows.empty())
            m_blocks.handOver();
    }
    m_reading = (*reader)->reading();
    return {};
}

/** False where the table is read to its end. Rows that were read into the block before are written over. */
Result<bool> ForeignReadAhead::fill(ForeignTableReader &reader, ForeignBlock &block)
{
    block.rows.resize(ForeignBlock::mostRows);
    std::size_t row = 0;
    Result<bool> hasRow = true;
    while (row < ForeignBlock::mostRows) {
        hasRow = reader.next(block.rows[row]);
        if (!hasRow || !*hasRow)
            break;
        ++row;
    }
    block.rows.resize(row);
    block.done = reader.done();
    return hasRow;
}

} // namespace mtnops
