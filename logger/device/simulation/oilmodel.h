// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/simulation/simulatedmodel.h"

namespace mtnops {

/** Oil pressure of the right ascension bearing: a pump that cycles, warm oil that thins, and a sensor that sticks for
   some hours every few days. */
class OilModel final : public SimulatedModel
{
public:
    SimulatedReply answer(const QByteArray &request, Timestamp time) const override;
};

} // namespace mtnops
