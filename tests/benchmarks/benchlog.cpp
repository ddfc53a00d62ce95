// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/benchlog.h"

#include <cmath>

using namespace std::chrono_literals;

namespace mtnops {

namespace {

constexpr int integers = 6;
constexpr int reals = 5;

} // namespace

DeviceTablePtr benchTable(const QString &name)
{
    DeviceTable table{.name = name, .title = name, .interval = 1s};
    for (int index = 0; index < integers + reals; ++index) {
        const QString column = QStringLiteral("column_%1").arg(index);
        table.columns.append(
            Column{.name = column, .type = index < integers ? ColumnType::Integer : ColumnType::Real, .label = column});
    }
    return std::make_shared<const DeviceTable>(std::move(table));
}

Sample benchSample(const DeviceTablePtr &table, qint64 second)
{
    Sample sample{.table = table, .time = benchStart + std::chrono::seconds(second)};
    sample.values.reserve(integers + reals);
    for (int index = 0; index < integers; ++index)
        sample.values.emplace_back((second / (10 * (index + 1))) % 4);
    for (int index = 0; index < reals; ++index) {
        // One decimal, as a weather station sends it, and now and then no valid value.
        const double number = 20 + 10 * std::sin(double(second) / (600.0 * (index + 1)));
        if (second % 97 == index)
            sample.values.emplace_back();
        else
            sample.values.emplace_back(std::round(number * 10) / 10);
    }
    return sample;
}

void makeBenchLog(const QString &path, qint64 rows)
{
    const std::unique_ptr<Writer> writer = orDie(Writer::open(path, SiteInfo{.name = QStringLiteral("bench")}));
    const DeviceTablePtr table = benchTable();
    constexpr qint64 rowsOfABatch = 10'000;
    for (qint64 row = 0; row < rows;) {
        Batch batch;
        for (qint64 last = std::min(rows, row + rowsOfABatch); row < last; ++row)
            batch.samples.push_back(benchSample(table, row));
        orDie(writer->write(batch));
    }
}

} // namespace mtnops
