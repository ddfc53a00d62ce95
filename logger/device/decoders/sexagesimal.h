// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <optional>

namespace mtnops {

/** Hours or degrees, minutes and seconds as decimals of the first: "18:51:41.14", "+32 20 33.7", "-00:30" (-0.5), and
    without separators "185141.14" and "-322033.7", as TCSng and telcom write them. Minutes and seconds are 0 to 60
    inclusive, since servers round up. Without separators there must be 5 to 7 digits before the point: fewer could as
    well be decimal degrees. Nothing for anything else. */
std::optional<double> parseSexagesimal(QStringView text);

} // namespace mtnops
