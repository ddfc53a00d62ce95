// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timestamp.h"

#include <QByteArray>
#include <QStringList>

#include <memory>

namespace mtnops {

/** How a simulated device takes a request. */
enum class SimulatedOutcome : quint8
{
    Answer, ///< sends bytes, sensible or not
    Silence, ///< accepts the request and never answers
    Refusal, ///< accepts no connection
};

/** What a simulated device does with one request. */
struct SimulatedReply
{
    SimulatedOutcome outcome = SimulatedOutcome::Answer;
    QByteArray bytes; ///< as the real device would send them
};

/** A device that is computed: the same request at the same instant is always answered alike, so that a history made
    afterwards fits what was logged live. Not shared between threads: a model may remember its last computation. */
class SimulatedModel
{
public:
    SimulatedModel() = default;
    virtual ~SimulatedModel() = default;
    Q_DISABLE_COPY_MOVE(SimulatedModel)

    virtual SimulatedReply answer(const QByteArray &request, Timestamp time) const = 0;
};

/** The model of that name, as in a site file's `model`; null when there is none. */
std::unique_ptr<SimulatedModel> makeSimulatedModel(QStringView name);

QStringList simulatedModelNames();

} // namespace mtnops
