// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/arguments.h"

#include <QCoreApplication>

#include <memory>

namespace mtnops {

/** The application object of the desktop; nothing, with a message, where there is no display. */
std::unique_ptr<QCoreApplication> makeDesktopApplication(int &argc, char **argv);

/** Shows the window until it is closed. Returns the exit code. */
int runDesktop(const Arguments &arguments);

} // namespace mtnops
