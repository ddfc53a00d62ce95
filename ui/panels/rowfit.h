// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFontMetrics>
#include <QString>

namespace mtnops {

/** The texts of one row of the device tree before and after they were made to fit. Any thread. */
struct RowTexts
{
    QString label;
    QString value;
    QString unit; ///< stands behind the value; empty for none
    QString shortValue; ///< another form of the value; empty where it has none
    friend bool operator==(const RowTexts &, const RowTexts &) = default;
};

constexpr int rowTextGap = 8; ///< px, between the label and the value

/** What of @p texts is shown on @p width pixels. A number or a time is never cut, because what is left of it
    would read as another one: first its short form is taken, then the label is elided, then the unit goes, then the
   label. Words may be elided. */
RowTexts fitRow(const RowTexts &texts, bool isFigure, int width, const QFontMetrics &labelMetrics,
                const QFontMetrics &valueMetrics);

/** The value and its unit, as they are written. */
QString valueAndUnit(const RowTexts &texts);

} // namespace mtnops
