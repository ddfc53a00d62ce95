// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/logreader.h"

namespace mtnops {

/** Looks now and then whether rows have come or gone in a span of the past that somebody has read: an import, a late
    row, one that a device had kept. What is logged outside the span is nothing to it. Main thread. */
class HistoryWatch : public QObject
{
    Q_OBJECT

public:
    /** @p reader is not owned and outlives the watch. */
    HistoryWatch(LogReader &reader, QString purpose, QObject *parent = nullptr);

    /** To be called just before that span is asked for, of the same reader: so nothing falls between the two. */
    void start(const QList<ColumnRef> &columns, const TimeRange &range);
    void stop();

    /** Once a second: looks again, once every @p rest, but not oftener than every few seconds. */
    void look(Timestamp now, Duration rest);

signals:
    /** Read it anew. */
    void changed();

private:
    void ask();
    void takeMark(LogReader::RequestId id, quint64 mark);
    void takeError(LogReader::RequestId id);

    LogReader &m_reader;
    QString m_purpose;
    MarkRequest m_request;
    std::optional<quint64> m_mark; ///< of what was read
    LogReader::RequestId m_pending = 0;
    Timestamp m_lookedAt;
};

} // namespace mtnops
