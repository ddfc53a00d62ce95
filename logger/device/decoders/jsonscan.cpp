// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/decoders/jsonscan.h"

#include "logger/device/decoders/jsonend.h"
#include "logger/device/decoders/jsonstrings.h"

#include <algorithm>
#include <array>

namespace mtnops {

namespace {

constexpr std::array nonNumbers = {
    QByteArrayView("NaN"),
    QByteArrayView("-Infinity"),
    QByteArrayView("Infinity"),
};

} // namespace

QByteArrayView firstJsonValue(QByteArrayView bytes)
{
    const QByteArrayView text = bytes.sliced(beginningOfJson(bytes));
    const qsizetype length = JsonEnd().endIn(text);
    return length > 0 ? text.first(length) : bytes;
}

QByteArray withoutNonNumbers(QByteArrayView json)
{
    QByteArray result;
    result.reserve(json.size());
    JsonStrings strings;
    for (qsizetype i = 0; i < json.size();) {
        const QByteArrayView rest = json.sliced(i);
        const bool isInside = strings.isInside(rest.front());
        const auto found = std::find_if(nonNumbers.begin(), nonNumbers.end(),
                                        [&](QByteArrayView word) { return !isInside && rest.startsWith(word); });
        if (found == nonNumbers.end()) {
            result.append(rest.front());
            ++i;
        } else {
            result.append("null");
            i += found->size();
        }
    }
    return result;
}

} // namespace mtnops
