// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"

#include <QStringList>

namespace mtnops {

class ChartArea;

/** What a picture of charts can be written as: "png", "svg", "pdf". */
QStringList pictureSuffixes();

/** Writes the charts as they are seen, without crosshair and focus, as the suffix of @p path says: PNG @p scale times
   as fine as the screen, SVG and PDF as lines and letters, a pixel being 1/96 inch. The file is there whole or not at
    all; the error says why. Main thread. */
Result<void> saveChart(ChartArea &chart, const QString &path, double scale);

} // namespace mtnops
