// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/site/requestreader.h"

namespace mtnops {

/** True when a request that is written for the one transport can be made over the other: both must make the same of its
    text, bytes or a path, a topic or registers; what listens needs one that says something by itself, and all can be
    simulated. */
bool canBeAskedOver(const QString &transport, const QString &written, const RequestTemplate &request);

} // namespace mtnops
