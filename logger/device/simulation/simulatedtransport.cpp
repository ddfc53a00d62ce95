// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/simulation/simulatedtransport.h"

#include <QThread>

namespace mtnops {

SimulatedTransport::SimulatedTransport(std::unique_ptr<SimulatedModel> model, const Clock &clock, QObject *parent)
    : Transport(parent), m_model(std::move(model)), m_clock(clock)
{
    m_delay.setSingleShot(true);
    m_delay.setTimerType(Qt::PreciseTimer);
    m_silence.setSingleShot(true);
    connect(&m_delay, &QTimer::timeout, this, &SimulatedTransport::onDelayOver);
    connect(&m_silence, &QTimer::timeout, this, [this] {
        emit failed({DeviceState::NoReply,
                     QStringLiteral("no reply from the simulated device within %1").arg(formatDuration(m_timeout)),
                     {}});
    });
}

void SimulatedTransport::request(const QByteArray &bytes, IsComplete, Duration timeout)
{
    Q_ASSERT(QThread::currentThread() == thread());
    Q_ASSERT(!m_delay.isActive() && !m_silence.isActive());
    m_request = bytes;
    m_timeout = timeout;
    m_delay.start(delay);
}

void SimulatedTransport::abort()
{
    m_delay.stop();
    m_silence.stop();
}

void SimulatedTransport::onDelayOver()
{
    const SimulatedReply reply = m_model->answer(m_request, m_clock.now());
    switch (reply.outcome) {
    case SimulatedOutcome::Answer:
        if (reply.bytes.isEmpty())
            emit failed({DeviceState::NoReply, QStringLiteral("the simulated device closed without a reply"), {}});
        else
            emit replied(reply.bytes);
        break;
    case SimulatedOutcome::Silence:
        m_silence.start(std::chrono::ceil<std::chrono::milliseconds>(m_timeout));
        break;
    case SimulatedOutcome::Refusal:
        emit failed(
            {DeviceState::Disconnected, QStringLiteral("connection refused by the simulated device"), {}, false});
        break;
    }
}

} // namespace mtnops
