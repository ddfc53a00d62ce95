// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/engine/loggingengine.h"
#include "logger/site/siteloader.h"
#include "models/exportjob.h"
#include "tests/benchmarks/benchlog.h"
#include "tests/benchmarks/benchwindow.h"
#include "tests/benchmarks/figure.h"
#include "tests/benchmarks/heartbeat.h"
#include "tests/benchmarks/processfigures.h"
#include "tests/support/manualclock.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QThread>

#include <cmath>
#include <cstdio>
#include <random>

// The main window as a person has it: how soon it shows a chart, what it costs while it follows a log that is written,
// how long it does not hear a key, and whether its memory grows. What is measured from outside runs in a process of its
// own, this same program.

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

QString optionValue(const QString &name)
{
    const QStringList arguments = QCoreApplication::arguments();
    const qsizetype place = arguments.indexOf(name);
    return place < 0 ? QString() : arguments.value(place + 1);
}

void tellPainted()
{
    std::puts("painted");
    std::fflush(stdout);
}

/** The child of benchFirstPaint(). */
int showAll(const QString &path, int days)
{
    const ManualClock clock(benchStart + days * 24h);
    BenchWindow window(path, clock);
    window.session().window().showRange({benchStart, benchStart + days * 24h});
    window.plot(QStringLiteral("boltwood"));
    window.waitForPaint();
    tellPainted();
    return 0;
}

