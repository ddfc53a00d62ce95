// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/figure.h"
#include "tests/benchmarks/processfigures.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QThread>

#include <csignal>
#include <cstdio>

// Devices at 1 Hz over real sockets, logged by the program itself with --no-gui: how much of a core and how much memory
// fifty take, and how many turns a thousand skip. They are served by a process of their own, so that its is not
// counted.

using namespace mtnops;

namespace {

/** Answers every request like an NG device with eight values, and closes, as most of them do. */
int serve(QCoreApplication &application)
{
    QTcpServer server;
    server.setListenBacklogSize(4096); // a thousand may come in the same millisecond
    if (!server.listen(QHostAddress::LocalHost))
        return 1;
    QObject::connect(&server, &QTcpServer::newConnection, &server, [&server] {
        QTcpSocket *socket = server.nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            if (!socket->readAll().endsWith('\n'))
                return;
            socket->write("BIG61 TCS 123 1.25 2.5 3.75 5 6.25 7.5 8.75 10\r\n");
            socket->disconnectFromHost();
        });
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    });
    std::printf("%d\n", int(server.serverPort()));
    std::fflush(stdout);
    return application.exec();
}

QByteArray siteFile(int port, int devices)
{
    QByteArray text = "[site]\nname = \"bench\"\nlatitude = 32.4165\nlongitude = -110.7346\n";
    for (int number = 1; number <= devices; ++number) {
        text += "\n[[device]]\nname = \"device" + QByteArray::number(number)
            + "\"\ntransport = \"tcp\"\nhost = \"127.0.0.1\"\nport = " + QByteArray::number(port)
            + "\ninterval = \"1s\"\n\n  [[device.request]]\n  send = \"BIG61 TCS 123 REQUEST ALL\\n\"\n"
              "  decode = \"ng\"\n  columns = [\n";
        for (char name = 'a'; name < 'i'; ++name)
            text += QByteArray("    { name = \"") + name + "\", type = \"real\" },\n";
        text += "  ]\n";
    }
    return text;
}

/** What became of a site's logging. */
struct Logged
{
    double corePercent = 0;
    double residentMegabytes = 0;
    double ownMegabytes = 0;
    qint64 polls = 0;
    qint64 skippedTurns = 0;
    qint64 failures = 0;
};

/** The counters that the log was left with, and the file closed. */
void readCounters(const QString &path, Logged &logged)
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), path);
        database.setDatabaseName(path);
        QSqlQuery query(database);
        if (!database.open()
            || !query.exec(QStringLiteral("SELECT sum(polls), sum(skipped), sum(failures) FROM mtnops_devices"))
            || !query.next())
            qFatal("cannot read %s", qPrintable(path));
        logged.polls = query.value(0).toLongLong();
        logged.skippedTurns = query.value(1).toLongLong();
        logged.failures = query.value(2).toLongLong();
    }
    QSqlDatabase::removeDatabase(path);
}

Logged logDevices(int devices, int port, int seconds)
{
    const QTemporaryDir folder;
    QFile site(folder.filePath(QStringLiteral("bench.toml")));
    if (!site.open(QIODevice::WriteOnly) || site.write(siteFile(port, devices)) < 0)
        qFatal("cannot write %s", qPrintable(site.fileName()));
    site.close();

    QProcess logger;
    logger.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    logger.start(QStringLiteral(MTNOPS_PROGRAM), {QStringLiteral("--no-gui"), site.fileName()});
    if (!logger.waitForStarted())
        qFatal("the logger does not start");
    QThread::sleep(5); // start-up is not the figure
    const double before = processorSeconds(logger.processId());
    QThread::sleep(ulong(seconds));
    Logged logged;
    logged.corePercent = 100 * (processorSeconds(logger.processId()) - before) / seconds;
    logged.residentMegabytes = memoryInMegabytes(logger.processId(), "VmRSS:");
    logged.ownMegabytes = memoryInMegabytes(logger.processId(), "RssAnon:");
    ::kill(pid_t(logger.processId()), SIGTERM);
    if (!logger.waitForFinished() || logger.exitCode() != 0)
        qFatal("the logger does not end as it should");
    readCounters(folder.filePath(QStringLiteral("bench.sqlite")), logged);
    return logged;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (application.arguments().contains(u"--serve"))
        return serve(application);
    const int seconds = application.arguments().contains(u"--quick") ? 10 : 60;

    QProcess server;
    server.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--serve")});
    if (!server.waitForReadyRead(5000))
        qFatal("the fake devices do not start");
    const int port = server.readLine().trimmed().toInt();

    const Logged fifty = logDevices(50, port, seconds);
    print({.name = QStringLiteral("log 50 devices at 1 Hz: of a core"),
           .value = fifty.corePercent,
           .unit = QStringLiteral("%"),
           .bar = 3});
    print({.name = QStringLiteral("log 50 devices at 1 Hz: memory (RSS)"),
           .value = fifty.residentMegabytes,
           .unit = QStringLiteral("MB"),
           .bar = 30});
    print({.name = QStringLiteral("log 50 devices at 1 Hz: memory of its own"),
           .value = fifty.ownMegabytes,
           .unit = QStringLiteral("MB")});

    const Logged thousand = logDevices(1000, port, seconds);
    print({.name = QStringLiteral("log 1000 devices at 1 Hz: skipped turns and failed polls of %1").arg(thousand.polls),
           .value = double(thousand.skippedTurns + thousand.failures),
           .unit = QStringLiteral("polls"),
           .bar = 0});
    print({.name = QStringLiteral("log 1000 devices at 1 Hz: of a core"),
           .value = thousand.corePercent,
           .unit = QStringLiteral("%")});
    server.kill();
    server.waitForFinished();
    return 0;
}
