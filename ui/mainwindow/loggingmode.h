// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace mtnops {

/** What the program is doing with the site, as the application tells the window. */
struct LoggingMode
{
    enum class Kind : quint8
    {
        Starting,
        Logging,
        Viewing, ///< somebody else logs, or nobody does
        Failed, ///< wanted to log and cannot
    };

    Kind kind = Kind::Starting;
    QString reason; ///< as shown: "service logs this site (pid 812)", "making two weeks of history, 30 %"
};

} // namespace mtnops
