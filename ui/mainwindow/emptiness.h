// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace mtnops {

class LogSession;

/** Why a window has no device to show, and what to do about it; a value. Main thread. */
struct Emptiness
{
    QString text; ///< empty: there are devices
    bool isError = false;
};

/** @p engineProblem: why this process cannot log; empty when it can, or does not. @p canAddDevice: to the site file. */
Emptiness emptinessOf(const LogSession &session, const QString &engineProblem, bool canAddDevice);

} // namespace mtnops
