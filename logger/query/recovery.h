// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"

#include <QList>
#include <QString>

namespace mtnops {

/** What could be read of a damaged log. */
struct RecoveryReport
{
    struct Table
    {
        QString name;
        qint64 rows = 0;
        qint64 gaps = 0; ///< places where rows may be missing
    };
    QList<Table> tables;
    qint64 events = 0;
    qint64 eventGaps = 0;
};

/** Where it writes before it is done: NEW.part. */
QString unfinishedRecovery(const QString &newPath);

/** Removes what an interrupted recovery left. */
void removeUnfinishedRecovery(const QString &newPath);

/** Copies what can be read of a damaged log into a new one: site, devices and columns, rows around the damaged pages,
    events; rollups are made anew from the rows. The damaged file is only read; where its header is overwritten or its
    end is missing, a copy of it beside the new file is mended first and removed afterwards. The error is Busy when the
    new file is there already. Long; any thread with its own event loop or none. */
Result<RecoveryReport> recoverLog(const QString &damagedPath, const QString &newPath);

} // namespace mtnops
