// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace mtnops {

/** One request to a real server and what it answered, from a file below tests/fixtures. */
struct RecordedExchange
{
    QByteArray sent; ///< in one piece, even where the recording sent it in two
    QByteArray received;
    bool isClosed = false; ///< the server closed the connection; else it stayed open and silent
};

/** The exchanges of a recording: "SEND b'…'", "RECV … then EOF" or "… then OPEN", "repr b'…'". Empty when there is
 * none. */
QList<RecordedExchange> readRecording(const QString &path);

/** The bytes of a Python bytes literal such as b'TCS 1\r\n\x00'; of several, all in a row. */
QByteArray fromPythonBytes(const QByteArray &literal);

} // namespace mtnops
