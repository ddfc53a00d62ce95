// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/soak/fault.h"
#include "tests/soak/ledger.h"
#include "tests/soak/loggerprocess.h"
#include "tests/soak/observatory.h"
#include "tests/soak/processmonitor.h"
#include "tests/soak/soaklog.h"
#include "tests/support/smalldisk.h"

namespace mtnops {

/** What the faults work on; all of it outlives them. */
struct Stage
{
    Observatory &observatory;
    LoggerProcess &logger;
    ProcessMonitor &monitor;
    Ledger &ledger;
    const SoakLog &log;
    SmallDisk *disk = nullptr; ///< null where none may be mounted
};

/** Each device lets the logger down in its own way: all at once. */
QList<Fault> deviceFaults(const Stage &stage);

/** What befalls the logger itself, one after the other; it is not restarted. */
QList<Fault> loggerFaults(const Stage &stage);

/** The clock of a logger that was started with a fake one. */
QList<Fault> clockFaults(const Stage &stage);

} // namespace mtnops
