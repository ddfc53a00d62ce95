// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"

#include <array>
#include <condition_variable>
#include <mutex>
#include <optional>

namespace mtnops {

/** A few blocks of rows that one thread, the reader, fills while another, the owner, works on those before: memory
   stays small, and blocks are used again. */
template<typename Block, std::size_t count>
class BlockRing
{
public:
    // The owner's:

    /** The next block, good until the next call; null at the end. */
    Result<const Block *> next()
    {
        std::unique_lock lock(m_mutex);
        if (std::exchange(m_ownerHasBlock, false)) {
            ++m_taken;
            m_changed.notify_all();
        }
        m_changed.wait(lock, [this] { return m_read > m_taken || m_end; });
        if (m_read > m_taken) {
            m_ownerHasBlock = true;
            return &m_blocks[m_taken % count];
        }
        if (!*m_end)
            return m_end->error();
        return nullptr;
    }

    /** No more blocks are wanted: the reader should end. */
    void stop()
    {
        const std::scoped_lock lock(m_mutex);
        m_stops = true;
        m_changed.notify_all();
    }

    // The reader's:

    bool isStopped()
    {
        const std::scoped_lock lock(m_mutex);
        return m_stops;
    }

    bool hasFreeBlock()
    {
        const std::scoped_lock lock(m_mutex);
        return m_read - m_taken < count;
    }

    /** A block to fill; null when the owner wants no more. */
    Block *waitForFreeBlock()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_stops || m_read - m_taken < count; });
        return m_stops ? nullptr : &m_blocks[m_read % count];
    }

    /** The block that waitForFreeBlock() gave is filled. */
    void handOver()
    {
        const std::scoped_lock lock(m_mutex);
        ++m_read;
        m_changed.notify_all();
    }

    /** Nothing follows. What the reader wrote before is the owner's once it has heard of it from next(). */
    void end(Result<void> how)
    {
        const std::scoped_lock lock(m_mutex);
        m_end = std::move(how);
        m_changed.notify_all();
    }

private:
    std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_changed;
    std::array<Block, count> m_blocks; ///< those from m_taken to m_read - 1 are the owner's, the rest the reader's
    std::size_t m_read = 0; ///< blocks handed over by the reader
    std::size_t m_taken = 0; ///< blocks given back by the owner
    bool m_ownerHasBlock = false;
    bool m_stops = false;
    std::optional<Result<void>> m_end; ///< how the reading ended
};

} // namespace mtnops
