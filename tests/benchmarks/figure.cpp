// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/figure.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>

namespace mtnops {

namespace {

QJsonValue orNull(std::optional<double> number)
{
    return number ? QJsonValue(*number) : QJsonValue(QJsonValue::Null);
}

} // namespace

void print(const Figure &figure)
{
    std::optional<double> ratio;
    if (figure.floor)
        ratio = figure.value / *figure.floor;
    QJsonValue pass(QJsonValue::Null);
    const std::optional<double> judged = figure.limitsRatio ? ratio : std::optional(figure.value);
    if (figure.bar && judged)
        pass = figure.isMinimum ? *judged >= *figure.bar : *judged <= *figure.bar;
    const QJsonObject line{{QStringLiteral("name"), figure.name},
                           {QStringLiteral("value"), figure.value},
                           {QStringLiteral("unit"), figure.unit},
                           {QStringLiteral("floor"), orNull(figure.floor)},
                           {QStringLiteral("ratio"), orNull(ratio)},
                           {QStringLiteral("bar"), orNull(figure.bar)},
                           {QStringLiteral("pass"), pass}};
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

double median(std::vector<double> values)
{
    const auto middle = values.begin() + qsizetype(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

double medianMilliseconds(int runs, const std::function<void()> &work)
{
    if (runs > 0)
        work();
    std::vector<double> times;
    for (int run = 0; run < std::max(runs, 1); ++run) {
        const auto begin = std::chrono::steady_clock::now();
        work();
        times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
    }
    return median(std::move(times));
}

} // namespace mtnops
