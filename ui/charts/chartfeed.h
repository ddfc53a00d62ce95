// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace mtnops {

class ChartArea;
class LogSession;

/** Gives @p chart what @p session reads, from now on: series, columns, intervals and the site; and tells the loader how
    many pixels it draws. Main thread; both outlive the connections. */
void feedChart(LogSession &session, ChartArea &chart);

} // namespace mtnops
