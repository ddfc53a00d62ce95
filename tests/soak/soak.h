// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/soak/faultrunner.h"
#include "tests/soak/faulttable.h"
#include "tests/soak/powercut.h"

namespace mtnops {

/** How long and how hard. */
struct SoakPlan
{
    int minutes = 0; ///< of faults without a restart; 0: each fault once
    quint32 seed = 1;

    int faultMs() const { return minutes >= 10 ? 60'000 : 8'000; }
    int kills() const { return minutes >= 60 ? 200 : 4 + 3 * minutes; }
};

/** The whole soak, phase after phase, on one log: faults that the logger goes through without a restart, a clock that
   is set, kills, a disk that cannot be written and a damaged file; then every number is accounted for. Main thread. */
class Soak
{
public:
    explicit Soak(SoakPlan plan);

    /** True when every requirement is kept. */
    bool run();

private:
    void start(LoggerProcess::Clock clock = LoggerProcess::Clock::Host);
    void stop();
    void goThroughFaults();
    void setClock();
    void killAtRandomMoments();
    void killOnce(bool isStarting);
    void startOnAFullDisk();
    void startOnAReadOnlyDisk();
    void damageWhileItIsDown();
    void recoverWhatWasDamaged(const QString &damaged, qint64 rowsBefore);
    void accountForAll();
    void cutPower();
    void lookAtPowerCuts();

    SoakPlan m_plan;
    QRandomGenerator m_random;
    QTemporaryDir m_folder;
    std::unique_ptr<SmallDisk> m_disk; ///< null where none may be mounted
    Observatory m_observatory;
    SoakLog m_log;
    QString m_siteFile;
    SoakLog m_archive; ///< a copy of the log before it was damaged
    LoggerProcess m_logger;
    ProcessMonitor m_monitor;
    Ledger m_ledger;
    std::vector<std::unique_ptr<PowerCut>> m_cuts;
    QMap<QString, qint64> m_committed; ///< the newest number of each device that was seen in the log before a kill
    qint64 m_mostLostByAKill = 0; ///< readings of one device that were not committed yet
    Report m_report;
    Stage m_stage;
    FaultRunner m_runner;
};

} // namespace mtnops
