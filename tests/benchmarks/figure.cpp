// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/figure.h"

#include "logger/store/sqlitesetup.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>
#include <unistd.h>

namespace mtnops {

namespace {

// As the program does, before there is a database; the floors are measured so as well.
[[maybe_unused]] const bool isSetUp = (setUpSqlite(), true);

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

double secondsOf(const std::function<void()> &work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

double medianMilliseconds(int runs, const std::function<void()> &work)
{
    if (runs > 0)
        work();
    std::vector<double> times;
    for (int run = 0; run < std::max(runs, 1); ++run)
        times.push_back(secondsOf(work) * 1000);
    return median(std::move(times));
}

Compared compareMilliseconds(int runs, const std::function<void()> &work, const std::function<void()> &floor)
{
    floor();
    work();
    std::vector<double> values;
    std::vector<double> floors;
    for (int run = 0; run < runs; ++run) {
        floors.push_back(secondsOf(floor) * 1000);
        values.push_back(secondsOf(work) * 1000);
    }
    return {.value = median(std::move(values)), .floor = median(std::move(floors))};
}

Compared medianByRatio(std::vector<Compared> rounds)
{
    const auto middle = rounds.begin() + qsizetype(rounds.size() / 2);
    std::nth_element(rounds.begin(), middle, rounds.end(), [](const Compared &one, const Compared &other) {
        return one.value * other.floor < other.value * one.floor;
    });
    return *middle;
}

double residentMegabytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no /proc here");
    return double(file.readAll().split(' ')[1].toLongLong()) * double(sysconf(_SC_PAGESIZE)) / 1e6;
}

} // namespace mtnops
