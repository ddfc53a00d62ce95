// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logprobe.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace mtnops;

/** A probe goes at once, whatever its disk does: here a pipe that gives nothing until its other end is closed. */
class TestLogProbeEnd : public QObject
{
    Q_OBJECT

private slots:
    void nobodyWaitsForADisk()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"slow.toml"_qs);
        const QByteArray name = QFile::encodeName(path);
        QCOMPARE(::mkfifo(name.constData(), 0600), 0);
        auto probe = std::make_unique<LogProbe>();
        int answers = 0;
        connect(probe.get(), &LogProbe::refused, this, [&answers] { ++answers; });
        probe->look(path);
        int pipe = -1;
        QTRY_VERIFY((pipe = ::open(name.constData(), O_WRONLY | O_NONBLOCK | O_CLOEXEC)) >= 0); // it reads by now
        QElapsedTimer elapsed;
        elapsed.start();
        probe.reset();
        const qint64 took = elapsed.elapsed();
        ::close(pipe); // and the thread can end
        QVERIFY2(took < 1000, qPrintable(QString::number(took)));
        QTest::qWait(0);
        QCOMPARE(answers, 0);
    }

    void aSlowFileHoldsUpNoOther()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"slow.toml"_qs);
        const QByteArray name = QFile::encodeName(path);
        QCOMPARE(::mkfifo(name.constData(), 0600), 0);
        LogProbe probe;
        QStringList answers;
        connect(&probe, &LogProbe::refused, this, [&answers](const QString &refused) { answers.append(refused); });
        probe.look(path);
        int pipe = -1;
        QTRY_VERIFY((pipe = ::open(name.constData(), O_WRONLY | O_NONBLOCK | O_CLOEXEC)) >= 0);
        const QString other = folder.filePath(u"none.toml"_qs);
        probe.look(other);
        QTRY_COMPARE(answers, QStringList{other});
        ::close(pipe);
        QTRY_COMPARE(answers, (QStringList{other, path})); // an empty site is refused
    }
};

QTEST_GUILESS_MAIN(TestLogProbeEnd)
#include "tst_logprobeend.moc"
