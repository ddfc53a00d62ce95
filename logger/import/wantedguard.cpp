// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/import/wantedguard.h"

#include "logger/store/sqlconnection.h"

#include <sqlite3.h>

namespace mtnops {

namespace {

constexpr int importStepsBetweenLooks = 10'000; // less than a millisecond, and nothing beside what they take

} // namespace

WantedGuard::WantedGuard(const SqlConnection &connection, IsWanted isWanted)
    : m_handle(connection.handle()), m_isWanted(std::move(isWanted))
{
    sqlite3_progress_handler(m_handle, importStepsBetweenLooks, &WantedGuard::look, this);
}

WantedGuard::~WantedGuard()
{
    sqlite3_progress_handler(m_handle, 0, nullptr, nullptr);
}

int WantedGuard::look(void *guard)
{
    auto *self = static_cast<WantedGuard *>(guard);
    self->m_isEnded = self->m_isEnded || !self->m_isWanted();
    return self->m_isEnded ? 1 : 0;
}

} // namespace mtnops
