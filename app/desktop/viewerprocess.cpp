// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewerprocess.h"

#include "app/console.h"
#include "logger/import/databasesource.h"

#include <QCoreApplication>
#include <QProcess>
#include <QUrl>

namespace mtnops {

namespace {

constexpr const char *passwordVariable = "MTNOPS_LOGGER_DATABASE_PASSWORD";

void startSelf(const QStringList &arguments, const QString &password = {})
{
    QProcess process;
    process.setProgram(QCoreApplication::applicationFilePath());
    process.setArguments(arguments);
    if (!password.isEmpty()) {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QLatin1StringView(passwordVariable), password);
        process.setProcessEnvironment(environment);
    }
    if (!process.startDetached())
        printMessage(
            QStringLiteral("mtnops-logger: %1 cannot be started to open %2").arg(process.program(), arguments.last()));
}

} // namespace

void startViewer(const QString &databasePathOrUrl)
{
    const QString option = QStringLiteral("--database");
    QUrl url(databasePathOrUrl);
    if (!isServerUrl(databasePathOrUrl) || url.password().isEmpty()) {
        startSelf({option, databasePathOrUrl});
        return;
    }
    const QString password = url.password(QUrl::FullyDecoded);
    url.setPassword(QString());
    startSelf({option, url.toString(QUrl::FullyEncoded)}, password);
}

QString withPasswordFromViewer(const QString &databasePathOrUrl)
{
    const QString password = qEnvironmentVariable(passwordVariable);
    qunsetenv(passwordVariable); // which the viewers that this one starts would have too
    QUrl url(databasePathOrUrl);
    if (password.isEmpty() || !isServerUrl(databasePathOrUrl) || !url.password().isEmpty())
        return databasePathOrUrl;
    url.setPassword(password, QUrl::DecodedMode);
    return url.toString(QUrl::FullyEncoded);
}

void startSite(const QString &sitePath)
{
    startSelf({sitePath});
}

} // namespace mtnops
