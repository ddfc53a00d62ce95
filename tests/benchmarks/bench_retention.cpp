// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/writer.h"
#include "tests/benchmarks/benchlog.h"
#include "tests/benchmarks/figure.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>

// How long the retention holds up the writer, and that the file does not grow once old rows go.

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr int keptDays = 36;

/** Retires all that is older, a step at a time, as between the flushes; ms of each step. */
std::vector<double> retire(Writer &writer, Timestamp keepFrom)
{
    std::vector<double> steps;
    for (bool hasMore = true; hasMore;) {
        steps.push_back(1000 * secondsOf([&] { hasMore = orDie(writer.retireRows(benchTable()->name, keepFrom)); }));
    }
    return steps;
}

/** Some days of rows behind the last one. */
void writeDays(Writer &writer, int days)
{
    BenchWalk walk(benchTable());
    const Duration later = orDie(writer.span(*benchTable())).to - benchStart;
    for (int minute = 0; minute < days * 24 * 60; minute += 10) {
        Batch batch;
        for (int second = 0; second < 600; ++second) {
            Sample row = walk.next();
            row.time += later;
            batch.samples.push_back(std::move(row));
        }
        orDie(writer.write(batch));
    }
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const int days = QCoreApplication::arguments().contains(QStringLiteral("--quick")) ? 4 : 16;
    const QTemporaryDir folder;
    const QString path = copyOfBenchLog(folder.path(), keptDays);
    auto writer = orDie(Writer::open(path, SiteInfo{.name = QStringLiteral("bench")}));
    orDie(writer->prepareTable(benchTable()));
    const auto before = double(QFileInfo(path).size());

    std::vector<double> steps = retire(*writer, benchStart + days * 24h);
    std::sort(steps.begin(), steps.end());
    print(
        {.name =
             QStringLiteral("pause of the writer while %1 days of old rows go, p99 of %2").arg(days).arg(steps.size()),
         .value = steps[steps.size() * 99 / 100],
         .unit = QStringLiteral("ms"),
         .bar = 100});
    print({.name = QStringLiteral("pause of the writer while old rows go, longest"),
           .value = steps.back(),
           .unit = QStringLiteral("ms")});

    writeDays(*writer, days);
    writer.reset(); // what its journal holds is in the file then
    print({.name = QStringLiteral("size of the file with as many new days as old ones went, against before"),
           .value = double(QFileInfo(path).size()) / 1e6,
           .unit = QStringLiteral("MB"),
           .floor = before / 1e6,
           .bar = 1 + 0.08 * days / keptDays + 0.01, // rollups stay for ever
           .limitsRatio = true});
    return 0;
}
