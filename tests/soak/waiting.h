// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace mtnops {

// The main thread waits while its devices go on answering.

void waitFor(int milliseconds);

/** Looks ten times a second; false when it has not come true in time. */
bool waitUntil(const std::function<bool()> &isTrue, int milliseconds);

} // namespace mtnops
