// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/core/turn.h"

#include <cmath>

namespace mtnops {

double Turn::difference(double from, double to) const
{
    return std::remainder(to - from, length);
}

double Turn::normalized(double value) const
{
    double inTurn = std::fmod(value - lowest, length);
    if (inTurn < 0)
        inTurn += length;
    return inTurn < length ? lowest + inTurn : lowest; // a tiny negative rounds up to the whole turn
}

std::optional<Turn> turnOf(const Column &column)
{
    if (column.type != ColumnType::Real || !column.minimum || !column.maximum)
        return std::nullopt;
    const bool isDegrees = column.unit == QStringLiteral("°") || column.unit == QLatin1StringView("deg");
    if (!isDegrees && column.unit != QLatin1StringView("h"))
        return std::nullopt;
    const double length = isDegrees ? 360 : 24;
    if (*column.maximum - *column.minimum != length)
        return std::nullopt;
    return Turn{*column.minimum, length};
}

} // namespace mtnops
