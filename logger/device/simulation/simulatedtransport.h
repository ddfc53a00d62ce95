// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/clock.h"
#include "logger/device/simulation/simulatedmodel.h"
#include "logger/device/transports/transport.h"

#include <QTimer>

namespace mtnops {

/** Carries requests to a simulated device instead of over a network, and takes a little time for it. Lives on the
    polling thread with the device that owns it. */
class SimulatedTransport final : public Transport
{
    Q_OBJECT

public:
    /** From a request to its reply. */
    static constexpr std::chrono::milliseconds delay{4};

    /** @p clock must outlive this: it tells the model the time. */
    SimulatedTransport(std::unique_ptr<SimulatedModel> model, const Clock &clock, QObject *parent = nullptr);

    void request(const QByteArray &bytes, IsComplete isComplete, Duration timeout) override;
    void abort() override;

private:
    void onDelayOver();

    const std::unique_ptr<SimulatedModel> m_model;
    const Clock &m_clock;
    QByteArray m_request;
    Duration m_timeout{};
    QTimer m_delay{this};
    QTimer m_silence{this}; ///< runs until the timeout of a request that is never answered
};

} // namespace mtnops
