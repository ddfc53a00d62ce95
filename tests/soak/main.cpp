// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/soak.h"
#include "tests/soak/stoppabledevice.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>

int main(int argc, char **argv)
{
    using namespace mtnops;
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "Lets a fake observatory, the disk and the system fail under mtnops-logger, and accounts for every reading."));
    const QCommandLineOption minutes(QStringLiteral("minutes"),
                                     QStringLiteral("Repeat the faults for so long; else each comes once."),
                                     QStringLiteral("N"), QStringLiteral("0"));
    const QCommandLineOption seed(QStringLiteral("seed"), QStringLiteral("Of what is random."), QStringLiteral("S"),
                                  QStringLiteral("1"));
    QCommandLineOption device(QStringLiteral("device"), QStringLiteral("Be one of its devices."));
    device.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOptions({minutes, seed, device});
    parser.addHelpOption();
    parser.process(application);
    if (parser.isSet(device))
        return runStoppableDevice();
    bool isNumber = false;
    SoakPlan plan{.minutes = parser.value(minutes).toInt(&isNumber), .seed = parser.value(seed).toUInt()};
    if (!isNumber || plan.minutes < 0) {
        std::fprintf(stderr, "--minutes needs a number, as in: soak --minutes 60\n");
        return 2;
    }
    return Soak(plan).run() ? 0 : 1;
}
