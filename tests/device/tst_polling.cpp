// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/polleddevice.h"
#include "logger/device/transports/tcptransport.h"
#include "tests/device/polledfixture.h"

#include <QElapsedTimer>
#include <QTest>

#include <memory>

using namespace mtnops;

class TestPolling : public QObject
{
    Q_OBJECT

private slots:
    void pollsByItself();
    void skipsAndCountsTurns();
    void hangingDeviceDoesNotDelayAnother();
    void leavesAGoneDeviceAlone();
    void asksOnWhenRepliesAreUnreadable();
    void stopsAtOnce();
};

void TestPolling::pollsByItself()
{
    const FakeDevice fake(answersBoth());
    const SystemClock clock;
    const auto device = makeDevice(twoRequests(fake.port()), clock);
    const Listener listener(*device);
    device->start();
    QTRY_VERIFY(listener.samples.size() >= 5);
    device->stop();
    QCOMPARE(device->status().state, DeviceState::Good);
    for (qsizetype i = 1; i < listener.samples.size(); ++i)
        QVERIFY(listener.samples[i].time > listener.samples[i - 1].time);
}

void TestPolling::skipsAndCountsTurns()
{
    const FakeDevice fake({.pieces = {"TCSNG TCS 1 1 2\n"}, .before = 150ms});
    const SystemClock clock;
    DeviceConfig config = twoRequests(fake.port());
    config.interval = 40ms;
    config.timeout = 2s;
    const auto device = makeDevice(config, clock);
    const Listener listener(*device);
    device->start();
    QTRY_VERIFY(listener.samples.size() >= 2);
    device->stop();
    const DeviceStatus status = device->status();
    QVERIFY2(status.skipped >= 4, qPrintable(QString::number(status.skipped))); // a poll takes 300 ms: seven turns
    QCOMPARE(status.failures, 0);
    QVERIFY(fake.reads().size() <= 6); // one poll at a time
}

void TestPolling::hangingDeviceDoesNotDelayAnother()
{
    const FakeDevice silent(FakeAnswer::silence());
    const FakeDevice good(answersBoth());
    const SystemClock clock;
    DeviceConfig patient = twoRequests(silent.port());
    patient.timeout = 30s;
    const auto hanging = makeDevice(patient, clock);
    const auto lively = makeDevice(twoRequests(good.port()), clock);
    const Listener hangingListener(*hanging);
    const Listener livelyListener(*lively);
    hanging->start();
    QTRY_COMPARE(silent.reads().size(), 1);
    lively->start();
    QTRY_VERIFY(livelyListener.samples.size() >= 10);
    QCOMPARE(hanging->status().polls, 1); // still in its first
    QVERIFY(hangingListener.polls.isEmpty());
    QVERIFY(hanging->status().skipped > 0);
    QCOMPARE(lively->status().failures, 0);
}

void TestPolling::leavesAGoneDeviceAlone()
{
    FakeDevice fake(answersBoth());
    fake.close();
    const SystemClock clock;
    DeviceConfig config = twoRequests(fake.port());
    config.interval = 20ms;
    PolledDevice device(config,
                        std::make_unique<TcpTransport>(config.host, config.port, TcpTransport::Connection::OneShot),
                        clock, [] { return 0.5; });
    const Listener listener(device);
    device.start();
    QElapsedTimer timer;
    timer.start();
    QTRY_VERIFY(device.status().polls >= 6);
    QVERIFY2(timer.elapsed() >= 20 + 40 + 80 + 160 + 320, "turns are to be left out");
    QCOMPARE(device.status().skipped, 0);
    QCOMPARE(device.status().state, DeviceState::Disconnected);

    fake.reopen();
    const qint64 polls = device.status().polls;
    device.pollNow(); // does not wait for the end of it, 640 ms
    QCOMPARE(device.status().polls, polls + 1);
    QTRY_COMPARE_WITH_TIMEOUT(device.status().state, DeviceState::Good, 500);
    QTRY_VERIFY_WITH_TIMEOUT(device.status().polls >= polls + 4, 600); // and after the success, each turn is taken
    device.stop();
}

void TestPolling::asksOnWhenRepliesAreUnreadable()
{
    const FakeDevice fake(FakeAnswer::whole("BAD"));
    const SystemClock clock;
    DeviceConfig config = twoRequests(fake.port());
    config.interval = 10ms;
    const auto device = makeDevice(config, clock);
    device->start();
    QTRY_VERIFY_WITH_TIMEOUT(device->status().polls >= 12, 3000); // doubling, it would take 40 s
    QCOMPARE(device->status().state, DeviceState::Unparsable);
}

void TestPolling::stopsAtOnce()
{
    const FakeDevice fake({.pieces = {"TCSNG TCS 1 1 2\n"}, .before = 1s});
    const SystemClock clock;
    DeviceConfig config = twoRequests(fake.port());
    config.timeout = 30s;
    const auto device = makeDevice(config, clock);
    const Listener listener(*device);
    device->start();
    device->pollNow();
    QTRY_COMPARE(fake.reads().size(), 1);
    device->stop();
    QTRY_COMPARE_WITH_TIMEOUT(fake.openConnections(), 0, 800); // and not for the reply
    QTest::qWait(200); // four intervals
    QVERIFY(listener.samples.isEmpty());
    QVERIFY(listener.polls.isEmpty());
    QCOMPARE(fake.connections(), 1);
}

QTEST_GUILESS_MAIN(TestPolling)
#include "tst_polling.moc"
