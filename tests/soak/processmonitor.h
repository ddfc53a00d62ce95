// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/soak/memoryfloor.h"

#include <QObject>
#include <QTimer>

#include <vector>

namespace mtnops {

/** Measures a process once a second: memory, open files, threads, out of /proc. Main thread. */
class ProcessMonitor : public QObject
{
    Q_OBJECT

public:
    struct Measure
    {
        qint64 time = 0; ///< monotonic ms
        qint64 residentBytes = 0;
        int openFiles = 0;
        int threads = 0;
    };

    ProcessMonitor();

    void follow(qint64 process);
    void leave();

    const std::vector<Measure> &measures() const { return m_measures; }

    /** The fewest files that were open within [from, to]: those of no poll. -1 where nothing was measured. */
    int fewestFiles(qint64 from, qint64 to) const;

    /** Of the resident memory: what of it stays. */
    std::vector<MemorySample> memoryFloors() const;

private:
    void measure();

    QTimer m_timer{this};
    qint64 m_process = 0;
    std::vector<Measure> m_measures;
};

} // namespace mtnops
