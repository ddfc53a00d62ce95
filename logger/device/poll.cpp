// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/poll.h"

#include <utility>

namespace mtnops {

namespace {

/** So many requests without a reply end a poll. */
constexpr int mostUnanswered = 2;

} // namespace

Poll::Poll(const QList<RequestRule> &requests, DeviceTablePtr table)
    : m_requests(requests), m_table(std::move(table)), m_values(size_t(m_table->columns.size()))
{
    m_timer.start();
}

const RequestRule *Poll::current() const
{
    return m_current < m_requests.size() ? &m_requests[m_current] : nullptr;
}

void Poll::succeeded(DecodedReply decoded, Timestamp now)
{
    if (!m_time)
        m_time = now;
    m_isAnswered = true;
    m_rejected += decoded.rejected;
    std::move(decoded.values.begin(), decoded.values.end(), m_values.begin() + m_column);
    advance();
}

void Poll::answered(const QString &remark)
{
    m_isAnswered = true;
    if (m_failureDetail.isEmpty())
        m_failureDetail = remark;
    advance();
}

void Poll::failed(DeviceState state, const QString &detail)
{
    if (m_failureDetail.isEmpty()) {
        m_failureState = state;
        m_failureDetail = m_requests.size() == 1
            ? detail
            : QStringLiteral("request %1 of %2: %3").arg(m_current + 1).arg(m_requests.size()).arg(detail);
    }
    if (state == DeviceState::NoReply)
        ++m_unanswered;
    advance();
    if (state == DeviceState::Disconnected || m_unanswered >= mostUnanswered)
        m_current = m_requests.size();
}

void Poll::advance()
{
    m_column += m_requests[m_current].columns.size();
    ++m_current;
}

Sample Poll::takeSample()
{
    Q_ASSERT(hasRow());
    return {m_table, *m_time, std::move(m_values)};
}

Duration Poll::elapsed() const
{
    return std::chrono::duration_cast<Duration>(std::chrono::nanoseconds(m_timer.nsecsElapsed()));
}

} // namespace mtnops
