// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/firststates.h"

namespace mtnops {

namespace {

constexpr qsizetype most = 3;

} // namespace

QList<Value> firstStates(const QList<StateRun> &runs)
{
    QList<Value> states;
    for (const StateRun &run : runs) {
        if (states.size() == most)
            break;
        if (!run.isMany && !states.contains(run.value))
            states.append(run.value);
    }
    return states;
}

} // namespace mtnops
