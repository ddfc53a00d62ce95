// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/unixsignals.h"

#include <QSignalSpy>
#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace mtnops;

/** Signals of this very process, of which there is one UnixSignals: the test of the end is the last. */
class TestUnixSignals : public QObject
{
    Q_OBJECT

private slots:
    /** After the test library, which watches some of them itself. */
    void initTestCase() { m_signals = std::make_unique<UnixSignals>(UnixSignals::Hangup::Reloads); }

    void aChildsSignalIsItsOwn()
    {
        const QSignalSpy ends(m_signals.get(), &UnixSignals::terminationRequested);
        const pid_t child = ::fork();
        if (child == 0) {
            std::raise(SIGTERM);
            ::_exit(0);
        }
        QVERIFY(child > 0);
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status));
        QCOMPARE(WTERMSIG(status), SIGTERM);
        const QSignalSpy reloads(m_signals.get(), &UnixSignals::reloadRequested);
        std::raise(SIGHUP);
        QTRY_COMPARE(reloads.count(), 1); // it has looked at all that came
        QCOMPARE(ends.count(), 0);
    }

    void manyHangupsAreOneReload()
    {
        const QSignalSpy reloads(m_signals.get(), &UnixSignals::reloadRequested);
        for (int count = 0; count < 5; ++count)
            std::raise(SIGHUP);
        QTRY_COMPARE(reloads.count(), 1);
        std::raise(SIGHUP);
        QTRY_COMPARE(reloads.count(), 2);
    }

    void aFloodOfHangupsDoesNotDrownTheEnd()
    {
        const QSignalSpy ends(m_signals.get(), &UnixSignals::terminationRequested);
        for (int count = 0; count < 20'000; ++count) // more than the descriptor takes while nobody reads
            std::raise(SIGHUP);
        std::raise(SIGTERM);
        QTRY_COMPARE(ends.count(), 1);
        QVERIFY2(ends.first().first().toString().startsWith(
                     u"SIGTERM from process %1 ("_qs.arg(QCoreApplication::applicationPid())),
                 qPrintable(ends.first().first().toString()));
    }

private:
    std::unique_ptr<UnixSignals> m_signals;
};

QTEST_GUILESS_MAIN(TestUnixSignals)
#include "tst_unixsignals.moc"
