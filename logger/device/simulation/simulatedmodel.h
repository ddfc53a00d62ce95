// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timestamp.h"

#include <QByteArray>
#include <QStringView>

#include <memory>

namespace mtnops {

/** What a simulated device does when it is asked. */
struct SimulatedReply
{
    enum class Kind : quint8
    {
        Bytes,
        Silence, ///< accepts the connection and says nothing
        Refused, ///< no connection
    };
    Kind kind = Kind::Bytes;
    QByteArray bytes;
};

/** Answers requests with the bytes that the real device would send; a pure function of request and time, so that
   history and live readings are one curve. Without state; any thread. */
class SimulatedModel
{
public:
    SimulatedModel() = default;
    virtual ~SimulatedModel() = default;
    Q_DISABLE_COPY_MOVE(SimulatedModel)

    virtual SimulatedReply answer(const QByteArray &request, Timestamp time) const = 0;
};

/** "tcsng", "boltwood", "upper-dome", "oil" or "flaky"; nullptr for any other name. */
std::unique_ptr<SimulatedModel> makeSimulatedModel(QStringView name);

} // namespace mtnops
