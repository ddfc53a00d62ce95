// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/simulation/simulatedmodel.h"

namespace mtnops {

/** A thermometer with a loose plug: some minutes of most hours it is silent, refuses, or sends garbage. */
class FlakyModel final : public SimulatedModel
{
public:
    SimulatedReply answer(const QByteArray &request, Timestamp time) const override;
};

} // namespace mtnops
