// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/figure.h"
#include "tests/benchmarks/processfigures.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QThread>

#include <csignal>
#include <cstdio>

// Fifty devices at 1 Hz over real sockets, logged by the program itself with --no-gui: how much of a core and how much
// memory it takes. The devices are served by a process of their own, so that theirs is not counted.

using namespace mtnops;

namespace {

constexpr int deviceCount = 50;

/** Answers every request like an NG device with eight values, and closes, as most of them do. */
int serve(QCoreApplication &application)
{
    QTcpServer server;
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

QByteArray siteFile(int port)
{
    QByteArray text = "[site]\nname = \"bench\"\nlatitude = 32.4165\nlongitude = -110.7346\n";
    for (int number = 1; number <= deviceCount; ++number) {
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

    const QTemporaryDir folder;
    QFile site(folder.filePath(QStringLiteral("bench.toml")));
    if (!site.open(QIODevice::WriteOnly) || site.write(siteFile(port)) < 0)
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
    const double used = processorSeconds(logger.processId()) - before;
    const double resident = memoryInMegabytes(logger.processId(), "VmRSS:");
    const double own = memoryInMegabytes(logger.processId(), "RssAnon:");
    ::kill(pid_t(logger.processId()), SIGTERM);
    logger.waitForFinished();
    server.kill();
    server.waitForFinished();

    print({.name = QStringLiteral("log 50 devices at 1 Hz: of a core"),
           .value = 100 * used / seconds,
           .unit = QStringLiteral("%"),
           .bar = 3});
    print({.name = QStringLiteral("log 50 devices at 1 Hz: memory (RSS)"),
           .value = resident,
           .unit = QStringLiteral("MB"),
           .bar = 30});
    print({.name = QStringLiteral("log 50 devices at 1 Hz: memory of its own"),
           .value = own,
           .unit = QStringLiteral("MB")});
    return logger.exitCode();
}