/** From before the process to the chart on the screen. */
void benchFirstPaint(int days, int runs)
{
    const QString path = keptBenchLog(days);
    const QTemporaryDir folder;
    const double value = medianMilliseconds(runs, [&] {
        QProcess child;
        child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        child.start(QCoreApplication::applicationFilePath(),
                    {QStringLiteral("--all"), path, QStringLiteral("--days"), QString::number(days),
                     QStringLiteral("--settings"), folder.path()});
        if (!child.waitForReadyRead(60'000))
            qFatal("no chart was painted");
        child.waitForFinished();
    });
    print({.name = QStringLiteral("window: start to the first chart, eight columns, %1 days").arg(days),
           .value = value,
           .unit = QStringLiteral("ms"),
           .bar = 1000});
}

constexpr Duration fastInterval = 50ms;

DeviceTablePtr fastTable()
{
    DeviceTable table{.name = QStringLiteral("fast"), .title = QStringLiteral("fast"), .interval = fastInterval};
    for (int number = 0; number < 8; ++number)
        table.columns.append({.name = QStringLiteral("c%1").arg(number),
                              .unit = QStringLiteral("unit %1").arg(number / 2),
                              .label = QStringLiteral("Column %1").arg(number)});
    return std::make_shared<const DeviceTable>(std::move(table));
}

Sample fastSample(const DeviceTablePtr &table, Timestamp time)
{
    Sample sample{.table = table, .time = time};
    for (int number = 0; number < 8; ++number)
        sample.values.push_back(std::sin(double(toMicroseconds(time) % 60'000'000) / 1e7 + number));
    return sample;
}

void writeFast(Writer &writer, const DeviceTablePtr &table, Timestamp &next, Timestamp until)
{
    Batch batch;
    for (; next < until; next += fastInterval)
        batch.samples.push_back(fastSample(table, next));
    orDie(writer.write(batch));
}

/** The child of benchLive(). */
int followLive(const QString &path)
{
    const SystemClock clock;
    BenchWindow window(path, clock);
    window.session().window().showLive(15min);
    window.plot(QStringLiteral("fast"));
    window.waitForPaint();
    tellPainted();
    return QCoreApplication::exec();
}

/** Twenty rows a second, committed once a second by this process, followed by another. */
void benchLive(int seconds)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("fast.sqlite"));
    const SystemClock clock;
    const std::unique_ptr<Writer> writer = orDie(Writer::open(path, SiteInfo{.name = QStringLiteral("bench")}));
    const DeviceTablePtr table = fastTable();
    Timestamp next = floorTo(clock.now(), fastInterval) - 1h;
    writeFast(*writer, table, next, clock.now());

    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(),
                {QStringLiteral("--live"), path, QStringLiteral("--settings"), folder.path()});
    if (!child.waitForReadyRead(60'000))
        qFatal("no chart was painted");
    const auto follow = [&](int turns) {
        for (int turn = 0; turn < turns; ++turn) {
            QThread::sleep(1);
            writeFast(*writer, table, next, clock.now());
        }
    };
    follow(5); // start-up is not the figure
    const double before = processorSeconds(child.processId());
    QElapsedTimer timer;
    timer.start();
    follow(seconds);
    const double used = processorSeconds(child.processId()) - before;
    print({.name = QStringLiteral("window: eight traces live, 15 min, 20 rows/s: of a core"),
           .value = 100 * used / (double(timer.elapsed()) / 1000),
           .unit = QStringLiteral("%"),
           .bar = 5});
    child.kill();
    child.waitForFinished();
}

TimeRange randomRange(std::mt19937 &random, int days)
{
    const auto all = Duration(days * 24h).count();
    const double share = std::pow(10.0, -std::uniform_real_distribution<double>(0, 5)(random));
    const auto length = std::max<qint64>(60'000'000, qint64(double(all) * share));
    const auto from = qint64(std::uniform_real_distribution<double>(0, 1)(random) * double(all - length));
    return {benchStart + Duration(from), benchStart + Duration(from + length)};
}

/** Twenty rows a second of simulated devices, into the log that is looked at. */
QByteArray siteFile(const QString &path)
{
    QByteArray text = "[site]\nname = \"bench\"\nlatitude = 32.4165\nlongitude = -110.7346\n[store]\npath = \""
        + path.toUtf8() + "\"\n";
    for (int number = 0; number < 20; ++number)
        text += "[[device]]\nname = \"oil" + QByteArray::number(number)
            + "\"\ntype = \"ra-oil\"\ntransport = \"simulated\"\nmodel = \"oil\"\ninterval = \"1s\"\n";
    return text;
}

/** Loading, exporting and logging at once. The machine is shared, and what it does to one round it seldom does to all.
 */
void benchStall(int days, int rounds)
{
    const QTemporaryDir folder;
    const QString path = copyOfBenchLog(folder.path(), days);
    QFile file(folder.filePath(QStringLiteral("bench.toml")));
    if (!file.open(QIODevice::WriteOnly) || file.write(siteFile(path)) < 0)
        qFatal("cannot write %s", qPrintable(file.fileName()));
    file.close();
    const LoadedSite loaded = loadSite(file.fileName());
    if (!loaded.isUsable || !loaded.diagnostics.isEmpty())
        qFatal("%s", qPrintable(loaded.diagnostics.value(0).toString()));

    const SystemClock clock;
    LoggingEngine engine(loaded.site, clock);
    BenchWindow window(path, clock);
    window.plot(QStringLiteral("boltwood"));
    window.session().window().showRange({benchStart, benchStart + days * 24h});
    window.waitForPaint();
    orDie(engine.start());
    ExportJob job;
    const auto startExport = [&] {
        orDie(job.start(
            {.databasePath = path, .table = QStringLiteral("boltwood"), .range = {benchStart, benchStart + days * 24h}},
            folder.filePath(QStringLiteral("all.csv"))));
    };
    QObject::connect(&job, &ExportJob::finished, &job, startExport, Qt::QueuedConnection);
    startExport();

    Heartbeat heartbeat;
    std::mt19937 random(17);
    std::vector<double> waited;
    std::vector<double> worked;
    for (int round = 0; round < rounds; ++round) {
        QElapsedTimer timer;
        timer.start();
        heartbeat.takeLongest();
        while (timer.elapsed() < 4000) {
            window.session().window().showRange(randomRange(random, days));
            window.waitForLoad();
        }
        const Heartbeat::Stall longest = heartbeat.takeLongest();
        waited.push_back(longest.waited);
        worked.push_back(longest.worked);
    }
    QObject::disconnect(&job, nullptr, nullptr, nullptr);
    const QString name = QStringLiteral("window: longest stall in 4 s of loading, exporting and logging, median of %1");
    print({.name = name.arg(rounds), .value = median(waited), .unit = QStringLiteral("ms"), .bar = 50});
    print({.name = QStringLiteral("window: the same without waiting for a processor"),
           .value = median(worked),
           .unit = QStringLiteral("ms"),
           .bar = 50});
    engine.stop();
}

/** An hour of a person who moves the window once a second. */
void benchMemory(int days, int steps)
{
    const ManualClock clock(benchStart + days * 24h);
    BenchWindow window(keptBenchLog(days), clock);
    window.session().window().showRange({benchStart, benchStart + days * 24h});
    window.plot(QStringLiteral("boltwood"));
    window.waitForPaint();
    std::mt19937 random(23);
    const auto move = [&](int count) {
        for (int step = 0; step < count; ++step) {
            TimeWindow &time = window.session().window();
            if (step % 3 == 0)
                time.showRange(randomRange(random, days));
            else
                time.pan(time.range().length() / (step % 3 == 1 ? 7 : -5));
            window.waitForLoad();
        }
    };
    move(steps / 6); // until all that is kept has its size
    const double before = residentMegabytes();
    move(steps);
    print(
        {.name =
             QStringLiteral("window: memory grown over %1 pans and zooms, eight columns, %2 days").arg(steps).arg(days),
         .value = residentMegabytes() - before,
         .unit = QStringLiteral("MB"),
         .bar = 10});
}

} // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    if (const QString settings = optionValue(QStringLiteral("--settings")); !settings.isEmpty())
        forgetSettings(settings);
    if (const QString path = optionValue(QStringLiteral("--all")); !path.isEmpty())
        return showAll(path, optionValue(QStringLiteral("--days")).toInt());
    if (const QString path = optionValue(QStringLiteral("--live")); !path.isEmpty())
        return followLive(path);
    const QTemporaryDir settings;
    forgetSettings(settings.path());
    const bool isQuick = QCoreApplication::arguments().contains(QStringLiteral("--quick"));
    const int days = isQuick ? 36 : 365;
    benchFirstPaint(days, isQuick ? 3 : 9);
    benchLive(isQuick ? 10 : 60);
    benchStall(36, isQuick ? 3 : 9);
    benchMemory(days, isQuick ? 600 : 3600);
    return 0;
}
