// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/transports/processtransport.h"
#include "tests/device/asking.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace mtnops;

namespace {

QStringList shell(const QString &script)
{
    return {u"/bin/sh"_qs, u"-c"_qs, script};
}

bool isAlive(int process)
{
    return process > 0 && ::kill(process, 0) == 0;
}

} // namespace

/** Programs that are run for a reading. */
class TestProcessTransport : public QObject
{
    Q_OBJECT

private slots:
    void outcomes_data();
    void outcomes();
    void hasNoShell();
    void hasNoInput();
    void killsWhatItStarted();
    void endsWithoutWaiting();
    void refusesAFlood();
};

void TestProcessTransport::outcomes_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<QByteArray>("expected"); // the beginning
    QTest::newRow("a line") << QStringList({u"/bin/echo"_qs, u"12.5 C"_qs}) << QByteArray("12.5 C\n");
    QTest::newRow("JSON in pieces") << shell(u"printf '{\"a\":'; sleep 0.1; echo '1}'; echo note >&2"_qs)
                                    << QByteArray("{\"a\":1}\n");
    QTest::newRow("nothing") << QStringList({u"/bin/true"_qs}) << QByteArray();
    QTest::newRow("a code") << shell(u"echo 1; echo no sensor >&2; exit 3"_qs)
                            << QByteArray("!no-reply /bin/sh ended with code 3: no sensor");
    QTest::newRow("a crash") << shell(u"kill -SEGV $$"_qs) << QByteArray("!no-reply /bin/sh crashed");
    QTest::newRow("no such program") << QStringList({u"/bin/nothing-here"_qs})
                                     << QByteArray("!disconnected /bin/nothing-here cannot be started: ");
    QTest::newRow("late") << shell(u"echo 1; sleep 60"_qs)
                          << QByteArray(
                                 "!no-reply /bin/sh did not end within 1 s and was killed; it had written 2 bytes");
}

void TestProcessTransport::outcomes()
{
    QFETCH(QStringList, command);
    QFETCH(QByteArray, expected);
    ProcessTransport transport(command);
    for (int i = 0; i < 2; ++i) { // and again
        const QByteArray shown = ask(transport, {}, 1s).shown();
        QVERIFY2(expected.isEmpty() ? shown.isEmpty() : shown.startsWith(expected), shown.constData());
    }
}

void TestProcessTransport::hasNoShell()
{
    ProcessTransport transport({u"/bin/echo"_qs, u"$HOME; `id`"_qs, u"a b"_qs});
    QCOMPARE(ask(transport, {}, 5s).shown(), "$HOME; `id` a b\n");
}

void TestProcessTransport::hasNoInput()
{
    ProcessTransport transport({u"/bin/readlink"_qs, u"/proc/self/fd/0"_qs});
    QCOMPARE(ask(transport, {}, 5s).shown(), "/dev/null\n");
}

void TestProcessTransport::killsWhatItStarted()
{
    ProcessTransport transport(shell(u"sleep 60 & echo $!; wait"_qs));
    const Outcome outcome = ask(transport, {}, 500ms);
    QVERIFY(outcome.failure);
    const int grandchild = outcome.failure->received.trimmed().toInt();
    QVERIFY(grandchild > 0);
    QTRY_VERIFY(!isAlive(grandchild));
}

void TestProcessTransport::endsWithoutWaiting()
{
    const QTemporaryDir directory;
    const QString file = directory.filePath(u"pid"_qs);
    auto transport =
        std::make_unique<ProcessTransport>(shell(u"echo $$ > %1.new; mv %1.new %1; sleep 60"_qs.arg(file)));
    transport->request(
        {}, [](QByteArrayView) { return false; }, 60s);
    QTRY_VERIFY(QFile::exists(file));
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const int process = written.readAll().trimmed().toInt();
    QVERIFY(isAlive(process));
    transport.reset();
    QTRY_VERIFY(!isAlive(process));
}

void TestProcessTransport::refusesAFlood()
{
    ProcessTransport transport({u"/usr/bin/yes"_qs});
    QCOMPARE(ask(transport, {}, 20s).shown(), "!unparsable /usr/bin/yes wrote more than 1048576 bytes");
}

QTEST_GUILESS_MAIN(TestProcessTransport)
#include "tst_processtransport.moc"
