// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/logreader.h"

namespace mtnops {

class SpreadScan;

/** What stands where there is no number. */
QString unknownText();

/** With at most seven significant digits, as the newest values are written. */
QString figureText(std::optional<double> figure);

/** How far it is, as long as none is known. */
QString deviationText(const SpreadScan &spread);

/** @p last less @p first, with a sign; no more decimals than the two have. */
QString changeText(const Value &first, const Value &last);

/** In percent; never 100 where something is missing. */
QString coverageText(const ColumnStatistics &statistics);

/** What the catalog knows of @p ref; leaves both as they are where it knows nothing. */
void describe(const ColumnRef &ref, const Catalog &catalog, Column &column, Duration &interval);

} // namespace mtnops
