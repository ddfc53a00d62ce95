// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/devicetester.h"

#include "tests/support/fakedevice.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <sys/stat.h>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

ColumnRule column(const char *name)
{
    return {.column = {.name = QString::fromLatin1(name), .label = QString::fromLatin1(name)}, .source = {}};
}

DeviceConfig device(quint16 port)
{
    DeviceConfig config{.name = u"oil"_qs, .title = u"Oil"_qs};
    config.transport = u"tcp"_qs;
    config.host = u"127.0.0.1"_qs;
    config.port = port;
    config.timeout = 1h;
    config.requests = {
        {.send = "BIG61 OIL 123 REQUEST PRESSURE\n", .decoder = u"ng"_qs, .columns = {column("pressure")}}};
    return config;
}

/** What a tester has told. */
struct Told
{
    explicit Told(DeviceTester &tester)
    {
        QObject::connect(&tester, &DeviceTester::exchanged, &receiver,
                         [this](const Exchange &exchange) { exchanges.append(exchange); });
        QObject::connect(&tester, &DeviceTester::finished, &receiver, [this](const TrialReport &report) {
            reports.append(report);
            isOnMainThread = isOnMainThread && QThread::currentThread() == QCoreApplication::instance()->thread();
        });
    }

    QList<Exchange> exchanges;
    QList<TrialReport> reports;
    bool isOnMainThread = true;
    QObject receiver; // dies first
};

} // namespace

/** A device that nobody logs is asked once, on another thread, and told of on this one. */
class TestDeviceTester : public QObject
{
    Q_OBJECT

private slots:
    void tellsBytesAndRow()
    {
        FakeDevice server(FakeAnswer::whole("BIG61 OIL 123 83.2\r\n"));
        DeviceTester tester(m_clock);
        const Told told(tester);
        tester.start(device(server.port()));
        QVERIFY(tester.isRunning());
        QTRY_COMPARE(told.reports.size(), 1);
        QVERIFY(!tester.isRunning());
        QVERIFY(told.isOnMainThread);
        const TrialReport &report = told.reports.first();
        QVERIFY(report.hasSucceeded);
        QCOMPARE(report.rows, 1);
        QCOMPARE(report.sample->values.front(), Value(83.2));
        QCOMPARE(told.exchanges.size(), 1);
        QCOMPARE(told.exchanges.first().sent, QByteArray("BIG61 OIL 123 REQUEST PRESSURE\n"));
        QCOMPARE(told.exchanges.first().received, QByteArray("BIG61 OIL 123 83.2\r\n"));
        QTest::qWait(100);
        QCOMPARE(server.reads().size(), 1); // once
    }

    void tellsHowManyRows()
    {
        FakeDevice server(FakeAnswer::whole("1700000000 1\n1700000010 2\n1700000020 3\n"));
        DeviceConfig config = device(server.port());
        config.rowTime = u"t"_qs;
        ColumnRule time = column("t");
        time.column.type = ColumnType::Time;
        time.format = ValueFormat::UnixSeconds;
        config.requests = {
            {.send = "?\n", .decoder = u"words"_qs, .columns = {time, column("x")}, .format = {.rows = u"lines"_qs}}};
        DeviceTester tester(m_clock);
        const Told told(tester);
        tester.start(config);
        QTRY_COMPARE(told.reports.size(), 1);
        QCOMPARE(told.reports.first().rows, 3);
        QCOMPARE(told.reports.first().sample->values[1], Value(3.0)); // the newest
    }

    void tellsWhatFailed()
    {
        FakeDevice server(FakeAnswer::silence());
        const quint16 port = server.port();
        server.close();
        DeviceTester tester(m_clock);
        const Told told(tester);
        tester.start(device(port));
        QTRY_COMPARE(told.reports.size(), 1);
        QVERIFY(!told.reports.first().hasSucceeded);
        QVERIFY2(told.reports.first().status.detail.contains(u"refused"),
                 qPrintable(told.reports.first().status.detail));
    }

