// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/simulation/simulatedmodel.h"
#include "logger/device/simulation/telescope.h"

namespace mtnops {

/** TCSng, as its own simulator answers: always "TCSNG TCS 1" first, fixed columns, CRLF. Knows ALL, XALL, DOME and
 * LIMIT. Any thread. */
class TcsngModel final : public SimulatedModel
{
public:
    SimulatedReply answer(const QByteArray &request, Timestamp time) const override;

private:
    Telescope m_telescope;
};

} // namespace mtnops
