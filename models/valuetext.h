// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"

#include <functional>

namespace mtnops {

/** Writes an instant for people, in the zone that they chose; zones are known only to ui/. */
using TimeFormatter = std::function<QString(Timestamp)>;

/** The same, as short as can be told at @p now. */
using ShortTimeFormatter = std::function<QString(Timestamp time, Timestamp now)>;

/** ISO 8601 in UTC, with milliseconds or microseconds where these are not zero: 2026-11-23T22:04:08.700Z. */
QString isoTimeText(Timestamp time);

/** The text of a value without its unit, the same in the tree, the table and tooltips: reals with at most seven
    significant digits (of hours or degrees sent with minutes and seconds only as many as tell those apart), the word of
   a coded integer or boolean (else the number, yes or no), times by @p formatTime (ISO in UTC when empty), and an en
   dash for NULL. Decimal points, whatever the locale. A real gets zeros up to
    @p leastDecimals decimals, but no more than its seven digits. */
QString valueText(const Column &column, const Value &value, const TimeFormatter &formatTime = {},
                  int leastDecimals = 0);

/** The decimals that valueText() writes of it on its own; 0 of what is no real. */
int decimalsOf(const Value &value);

/** A unit as people read it, "°" for "deg"; the catalog has the one of its file. */
QString shownUnit(const QString &unit);

/** Whether valueText() is a number; words, times and NULL are none. A unit stands behind numbers only. */
bool isNumberText(const Column &column, const Value &value);

/** valueText() and the unit: "12.5 °C"; no unit behind words, times and NULL. */
QString valueTextWithUnit(const Column &column, const Value &value, const TimeFormatter &formatTime = {});

/** The limits in words, translated: "warning above 25, alarm above 30"; empty when the column has none. */
QString limitsText(const Column &column);

/** "Normal", "warning" or "alarm", translated; empty for Normal. */
QString limitStateText(LimitState state);

/** "no value": what NULL is called where there is room for words. */
QString noValueText();

/** Why a column may have no valid value, as far as a reader of the log can know: "No valid value: out of range (-60 to
    60 °C), not sent or not readable". */
QString noValueReason(const Column &column);

/** The age of a row in its largest unit, rounded down: "2 s", "14 min", "3 h", "12 d". Negative ages read "0 s". */
QString ageText(Duration age);

} // namespace mtnops
