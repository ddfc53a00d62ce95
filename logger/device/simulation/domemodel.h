// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/simulation/simulatedmodel.h"

namespace mtnops {

/** The dome opens when the Sun is down and the weather good; it takes 90 s. */
bool isDomeOpen(Timestamp time);

/** The upper dome of the Kuiper telescope, by the NG protocol: OPENED, CLOSED or TRAVELING. */
class DomeModel final : public SimulatedModel
{
public:
    SimulatedReply answer(const QByteArray &request, Timestamp time) const override;
};

} // namespace mtnops
