// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/interrupter.h"

#include "logger/store/sqlconnection.h"

#include <sqlite3.h>

namespace mtnops {

using namespace std::chrono_literals;

Interrupter::Interrupter(const SqlConnection &connection, std::chrono::milliseconds time)
    : m_handle(connection.handle()), m_thread(&Interrupter::wait, this, std::chrono::steady_clock::now() + time)
{
}

Interrupter::~Interrupter()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isDone = true;
    }
    m_done.notify_one();
    m_thread.join();
}

void Interrupter::wait(std::chrono::steady_clock::time_point end)
{
    std::unique_lock lock(m_mutex);
    if (m_done.wait_until(lock, end, [this] { return m_isDone; }))
        return;
    // An interruption is over with the statement that it meets, and may come just before the next one begins.
    do {
        sqlite3_interrupt(m_handle);
    } while (!m_done.wait_for(lock, 10ms, [this] { return m_isDone; }));
}

} // namespace mtnops
