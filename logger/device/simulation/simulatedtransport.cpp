// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/simulation/simulatedtransport.h"

namespace mtnops {

using namespace std::chrono_literals;

namespace {

constexpr auto replyDelay = 3ms;

}

SimulatedTransport::SimulatedTransport(const QString &model, const Clock &clock, QObject *parent)
    : Transport(parent), m_name(model), m_model(makeSimulatedModel(model)), m_clock(clock)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SimulatedTransport::conclude);
}

void SimulatedTransport::request(const QByteArray &bytes, IsComplete, Duration timeout)
{
    Q_ASSERT(!m_timer.isActive());
    m_reply = m_model ? m_model->answer(bytes, m_clock.now()) : SimulatedReply{SimulatedReply::Kind::Refused, {}};
    const bool isSilent = m_reply.kind == SimulatedReply::Kind::Silence;
    m_timer.start(isSilent ? std::chrono::duration_cast<std::chrono::milliseconds>(timeout) : replyDelay);
}

void SimulatedTransport::abort()
{
    m_timer.stop();
}

void SimulatedTransport::conclude()
{
    switch (m_reply.kind) {
    case SimulatedReply::Kind::Bytes:
        emit replied(m_reply.bytes);
        return;
    case SimulatedReply::Kind::Silence:
        emit failed({DeviceState::NoReply, QStringLiteral("no reply from the simulated %1").arg(m_name), {}});
        return;
    case SimulatedReply::Kind::Refused:
        emit failed(
            {DeviceState::Disconnected, QStringLiteral("connection refused by the simulated %1").arg(m_name), {}});
        return;
    }
}

} // namespace mtnops
