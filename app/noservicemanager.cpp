// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/servicemanager.h"

namespace mtnops {

void tellServiceManager(const QByteArray &) { }

std::chrono::milliseconds watchdogTime()
{
    return {};
}

} // namespace mtnops
