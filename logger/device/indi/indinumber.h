// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <optional>

namespace mtnops {

/** Reads an INDI number: a decimal, or sexagesimal in two or three parts separated by ':', ';' or spaces, where a
    leading '-' belongs to the whole ("-0:30" is -0.5). Nothing for anything else, infinities and NaN included.
    Source: INDI protocol 1.7, "Numeric values". */
std::optional<double> parseIndiNumber(QStringView text);

} // namespace mtnops
