// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console.h"

#include "logger/core/counted.h"

#include <QByteArray>

#include <cstdio>

namespace mtnops {

bool printResult(const QString &line)
{
    return std::puts(line.toLocal8Bit().constData()) != EOF && std::fflush(stdout) == 0;
}

void printMessage(const QString &line)
{
    std::fputs(QByteArray(line.toLocal8Bit() + '\n').constData(), stderr);
}

QString escaped(QByteArrayView bytes, qsizetype most)
{
    QString text;
    for (const char byte : bytes.first(std::min(most, bytes.size()))) {
        if (byte == '\n')
            text += QStringLiteral("\\n");
        else if (byte == '\r')
            text += QStringLiteral("\\r");
        else if (byte == '\t')
            text += QStringLiteral("\\t");
        else if (byte == '\\')
            text += QStringLiteral("\\\\");
        else if (byte >= 0x20 && byte < 0x7f)
            text += QLatin1Char(byte);
        else
            text += QStringLiteral("\\x%1").arg(uint(uchar(byte)), 2, 16, QLatin1Char('0'));
    }
    if (bytes.size() > most)
        text += QStringLiteral(" … and %1 more").arg(counted(bytes.size() - most, "byte"));
    return text;
}

} // namespace mtnops
