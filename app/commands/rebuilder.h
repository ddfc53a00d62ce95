// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/rebuildnote.h"
#include "logger/core/column.h"
#include "logger/core/result.h"
#include "models/progress.h"

#include <QElapsedTimer>

#include <atomic>

namespace mtnops {

class SqlConnection;

/** What to make anew. */
struct RebuildRequest
{
    QString databasePath;
    QString table; ///< empty: all
    TimeRange range;
    QString text; ///< as it was typed, to recognize the same call
};

/** Marks rollups dirty and sees to it that they are made anew: by who logs into the database, or, while nobody does, by
    itself. Made on one thread, run on another; cancel() from any. */
class Rebuilder
{
public:
    Rebuilder(RebuildRequest request, Progress &progress) : m_request(std::move(request)), m_progress(progress) { }

    /** Returns when all is made; the error is Cancelled where it was interrupted. */
    Result<void> run();
    void cancel() { m_isCancelled = true; }

    /** What was made anew, by table; after run(). */
    const QMap<QString, TimeRange> &made() const { return m_note.marked; }

private:
    Result<QList<DeviceTable>> tables() const;
    Result<void> mark(SqlConnection &connection, const QList<DeviceTable> &tables);
    Result<Duration> left(SqlConnection &connection, const RebuildNote &note) const;
    void noteProgress(Duration still);
    Result<bool> isUnderWay(SqlConnection &connection, const RebuildNote &note) const;
    Result<void> makeAll(SqlConnection &connection);
    /** A part of it, or a moment of waiting for who does it. */
    Result<void> makeSome(SqlConnection &connection);

    RebuildRequest m_request;
    Progress &m_progress;
    RebuildNote m_note;
    bool m_hasToldWhoLogs = false;
    Duration m_stillLeft{};
    QElapsedTimer m_sinceProgress; ///< less was left
    std::atomic_bool m_isCancelled = false;
};

} // namespace mtnops
