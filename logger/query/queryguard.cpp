// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/queryguard.h"

#include "logger/store/sqlconnection.h"

#include <sqlite3.h>

namespace mtnops {

namespace {

/** Some microseconds of work, and a few pages of the file at most where the disk is slow. */
constexpr int queryStepsBetweenLooks = 100;

} // namespace

QueryGuard::QueryGuard(const SqlConnection &connection, const RequestLimits &limits)
    : m_handle(connection.handle()), m_limits(limits), m_deadline(std::chrono::steady_clock::now() + limits.time)
{
    sqlite3_progress_handler(m_handle, queryStepsBetweenLooks, &QueryGuard::look, this);
}

QueryGuard::~QueryGuard()
{
    sqlite3_progress_handler(m_handle, 0, nullptr, nullptr);
}

int QueryGuard::look(void *guard)
{
    auto *self = static_cast<QueryGuard *>(guard);
    self->m_verdict = self->judge();
    return self->m_verdict == Verdict::GoOn ? 0 : 1;
}

QueryGuard::Verdict QueryGuard::judge() const
{
    if (m_limits.isSuperseded.load(std::memory_order_relaxed))
        return Verdict::Superseded;
    return std::chrono::steady_clock::now() >= m_deadline ? Verdict::OutOfTime : Verdict::GoOn;
}

} // namespace mtnops