    void tellsOfAMisconfiguredDevice()
    {
        DeviceConfig config = device(1);
        config.requests.first().decoder = u"nothing"_qs;
        DeviceTester tester(m_clock);
        const Told told(tester);
        tester.start(config);
        QTRY_COMPARE(told.reports.size(), 1);
        QCOMPARE(told.reports.first().status.state, DeviceState::Disabled);
    }

    void nothingIsToldAfterACancel()
    {
        FakeDevice server(FakeAnswer::silence());
        DeviceTester tester(m_clock);
        const Told told(tester);
        tester.start(device(server.port()));
        QTRY_COMPARE(server.reads().size(), 1);
        tester.cancel();
        QVERIFY(!tester.isRunning());
        QTRY_COMPARE(server.openConnections(), 0); // nobody waits there any more
        QCOMPARE(told.reports.size(), 0);
        QCOMPARE(told.exchanges.size(), 0);
    }

    void aNewTrialTakesThePlaceOfTheOld()
    {
        FakeDevice silent(FakeAnswer::silence());
        FakeDevice server(FakeAnswer::whole("BIG61 OIL 123 1\r\n"));
        DeviceTester tester(m_clock);
        const Told told(tester);
        tester.start(device(silent.port()));
        QTRY_COMPARE(silent.reads().size(), 1);
        tester.start(device(server.port()));
        QTRY_COMPARE(told.reports.size(), 1);
        QVERIFY(told.reports.first().hasSucceeded);
        QTRY_COMPARE(silent.openConnections(), 0);
        silent.sendToAll("late\n");
        QTest::qWait(50);
        QCOMPARE(told.reports.size(), 1);
        QCOMPARE(told.exchanges.size(), 1);
    }

    void goesAwayDuringATrial()
    {
        FakeDevice server(FakeAnswer::silence());
        {
            DeviceTester tester(m_clock);
            tester.start(device(server.port()));
            QTRY_COMPARE(server.reads().size(), 1);
        }
        QTRY_COMPARE(server.openConnections(), 0);
    }

    /** Its password is on a drive that does not answer: here a pipe into which nobody writes. */
    void aThreadThatHangsHoldsNobodyUp()
    {
        FakeDevice server(FakeAnswer::silence());
        const QTemporaryDir folder;
        const QString pipe = folder.filePath(u"password"_qs);
        const QByteArray name = QFile::encodeName(pipe);
        QCOMPARE(::mkfifo(name.constData(), 0600), 0);
        DeviceConfig config = device(server.port());
        config.transport = u"http"_qs;
        config.user = u"u"_qs;
        config.passwordFile = pipe;
        auto clock = std::make_unique<SystemClock>();
        auto tester = std::make_unique<DeviceTester>(*clock);
        tester->start(config);
        QTest::qWait(50); // until it hangs
        QElapsedTimer elapsed;
        elapsed.start();
        tester.reset();
        QVERIFY2(elapsed.elapsed() < 500, qPrintable(QString::number(elapsed.elapsed())));
        clock.reset();
        QFile end(pipe); // now it answers, and nobody wants to know
        QVERIFY(end.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        end.write("secret\n");
        end.close();
        QTest::qWait(200);
        QCOMPARE(server.reads().size(), 0);
    }

    /** The logger has still to read what a trial has read of a file's tail. */
    void keepsNoPlaceInAFile()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"log.csv"_qs));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("1\n2\n");
        file.close();
        DeviceConfig config = device(1);
        config.transport = u"file"_qs;
        config.path = file.fileName();
        config.isTail = true;
        config.placeFile = folder.filePath(u"place"_qs);
        config.timeout = 10s;
        config.requests = {{.send = {}, .decoder = u"csv"_qs, .columns = {column("x")}}};
        DeviceTester tester(m_clock);
        const Told told(tester);
        tester.start(config);
        QTRY_COMPARE(told.reports.size(), 1);
        QVERIFY(told.reports.first().hasSucceeded);
        QCOMPARE(told.reports.first().sample->values.front(), Value(2.0));
        QVERIFY(!QFile::exists(config.placeFile));
    }

private:
    SystemClock m_clock;
};

QTEST_GUILESS_MAIN(TestDeviceTester)
#include "tst_devicetester.moc"
