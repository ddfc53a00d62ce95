// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/soak/observatory.h"
#include "tests/soak/soaklog.h"

#include <QTemporaryDir>

namespace mtnops {

/** The files of the log as they were on the disk at one moment, without what was in memory, and with a last write that
    tore: what a power cut leaves. Main thread. */
class PowerCut
{
public:
    /** Copies now; the logger should be stopped meanwhile. */
    PowerCut(const Observatory &observatory, const SoakLog &log, quint32 seed);

    /** What a restart would find wrong: a file that is not whole, a committed number that is gone. Empty when nothing.
     */
    QString problem() const;

private:
    QTemporaryDir m_folder;
    QMap<QString, qint64> m_committed; ///< the last number of each device
};

} // namespace mtnops
