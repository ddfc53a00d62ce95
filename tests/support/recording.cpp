// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/recording.h"

#include <QFile>

namespace mtnops {

namespace {

/** Appends what the escape at @p at, a backslash, stands for; returns where it ends. */
qsizetype unescape(const QByteArray &literal, qsizetype at, QByteArray *bytes)
{
    const char kind = literal.at(at + 1);
    if (kind == 'x') {
        bytes->append(char(literal.mid(at + 2, 2).toUShort(nullptr, 16)));
        return at + 4;
    }
    const QByteArrayView names("nrt0");
    const QByteArrayView meanings("\n\r\t\0", 4);
    const qsizetype known = names.indexOf(kind);
    bytes->append(known < 0 ? kind : meanings[known]);
    return at + 2;
}

} // namespace

QByteArray fromPythonBytes(const QByteArray &literal)
{
    QByteArray bytes;
    char quote = 0; // what ends the literal we stand in
    for (qsizetype i = 0; i < literal.size();) {
        const char character = literal.at(i);
        if (quote == 0) {
            if (character == 'b' && i + 1 < literal.size() && (literal.at(i + 1) == '\'' || literal.at(i + 1) == '"'))
                quote = literal.at(++i);
            ++i;
        } else if (character == '\\') {
            i = unescape(literal, i, &bytes);
        } else {
            if (character == quote)
                quote = 0;
            else
                bytes.append(character);
            ++i;
        }
    }
    return bytes;
}

QList<RecordedExchange> readRecording(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<RecordedExchange> exchanges;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine().trimmed();
        if (line.startsWith("SEND "))
            exchanges.append({.sent = fromPythonBytes(line.mid(5)), .received = {}});
        else if (line.startsWith("RECV ") && !exchanges.isEmpty())
            exchanges.last().isClosed = line.contains("then EOF");
        else if (line.startsWith("repr ") && !exchanges.isEmpty())
            exchanges.last().received = fromPythonBytes(line.mid(5));
    }
    return exchanges;
}

} // namespace mtnops
