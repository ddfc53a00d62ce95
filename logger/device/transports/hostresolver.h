// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace mtnops {

/** What a look-up gave. Of the standard library alone: it is made on a thread that may outlive Qt. */
struct HostAnswer
{
    std::vector<std::string> addresses; ///< numeric; none: see the others
    bool isNameUnknown = false; ///< no such host, for certain; else the look-up itself failed
    std::string problem; ///< of the look-up, in the system's words
};

/** Looks a name up and takes as long as that takes. Called from any thread. */
using HostResolver = std::function<HostAnswer(const std::string &name)>;

/** The one of the C library: /etc/hosts, DNS and what else the system is set up for. */
HostAnswer resolveBySystem(const std::string &name);

} // namespace mtnops
