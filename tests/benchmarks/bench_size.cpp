// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/benchlog.h"
#include "tests/benchmarks/figure.h"
#include "tests/benchmarks/latencychart.h"
#include "tests/benchmarks/readerlatency.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QSqlDatabase>

#include <array>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

struct Window
{
    const char *name;
    Duration length;
};

constexpr std::array<Window, 7> windows{{{"1 h", 1h},
                                         {"6 h", 6h},
                                         {"24 h", 24h},
                                         {"7 d", 7 * 24h},
                                         {"30 d", 30 * 24h},
                                         {"1 y", 365 * 24h},
                                         {"5 y", 1825 * 24h}}};

/** Every window that fits into the log of so many days, in the middle of it. */
LatencyCurve measure(int days, int runs)
{
    const QString path = keptBenchLog(days);
    LatencyCurve curve{.name = QStringLiteral("%1 million rows, %2 GB")
                                   .arg(double(days) * 86'400 / 1e6, 0, 'f', days < 100 ? 1 : 0)
                                   .arg(double(QFileInfo(path).size()) / 1e9, 0, 'f', days < 100 ? 2 : 1)};
    LogReader reader(path);
    const Timestamp middle = benchStart + days * 12h + 47min + 13s;
    for (const Window &window : windows) {
        if (window.length > days * 24h)
            continue;
        const TimeRange range{std::max(middle - window.length / 2, benchStart), middle + window.length / 2};
        const double value = readerMilliseconds(reader, {benchColumn}, range, runs);
        print({.name = QStringLiteral("read one column, %1 of %2 days, 2000 px")
                           .arg(QLatin1StringView(window.name))
                           .arg(days),
               .value = value,
               .unit = QStringLiteral("ms")});
        curve.points.append({double(window.length.count()) / double(Duration(1h).count()), value});
    }
    return curve;
}

} // namespace

/** How long a window takes that is short or long, in a log that is small or large. */
int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    QSqlDatabase::drivers();
    QCommandLineParser parser;
    const QCommandLineOption quick(QStringLiteral("quick"));
    const QCommandLineOption large(QStringLiteral("large"));
    const QCommandLineOption chart(QStringLiteral("chart"), {}, QStringLiteral("FILE"));
    parser.addOptions({quick, large, chart});
    parser.process(application);

    QList<int> sizes{4, 36};
    if (!parser.isSet(quick))
        sizes += 365;
    if (parser.isSet(large))
        sizes += 1825;
    QList<LatencyCurve> curves;
    for (const int days : sizes)
        curves.append(measure(days, parser.isSet(quick) ? 9 : 51));
    if (parser.isSet(chart) && !drawLatencyChart(curves, parser.value(chart)))
        qFatal("cannot write %s", qPrintable(parser.value(chart)));
    return 0;
}
