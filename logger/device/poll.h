// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/devicestatus.h"
#include "logger/core/sample.h"
#include "logger/device/decoders/decoder.h"

#include <QElapsedTimer>

#include <optional>

namespace mtnops {

/** One poll of a device while it is under way: which request is next, what came of those before. A value of
    PolledDevice's. On its thread. */
class Poll
{
public:
    Poll(const QList<RequestRule> &requests, DeviceTablePtr table);

    /** The request to send now; nullptr at the end. */
    const RequestRule *current() const;

    /** The current request is answered; @p now is when. */
    void succeeded(DecodedReply decoded, Timestamp now);
    /** The current request is answered, and its rows, if any, went their own way; @p remark: what is wrong with them,
        empty for nothing. */
    void answered(const QString &remark);
    /** The current request failed; its columns stay NULL. */
    void failed(DeviceState state, const QString &detail);

    /** At least one request is answered. */
    bool isAnswered() const { return m_isAnswered; }
    bool hasRow() const { return m_time.has_value(); }
    Sample takeSample();
    int rejected() const { return m_rejected; }
    Duration elapsed() const;

    /** Of the first request that failed. */
    DeviceState failureState() const { return m_failureState; }
    /** Which request failed, if there are several, and why, or what is wrong with its rows; empty for none. */
    const QString &failureDetail() const { return m_failureDetail; }

private:
    void advance();

    const QList<RequestRule> &m_requests;
    DeviceTablePtr m_table;
    QElapsedTimer m_timer;
    qsizetype m_current = 0;
    qsizetype m_column = 0; ///< the first of the current request
    Values m_values;
    std::optional<Timestamp> m_time; ///< of the first reply
    bool m_isAnswered = false;
    int m_rejected = 0;
    int m_unanswered = 0;
    DeviceState m_failureState = DeviceState::Good;
    QString m_failureDetail;
};

} // namespace mtnops
