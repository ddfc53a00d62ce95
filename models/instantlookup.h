// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/logreader.h"

#include <QTimer>

namespace mtnops {

/** Looks up what columns were at an instant that somebody points at, once the hand rests; one question is under way at
    a time, the newest. Main thread. */
class InstantLookup : public QObject
{
    Q_OBJECT

public:
    /** So long the instant has to stay the same. */
    static constexpr int settleMilliseconds = 120;

    /** @p reader is not owned and outlives the lookup. */
    explicit InstantLookup(LogReader &reader, QObject *parent = nullptr);

    /** Asks for that instead of what was wanted before; for nothing where there are no columns. */
    void want(const InstantRequest &request);

signals:
    /** The last valid values at or before it, in the order of the columns. */
    void found(mtnops::Timestamp instant, const QList<mtnops::InstantValue> &values);

private:
    void ask();
    void takeValues(LogReader::RequestId id, const QList<InstantValue> &values);
    void takeError(LogReader::RequestId id);

    LogReader &m_reader;
    QTimer m_settle;
    InstantRequest m_request;
    LogReader::RequestId m_pending = 0;
};

} // namespace mtnops
