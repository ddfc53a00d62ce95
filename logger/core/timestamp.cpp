// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/core/timestamp.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace mtnops {

namespace {

using namespace std::chrono_literals;

struct DurationUnit
{
    QLatin1StringView name;
    Duration length;
};

constexpr std::array durationUnits = {
    DurationUnit{QLatin1StringView("d"), 24h},    DurationUnit{QLatin1StringView("h"), 1h},
    DurationUnit{QLatin1StringView("min"), 1min}, DurationUnit{QLatin1StringView("ms"), 1ms},
    DurationUnit{QLatin1StringView("us"), 1us},   DurationUnit{QLatin1StringView("s"), 1s},
};

constexpr double longestDuration = 9e15; // µs, 285 years: exact in a double

} // namespace

Timestamp floorTo(Timestamp time, Duration step)
{
    Q_ASSERT(step.count() > 0);
    const qint64 count = toMicroseconds(time);
    const qint64 remainder = count % step.count();
    return fromMicroseconds(count - (remainder < 0 ? remainder + step.count() : remainder));
}

Timestamp ceilTo(Timestamp time, Duration step)
{
    Q_ASSERT(step.count() > 0);
    const qint64 count = toMicroseconds(time);
    const qint64 remainder = count % step.count();
    return fromMicroseconds(count - remainder + (remainder > 0 ? step.count() : 0));
}

QByteArray toIsoUtc(Timestamp time)
{
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(time - day);
    std::array<char, 48> text{};
    const int length =
        std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%06dZ", int(date.year()),
                      unsigned(date.month()), unsigned(date.day()), int(clock.hours().count()),
                      int(clock.minutes().count()), int(clock.seconds().count()), int(clock.subseconds().count()));
    return QByteArray(text.data(), length);
}

Result<Duration> parseDuration(QStringView text)
{
    const QStringView trimmed = text.trimmed();
    for (const DurationUnit &unit : durationUnits) {
        if (!trimmed.endsWith(unit.name))
            continue;
        bool isNumber = false;
        const double number = trimmed.chopped(unit.name.size()).trimmed().toDouble(&isNumber);
        if (!isNumber)
            break;
        const double microseconds = number * double(unit.length.count());
        if (!(microseconds >= 1) || microseconds > longestDuration)
            break;
        return Duration(std::llround(microseconds));
    }
    return Error{ErrorCode::InvalidInput,
                 QStringLiteral("\"%1\" is no duration: write a positive number and ms, s, min, h or d, such as "
                                "\"500ms\", \"1s\" or \"5min\"")
                     .arg(text)};
}

QString formatDuration(Duration duration)
{
    for (const DurationUnit &unit :
         {durationUnits[0], durationUnits[1], durationUnits[2], durationUnits[5], durationUnits[3]}) {
        if (duration.count() % unit.length.count() == 0)
            return QString::number(duration / unit.length) + unit.name;
    }
    return QString::number(duration.count()) + durationUnits[4].name;
}

} // namespace mtnops
