// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/simulation/upperdomemodel.h"

#include "logger/device/simulation/ngrequest.h"
#include "logger/device/simulation/observatory.h"

namespace mtnops {

namespace {

QByteArray wordOf(DomeState state)
{
    switch (state) {
    case DomeState::Closed:
        return QByteArrayLiteral("CLOSED");
    case DomeState::Opened:
        return QByteArrayLiteral("OPENED");
    case DomeState::Traveling:
        return QByteArrayLiteral("TRAVELING");
    }
    Q_UNREACHABLE();
}

} // namespace

SimulatedReply UpperDomeModel::answer(const QByteArray &request, Timestamp time) const
{
    const NgRequest ng = parseNgRequest(request);
    if (!ng.isValid() || (ng.system != "UDOME" && ng.system != "DOMESLIT"))
        return {SimulatedOutcome::Answer, {}}; // libmtnops closes without a word
    if (ng.keyword != "STATE")
        return {SimulatedOutcome::Answer, ng.header() + " REQUEST_ERROR "};
    return {SimulatedOutcome::Answer, ng.header() + "   " + wordOf(domeStateAt(time)) + ' '}; // and no newline
}

} // namespace mtnops
