// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/clock.h"
#include "logger/device/simulation/simulatedmodel.h"
#include "logger/device/transports/transport.h"

#include <QTimer>

namespace mtnops {

/** A transport without a network: a model answers after some milliseconds. Lives on the polling thread. */
class SimulatedTransport final : public Transport
{
    Q_OBJECT

public:
    /** A name that makeSimulatedModel() does not know is a device that refuses connections. @p clock is not owned and
        outlives this. */
    SimulatedTransport(const QString &model, const Clock &clock, QObject *parent = nullptr);

    void request(const QByteArray &bytes, IsComplete isComplete, Duration timeout) override;
    void abort() override;

private:
    void conclude();

    const QString m_name;
    const std::unique_ptr<SimulatedModel> m_model;
    const Clock &m_clock;
    QTimer m_timer{this};
    SimulatedReply m_reply;
};

} // namespace mtnops
