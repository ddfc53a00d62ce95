// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace mtnops {

/** Why no window can be opened, in Qt's words; empty where one can. A child process tries it, because Qt ends the
   process whose display does not answer. Call it before there is an application object or a thread. */
QString displayProblem(int argc, char **argv);

} // namespace mtnops
