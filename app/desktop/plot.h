// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include <memory>

namespace mtnops {

/** The application object of `plot`, which draws without a display. */
std::unique_ptr<QCoreApplication> makePlotApplication(int &argc, char **argv);

/** `plot DATABASE --columns t.a --from T --output F`: draws charts into a file. Takes the arguments behind its name and
    returns the exit code. Main thread. */
int runPlot(const QStringList &arguments);

} // namespace mtnops
