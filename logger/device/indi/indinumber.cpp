// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/indi/indinumber.h"

#include <cmath>

namespace mtnops {

namespace {

qsizetype indexOfSeparator(QStringView text)
{
    for (qsizetype index = 0; index < text.size(); ++index) {
        if (text[index] == u':' || text[index] == u';' || text[index].isSpace())
            return index;
    }
    return -1;
}

/** 12, 12:30 or 12:30:45.6, without a sign. */
std::optional<double> parseParts(QStringView text)
{
    double value = 0;
    double weight = 1;
    for (int part = 0; part < 3; ++part, weight /= 60) {
        const qsizetype end = indexOfSeparator(text);
        const QStringView word = end < 0 ? text : text.first(end);
        if (word.isEmpty() || word.front() == u'-' || word.front() == u'+')
            return std::nullopt;
        bool isNumber = false;
        const double number = word.toDouble(&isNumber);
        if (!isNumber || !std::isfinite(number))
            return std::nullopt;
        value += number * weight;
        if (end < 0)
            return std::isfinite(value) ? std::optional(value) : std::nullopt;
        text = text.sliced(end + 1).trimmed();
    }
    return std::nullopt;
}

} // namespace

std::optional<double> parseIndiNumber(QStringView text)
{
    text = text.trimmed();
    const bool isNegative = text.startsWith(u'-');
    if (isNegative || text.startsWith(u'+'))
        text = text.sliced(1);
    const std::optional<double> magnitude = parseParts(text);
    if (!magnitude)
        return std::nullopt;
    return isNegative ? -*magnitude : *magnitude;
}

} // namespace mtnops
