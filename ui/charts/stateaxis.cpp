// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/stateaxis.h"

#include <algorithm>

namespace mtnops {

ValueSpan stateSpan(const QMap<qint64, QString> &words, const std::optional<ValueSpan> &seen, double headroom)
{
    ValueSpan span = seen.value_or(ValueSpan{.low = 0, .high = 1});
    if (!words.isEmpty()) {
        span.low = seen ? std::min(span.low, double(words.firstKey())) : double(words.firstKey());
        span.high = seen ? std::max(span.high, double(words.lastKey())) : double(words.lastKey());
    }
    span.low -= 0.5;
    span.high += 0.5;
    span.high += span.length() * headroom / (1.0 - headroom);
    return span;
}

QList<ValueTick> stateTicks(const QMap<qint64, QString> &words, const ValueSpan &span, double height,
                            double labelHeight)
{
    const double apart = labelHeight / std::max(1.0, height) * span.length();
    QList<ValueTick> ticks;
    for (auto word = words.constBegin(); word != words.constEnd(); ++word) {
        const double value = double(word.key());
        if (span.contains(value) && (ticks.isEmpty() || value - ticks.last().value >= apart))
            ticks.append({.value = value, .label = *word});
    }
    return ticks;
}

} // namespace mtnops
