// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/rawbytes.h"

#include <QStringList>

namespace mtnops {

namespace {

constexpr qsizetype bytesInLine = 16;

QString escaped(char byte)
{
    switch (byte) {
    case '\n':
        return QStringLiteral("\\n");
    case '\r':
        return QStringLiteral("\\r");
    case '\t':
        return QStringLiteral("\\t");
    case '\\':
        return QStringLiteral("\\\\");
    default:
        break;
    }
    const auto code = uchar(byte);
    if (code >= 0x20 && code < 0x7f)
        return QString(QLatin1Char(byte));
    return QStringLiteral("\\x%1").arg(code, 2, 16, QLatin1Char('0'));
}

} // namespace

QString escapedText(const QByteArray &bytes)
{
    QString text;
    for (const char byte : bytes)
        text += escaped(byte);
    return text;
}

QString hexText(const QByteArray &bytes)
{
    QStringList lines;
    for (qsizetype offset = 0; offset < bytes.size(); offset += bytesInLine)
        lines.append(QStringLiteral("%1  ").arg(offset, 4, 16, QLatin1Char('0'))
                     + QString::fromLatin1(bytes.mid(offset, bytesInLine).toHex(' ')));
    return lines.join(u'\n');
}

} // namespace mtnops
