// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <atomic>
#include <chrono>

struct sqlite3;

namespace mtnops {

class SqlConnection;

/** What ends a request before it is answered. */
struct RequestLimits
{
    const std::atomic_bool &isSuperseded; ///< set by the thread that asks; outlives the request
    std::chrono::milliseconds time; ///< from the moment when the reader begins with it
};

/** While it lives, the statements of a connection fail as soon as their request is superseded or out of time, also
    those that run long without giving a row: SQLite asks every few microseconds of work. One at a time on a connection;
    on the thread of the connection. */
class QueryGuard
{
public:
    enum class Verdict : quint8
    {
        GoOn,
        Superseded,
        OutOfTime,
    };

    /** @p connection outlives the guard. */
    QueryGuard(const SqlConnection &connection, const RequestLimits &limits);
    ~QueryGuard();
    Q_DISABLE_COPY_MOVE(QueryGuard)

    /** Why statements fail; GoOn as long as none was ended. */
    Verdict verdict() const { return m_verdict; }

private:
    static int look(void *guard);
    Verdict judge() const;

    sqlite3 *m_handle;
    RequestLimits m_limits;
    std::chrono::steady_clock::time_point m_deadline;
    Verdict m_verdict = Verdict::GoOn;
};

} // namespace mtnops
