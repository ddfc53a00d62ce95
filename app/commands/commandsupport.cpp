// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commandsupport.h"

#include "app/console.h"

#include <QLocale>

#include <cstdio>
#include <unistd.h>

namespace mtnops {

QCommandLineOption valueOption(const char *name, const char *description, const char *value)
{
    return QCommandLineOption(QString::fromUtf8(name), QString::fromUtf8(description), QString::fromUtf8(value));
}

int complain(const char *command, const Error &error, ExitCode code)
{
    printMessage(QStringLiteral("mtnops-logger %1: %2").arg(QLatin1StringView(command), error.detail));
    return code;
}

ExitCode exitCodeOf(const Error &error)
{
    return error.code == ErrorCode::InvalidInput ? ExitUsage : ExitWrong;
}

Error usageError(const QString &what)
{
    return {ErrorCode::InvalidInput, what};
}

bool isTerminal()
{
    return ::isatty(STDERR_FILENO) == 1;
}

void printProgress(const QString &text)
{
    if (isTerminal())
        std::fputs(QByteArray("\r\033[K" + text.toLocal8Bit()).constData(), stderr);
}

QString bytesText(qint64 bytes)
{
    return QLocale::c().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

} // namespace mtnops
