// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"
#include "logger/core/timerange.h"

#include <QMap>
#include <QString>

namespace mtnops {

/** What a rebuild has marked, kept in a file beside the database until it is made, so that the same call after an
    interruption goes on instead of beginning anew. A value. */
struct RebuildNote
{
    QString request; ///< what was asked for, to tell the same call from another
    QMap<QString, TimeRange> marked; ///< by table

    static QString fileOf(const QString &databasePath);
    /** Empty where there is none, or none that can be read. */
    static RebuildNote read(const QString &databasePath);
    Result<void> write(const QString &databasePath) const;
    static void remove(const QString &databasePath);
};

} // namespace mtnops
