// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/turn.h"
#include "logger/query/logreader.h"

namespace mtnops {

class SpreadScan;

/** What stands where there is no number. */
QString unknownText();

/** With at most seven significant digits, as the newest values are written, and zeros up to @p leastDecimals. */
QString figureText(std::optional<double> figure, int leastDecimals = 0);

/** Whether its numbers stand for words: they have no mean, no deviation and no difference. */
bool isCoded(const Column &column);

/** The lowest or highest value of @p column: the word of a code, else as figureText(). */
QString extremeText(const Column &column, std::optional<double> figure, int leastDecimals);

/** The decimals that figureText() writes of it on its own; 0 of none. */
int figureDecimals(std::optional<double> figure);

/** What was computed of values with @p decimals: one more than these, or three significant digits where these would not
    say as much; at most seven. */
QString computedText(std::optional<double> figure, int decimals);

/** As computedText(); how far it is, as long as none is known. */
QString deviationText(const SpreadScan &spread, int decimals);

/** @p last less @p first, with a sign; no more decimals than the two have. On a circle the shorter way. */
QString changeText(const Value &first, const Value &last, const std::optional<Turn> &turn);

/** Why a column that goes round a circle has no mean; empty where it has one, or nothing to take it of. */
QString circleText(const ColumnStatistics &statistics);

/** In percent; never 100 where something is missing. */
QString coverageText(const Column &column, const ColumnStatistics &statistics);

/** What the catalog knows of @p ref, and of its device; leaves all as they are where it knows nothing. */
void describe(const ColumnRef &ref, const Catalog &catalog, Column &column, Duration &interval, QString &title);

} // namespace mtnops
