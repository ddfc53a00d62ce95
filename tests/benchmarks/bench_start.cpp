// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/figure.h"
#include "tests/support/logfile.h"
#include "tests/support/notifysocket.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QThread>

#include <algorithm>
#include <csignal>

// How long it takes from the start of the service until systemd hears READY, when devices are being asked, and until it
// writes. No device is there, and the log is new, or is as a crash left it while a reader held its write-ahead log up.

using namespace mtnops;

namespace {

constexpr int devices = 50;
constexpr int patience = 300'000; // ms
constexpr double longestStart = 2; // s

struct Started
{
    double ready = 0; ///< s
    double writing = 0;
};

QString writeSite(const QTemporaryDir &folder)
{
    QFile site(folder.filePath(QStringLiteral("bench.toml")));
    QByteArray text = "[site]\nname = \"bench\"\nlatitude = 32.4165\nlongitude = -110.7346\n";
    for (int number = 1; number <= devices; ++number) {
        text += "\n[[device]]\nname = \"device" + QByteArray::number(number)
            + "\"\ntransport = \"tcp\"\nhost = \"127.0.0.1\"\nport = 1\ninterval = \"1s\"\n\n  [[device.request]]\n"
              "  send = \"COUNT\\n\"\n  decode = \"ng\"\n  columns = [ { name = \"count\", type = \"integer\" } ]\n";
    }
    if (!site.open(QIODevice::WriteOnly) || site.write(text) < 0)
        qFatal("cannot write %s", qPrintable(site.fileName()));
    return site.fileName();
}

bool isReady(NotifySocket &manager)
{
    return manager.has(QStringLiteral("READY=1"));
}

/** No row is there to be written, but all that was left to be read has been. */
bool canWrite(NotifySocket &manager)
{
    const QStringList &lines = manager.lines();
    return std::any_of(lines.begin(), lines.end(), [](const QString &line) {
        return line.startsWith(QLatin1StringView("STATUS=0 rows")) && !line.contains(QLatin1StringView("cannot write"));
    });
}

double secondsUntil(bool (*is)(NotifySocket &), NotifySocket &manager, const QElapsedTimer &since)
{
    while (!is(manager)) {
        if (since.elapsed() > patience)
            qFatal("it does not start within five minutes");
        QThread::msleep(5);
    }
    return double(since.elapsed()) / 1000;
}

Started start(const QString &site)
{
    NotifySocket manager;
    QElapsedTimer timer;
    timer.start();
    QProcess logger;
    logger.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    logger.start(QStringLiteral(MTNOPS_PROGRAM), {QStringLiteral("--no-gui"), site});
    if (!logger.waitForStarted())
        qFatal("the logger does not start");
    Started started;
    started.ready = secondsUntil(isReady, manager, timer);
    started.writing = secondsUntil(canWrite, manager, timer);
    ::kill(pid_t(logger.processId()), SIGTERM);
    if (!logger.waitForFinished() || logger.exitCode() != 0)
        qFatal("the logger does not end as it should");
    return started;
}

/** Replaces a log by a copy with so long a write-ahead log beside it. */
void leaveLongLog(const QString &path, qint64 bytes)
{
    const QString original = path + QStringLiteral(".original");
    const QString wal = QStringLiteral("-wal");
    QFile::rename(path, original);
    const LogFile reader(original);
    const LogFile writer(original, LogFile::Write);
    writer.execute(QStringLiteral("PRAGMA synchronous = OFF"));
    writer.execute(QStringLiteral("CREATE TABLE filler(a)"));
    reader.execute(QStringLiteral("BEGIN"));
    reader.integers(QStringLiteral("SELECT count(*) FROM mtnops_events"));
    while (QFileInfo(original + wal).size() < bytes)
        writer.execute(QStringLiteral(
            "INSERT INTO filler WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) "
            "SELECT zeroblob(4000) FROM n"));
    if (!QFile::copy(original, path) || !QFile::copy(original + wal, path + wal))
        qFatal("cannot copy %s", qPrintable(original));
    reader.execute(QStringLiteral("COMMIT"));
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const int megabytes = application.arguments().contains(u"--quick") ? 200 : 900;
    const QTemporaryDir folder;
    const QString site = writeSite(folder);

    const Started fresh = start(site);
    print({.name = QStringLiteral("start: ready, %1 devices absent").arg(devices),
           .value = fresh.ready,
           .unit = QStringLiteral("s"),
           .bar = longestStart});
    leaveLongLog(folder.filePath(QStringLiteral("bench.sqlite")), qint64(megabytes) * 1'000'000);
    const Started crashed = start(site);
    print({.name = QStringLiteral("start: ready, after a crash that left a write-ahead log of %1 MB").arg(megabytes),
           .value = crashed.ready,
           .unit = QStringLiteral("s"),
           .bar = longestStart});
    print({.name = QStringLiteral("start: writing, after a crash that left a write-ahead log of %1 MB").arg(megabytes),
           .value = crashed.writing,
           .unit = QStringLiteral("s")});
    return 0;
}
