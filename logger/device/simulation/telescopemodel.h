// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/simulation/simulatedmodel.h"

namespace mtnops {

/** A TCSng as its simulator answers: ALL, XALL and DOME, always under the header "TCSNG TCS 1", CRLF at the end. */
class TelescopeModel final : public SimulatedModel
{
public:
    SimulatedReply answer(const QByteArray &request, Timestamp time) const override;
};

} // namespace mtnops
