// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace mtnops {

/** A line on standard output: a result. False where it cannot be written. */
bool printResult(const QString &line);

/** A line on standard error: what is wrong, or how it goes. */
void printMessage(const QString &line);

/** Bytes as a person can read them: printable ASCII as it is, the rest as \r, \n, \t or \xFF. At most @p most bytes,
    then how many more there are. */
QString escaped(QByteArrayView bytes, qsizetype most = 2000);

} // namespace mtnops
