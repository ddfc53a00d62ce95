// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/staterun.h"

namespace mtnops {

/** The first three states of @p runs that differ, in order of time: what stands for a strip where it is named. */
QList<Value> firstStates(const QList<StateRun> &runs);

} // namespace mtnops
