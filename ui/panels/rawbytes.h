// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace mtnops {

/** Bytes for people, all on one line: printable ASCII as it is, the rest as \n, \r, \t, \\ and \x1f. */
QString escapedText(const QByteArray &bytes);

/** Sixteen bytes a line in hexadecimal, each line after the offset of its first: "0010  42 49 47". */
QString hexText(const QByteArray &bytes);

} // namespace mtnops
