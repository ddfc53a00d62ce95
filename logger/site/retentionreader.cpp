// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/retentionreader.h"

namespace mtnops {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Duration shortestRetention = 48h; // rows go in whole days, and today's and yesterday's are for the living
constexpr Duration longestRetention = 36500 * 24h;

} // namespace

std::optional<Duration> readRetention(TomlReader &reader)
{
    const TomlValue *value = reader.find(u"retain");
    if (value && value->kind == TomlValue::Kind::String) {
        if (value->text == u"forever")
            return Duration::zero();
        if (!parseDuration(value->text)) {
            reader.report(u"retain",
                          u"\"%1\" is no duration: write days, such as \"400d\", or \"forever\""_s.arg(value->text));
            return std::nullopt;
        }
    }
    if (value && value->kind != TomlValue::Kind::String) {
        reader.report(u"retain", u"retain must be a duration in days, such as \"400d\", or \"forever\""_s);
        return std::nullopt;
    }
    return reader.duration("retain"_L1, shortestRetention, longestRetention);
}

} // namespace mtnops
