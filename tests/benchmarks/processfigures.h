// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace mtnops {

/** Seconds of processor time that a process has used. */
double processorSeconds(qint64 process);

/** A figure of /proc/PID/status in MB: "VmRSS:" all that is in memory, "RssAnon:" without the code that programs share.
 */
double memoryInMegabytes(qint64 process, const QByteArray &field);

} // namespace mtnops
