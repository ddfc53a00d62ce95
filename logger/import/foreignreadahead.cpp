// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/import/foreignreadahead.h"

namespace mtnops {

ForeignReadAhead::ForeignReadAhead(const ForeignSource &source, const TablePlan &plan, const DeviceTablePtr &table,
                                   const std::optional<QTimeZone> &zone)
    : m_thread([this, &source, &plan, table, zone] {
        Result<void> end = read(source, plan, table, zone);
        const std::scoped_lock lock(m_mutex);
        m_end = std::move(end);
        m_changed.notify_all();
    })
{
}

ForeignReadAhead::~ForeignReadAhead()
{
    const std::scoped_lock lock(m_mutex);
    m_stops = true;
    m_changed.notify_all();
}

Result<const ForeignBlock *> ForeignReadAhead::next()
{
    std::unique_lock lock(m_mutex);
    if (std::exchange(m_ownerHasBlock, false)) {
        ++m_taken;
        m_changed.notify_all();
    }
    m_changed.wait(lock, [this] { return m_read > m_taken || m_end; });
    if (m_read > m_taken) {
        m_ownerHasBlock = true;
        return &m_blocks[m_taken % m_blocks.size()];
    }
    if (!*m_end)
        return m_end->error();
    return nullptr;
}

Result<void> ForeignReadAhead::read(const ForeignSource &source, const TablePlan &plan, const DeviceTablePtr &table,
                                    const std::optional<QTimeZone> &zone)
{
    const Result<std::unique_ptr<ForeignTableReader>> reader = ForeignTableReader::open(source, plan, table, zone);
    if (!reader)
        return reader.error();
    for (Result<bool> hasMore = true; *hasMore;) {
        ForeignBlock *const block = waitForFreeBlock();
        if (!block)
            return {};
        hasMore = fill(**reader, *block);
        if (!hasMore)
            return hasMore.error();
        if (!block->rows.empty())
            handOver();
    }
    const std::scoped_lock lock(m_mutex);
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

/** A block to fill; null when the owner wants no more. */
ForeignBlock *ForeignReadAhead::waitForFreeBlock()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_stops || m_read - m_taken < m_blocks.size(); });
    return m_stops ? nullptr : &m_blocks[m_read % m_blocks.size()];
}

void ForeignReadAhead::handOver()
{
    const std::scoped_lock lock(m_mutex);
    ++m_read;
    m_changed.notify_all();
}

} // namespace mtnops
