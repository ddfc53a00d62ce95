// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/soak/fault.h"
#include "tests/soak/ledger.h"
#include "tests/soak/processmonitor.h"

namespace mtnops {

/** What a soak found, printed line by line, and whether every requirement is kept. Main thread. */
class Report
{
public:
    void add(const FaultOutcome &outcome);
    void add(const Account &account);
    /** Of the process that went through all faults without a restart. */
    void add(const ProcessMonitor &monitor);

    /** A requirement, in a few words, and what was found. */
    void require(const QString &requirement, bool isKept, const QString &found = {});

    bool isKept() const { return m_isKept; }

    /** To standard output, with the time since the program's start. */
    static void say(const QString &line);

private:
    bool m_isKept = true;
};

} // namespace mtnops
