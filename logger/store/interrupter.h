// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

struct sqlite3;

namespace mtnops {

class SqlConnection;

/** Once its time is over, ends whatever statement a connection runs, and all that follow as long as it lives; it has a
    thread of its own, because SQLite looks at nothing else while it checks a file. Made and destroyed on the thread of
    the connection. */
class Interrupter
{
public:
    Interrupter(const SqlConnection &connection, std::chrono::milliseconds time);
    ~Interrupter();
    Q_DISABLE_COPY_MOVE(Interrupter)

private:
    void wait(std::chrono::steady_clock::time_point end);

    sqlite3 *m_handle;
    std::mutex m_mutex; // guards m_isDone
    std::condition_variable m_done;
    bool m_isDone = false;
    std::thread m_thread;
};

} // namespace mtnops
