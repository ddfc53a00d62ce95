// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timestamp.h"

namespace mtnops {

/** How much of a history goes into one transaction: what takes a fifth of a second on this machine, because whoever
   logs into the same file waits as long and gives up after 2 s. A value for the thread that writes. */
class HistoryPortion
{
public:
    static constexpr Duration longest = std::chrono::hours(6);

    Duration length() const { return m_length; }
    /** The transaction of that length took so long. */
    void noteWritten(Duration took);

private:
    Duration m_length = std::chrono::minutes(10);
};

} // namespace mtnops
