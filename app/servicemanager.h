// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <chrono>

namespace mtnops {

/** Tells systemd, where it started this process as a service, how it goes: lines such as "READY=1", "STATUS=…". Does
    nothing elsewhere, and never waits. Any thread. */
void tellServiceManager(const QByteArray &lines);

/** How long systemd waits for "WATCHDOG=1" before it restarts the service; 0 where it does not wait for it. */
std::chrono::milliseconds watchdogTime();

} // namespace mtnops
