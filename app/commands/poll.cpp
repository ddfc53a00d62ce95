// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"

#include "app/commands/pollprinter.h"
#include "app/console.h"
#include "app/exitcode.h"
#include "app/processarguments.h"
#include "logger/core/clock.h"
#include "logger/site/siteloader.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>

namespace mtnops {

namespace {

QString deviceNames(const Site &site)
{
    QStringList names;
    for (const DeviceConfig &device : site.devices)
        names.append(device.name);
    return names.join(QStringLiteral(", "));
}

} // namespace

int runPoll(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Asks a device now, and shows the bytes sent, the bytes received, "
                                                    "the decoded columns and what failed. Writes no database."));
    parser.addPositionalArgument(QStringLiteral("poll"), QString(), QStringLiteral("poll"));
    parser.addPositionalArgument(QStringLiteral("SITE"), QStringLiteral("The site file."));
    parser.addPositionalArgument(QStringLiteral("DEVICE"), QStringLiteral("The device's name in it."));
    const QCommandLineOption count(QStringLiteral("count"), QStringLiteral("Asks N times, one after the other."),
                                   QStringLiteral("N"), QStringLiteral("1"));
    parser.addOption(count);
    parser.addHelpOption();
    processArguments(parser, arguments);
    bool isNumber = false;
    const int polls = parser.value(count).toInt(&isNumber);
    if (parser.positionalArguments().size() != 3 || !isNumber || polls < 1) {
        printMessage(QStringLiteral("mtnops-logger poll: name a site file and a device, as in: mtnops-logger poll "
                                    "kuiper.toml tcs --count 3"));
        return ExitUsage;
    }

    const LoadedSite loaded = loadSite(parser.positionalArguments().at(1));
    for (const Diagnostic &diagnostic : loaded.diagnostics)
        printMessage(diagnostic.toString());
    if (loaded.site.devices.isEmpty())
        return ExitWrong; // that is among what was said
    const QString name = parser.positionalArguments().at(2);
    const QList<DeviceConfig> &devices = loaded.site.devices;
    const auto found =
        std::find_if(devices.begin(), devices.end(), [&](const DeviceConfig &device) { return device.name == name; });
    if (found == devices.end()) {
        printMessage(
            QStringLiteral("no device \"%1\" in this site; there are: %2").arg(name, deviceNames(loaded.site)));
        return ExitWrong;
    }
    if (!found->problem.isEmpty()) {
        printMessage(QStringLiteral("%1 is disabled: %2").arg(name, found->problem));
        return ExitWrong;
    }

    const SystemClock clock;
    DeviceTrial trial(*found, clock);
    const PollPrinter printer(trial, polls);
    trial.start();
    return QCoreApplication::exec();
}

} // namespace mtnops
