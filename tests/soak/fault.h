// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <functional>
#include <optional>

namespace mtnops {

/** Something that goes wrong for a while, and then does not any more. */
struct Fault
{
    QString name;
    QStringList devices; ///< that must log again after it; empty: all
    std::function<void()> begin;
    std::function<void()> end;
};

/** How it went. */
struct FaultOutcome
{
    QString name;
    double lasted = 0; ///< seconds
    /** Seconds from its end to the first stored number of the slowest device; nothing where one did not come back. */
    std::optional<double> silence;
    QString skipped; ///< why it was left out; else empty
};

} // namespace mtnops
