// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/device/polledfixture.h"
#include "tests/support/manualclock.h"

#include <QTest>

using namespace mtnops;

using End = FakeAnswer::End;

class TestPolledDevice : public QObject
{
    Q_OBJECT

private slots:
    void makesOneRowOfAllRequests();
    void rowHasNullsForRequestsThatFailed();
    void tellsExchanges();
    void countsRejectedValues();
    void failedPollWritesNoRow();
    void tellsPartialOutagesOnce();
    void tellsOutagesOnce();
    void hangingDeviceCostsTwoTimeouts();
    void refusedConnectionEndsThePoll();
    void unreadableReplyDoesNotEndThePoll();
    void recoversOverPersistentConnections();
    void disabledDeviceAsksNothing_data();
    void disabledDeviceAsksNothing();

private:
    ManualClock m_clock{noon};
};

void TestPolledDevice::makesOneRowOfAllRequests()
{
    ManualClock clock(noon);
    FakeDevice fake([&](const QByteArray &read) {
        clock.advance(1s);
        return answersBoth()(read);
    });
    const auto device = makeDevice(twoRequests(fake.port()), clock);
    const Listener listener(*device);
    pollOnce(*device, listener);
    QCOMPARE(listener.polls, QList<bool>({true}));
    QCOMPARE(listener.samples.size(), 1);
    const Sample &sample = listener.samples.first();
    QVERIFY(sample.time == noon + 1s); // the first reply's
    QVERIFY(sample.values == Values({45.5, 180.0, 179.0}));
    QCOMPARE(sample.table->name, QStringLiteral("tcs"));
    QCOMPARE(sample.table->columns.size(), 3);
    QCOMPARE(device->status().state, DeviceState::Good);
    QCOMPARE(device->status().polls, 1);
    QCOMPARE(device->status().failures, 0);
    QVERIFY(device->status().latency > 0us && device->status().latency < 2s);
    QCOMPARE(listener.events, QStringList({QStringLiteral("device-up: answers")}));
    QCOMPARE(fake.reads(), QList<QByteArray>({"ALL\n", "DOME\n"}));
}

void TestPolledDevice::rowHasNullsForRequestsThatFailed()
{
    FakeDevice fake([](const QByteArray &read) {
        return read == "ALL\n" ? FakeAnswer::whole("TCSNG TCS 1 FAILED\r\n") : FakeAnswer::whole("TCSNG TCS 1 179\r\n");
    });
    const auto device = makeDevice(twoRequests(fake.port()), m_clock);
    const Listener listener(*device);
    pollOnce(*device, listener);
    QCOMPARE(listener.samples.size(), 1);
    QVERIFY(listener.samples.first().values == Values({{}, {}, 179.0}));
    QCOMPARE(device->status().state, DeviceState::Good);
    QCOMPARE(device->status().detail,
             QStringLiteral("request 1 of 2: the device refused the request: \"TCSNG TCS 1 FAILED\\r\\n\""));

    fake.setBehaviour([](const QByteArray &read) {
        return read == "ALL\n" ? FakeAnswer::silence() : FakeAnswer::whole("TCSNG TCS 1 179\r\n");
    });
    pollOnce(*device, listener);
    QVERIFY(listener.samples.last().values == Values({{}, {}, 179.0})); // one request unanswered: the others are asked
}

void TestPolledDevice::tellsExchanges()
{
    FakeDevice fake([](const QByteArray &read) {
        return read == "ALL\n" ? answersBoth()(read) : FakeAnswer::whole("TCSNG TCS 1 \r\n");
    });
    const auto device = makeDevice(twoRequests(fake.port()), m_clock);
    const Listener listener(*device);
    pollOnce(*device, listener);
    QCOMPARE(listener.exchanges.size(), 2);
    QCOMPARE(listener.exchanges[0].sent, QByteArray("ALL\n"));
    QCOMPARE(listener.exchanges[0].received, QByteArray("TCSNG TCS 1 45.5 180\r\n"));
    QCOMPARE(listener.exchanges[0].problem, QString());
    QVERIFY(listener.exchanges[0].isSent);
    QCOMPARE(listener.exchanges[1].sent, QByteArray("DOME\n"));
    QCOMPARE(listener.exchanges[1].received, QByteArray("TCSNG TCS 1 \r\n"));
    QVERIFY(listener.exchanges[1].problem.startsWith(QStringLiteral("the device answered without a value")));

    fake.setBehaviour([](const QByteArray &) { return FakeAnswer::silence(); });
    pollOnce(*device, listener);
    QVERIFY(listener.exchanges.last().isSent); // though nothing came
}

void TestPolledDevice::countsRejectedValues()
{
    FakeDevice fake(answersBoth());
    DeviceConfig config = twoRequests(fake.port());
    config.requests[0].columns[0].column.maximum = 45;
    const auto device = makeDevice(config, m_clock);
    const Listener listener(*device);
    pollOnce(*device, listener);
    pollOnce(*device, listener);
    QVERIFY(listener.samples.first().values == Values({{}, 180.0, 179.0}));
    QCOMPARE(device->status().rejected, 2);
}

void TestPolledDevice::failedPollWritesNoRow()
{
    FakeDevice fake(FakeAnswer::whole("garbage\n"));
    const auto device = makeDevice(twoRequests(fake.port()), m_clock);
    const Listener listener(*device);
    pollOnce(*device, listener);
    QCOMPARE(device->status().state, DeviceState::Unparsable);
    fake.setBehaviour([](const QByteArray &) { return FakeAnswer{}; });
    pollOnce(*device, listener);
    QCOMPARE(device->status().state, DeviceState::NoReply);
    fake.close();
    pollOnce(*device, listener);
    QCOMPARE(device->status().state, DeviceState::Disconnected);
    QCOMPARE(device->status().detail,
             QStringLiteral("request 1 of 2: connection refused by 127.0.0.1:%1").arg(fake.port()));
    QCOMPARE(device->status().failures, 3);
    QCOMPARE(device->status().polls, 3);
    QCOMPARE(listener.polls, QList<bool>({false, false, false}));
    QVERIFY(listener.samples.isEmpty());
}

void TestPolledDevice::tellsPartialOutagesOnce()
{
    const auto domeFails = [](const QByteArray &read) {
        return FakeAnswer::whole(read == "ALL\n" ? "TCSNG TCS 1 45.5 180\r\n" : "TCSNG TCS 1 FAILED\r\n");
    };
    FakeDevice fake(answersBoth());
    const auto device = makeDevice(twoRequests(fake.port()), m_clock);
    const Listener listener(*device);
    QStringList expected = {QStringLiteral("device-up: answers")};
    for (int outage = 0; outage < 2; ++outage) {
        fake.setBehaviour(domeFails);
        for (int i = 0; i < 3; ++i)
            pollOnce(*device, listener);
        expected.append(QStringLiteral("problem: answers only in part: request 2 of 2: the device refused the request: "
                                       "\"TCSNG TCS 1 FAILED\\r\\n\""));
        QCOMPARE(listener.events, expected);
        fake.setBehaviour(answersBoth());
        for (int i = 0; i < 3; ++i)
            pollOnce(*device, listener);
        expected.append(QStringLiteral("device-up: answers in full again"));
        QCOMPARE(listener.events, expected);
    }
}

void TestPolledDevice::tellsOutagesOnce()
{
    ManualClock clock(noon);
    FakeDevice fake(answersBoth());
    const auto device = makeDevice(twoRequests(fake.port()), clock);
    const Listener listener(*device);
    pollOnce(*device, listener);
    clock.advance(10s);
    fake.close();
    pollOnce(*device, listener);
    QVERIFY(device->status().since == noon + 10s);
    clock.advance(10s);
    pollOnce(*device, listener);
    QVERIFY(device->status().since == noon + 10s);
    fake.setBehaviour([](const QByteArray &) { return FakeAnswer{}; });
    fake.reopen();
    clock.advance(10s);
    pollOnce(*device, listener); // another reason, the same outage
    QCOMPARE(device->status().state, DeviceState::NoReply);
    QVERIFY(device->status().since == noon + 30s);
    fake.setBehaviour(answersBoth());
    clock.advance(10s);
    pollOnce(*device, listener);
    const QString refused = QStringLiteral("request 1 of 2: connection refused by 127.0.0.1:%1").arg(fake.port());
    QCOMPARE(listener.events,
             QStringList({QStringLiteral("device-up: answers"), QStringLiteral("device-down: ") + refused,
                          QStringLiteral("device-up: answers again after 30 s")}));
    QCOMPARE(listener.statuses.size(), 5);
}

void TestPolledDevice::hangingDeviceCostsTwoTimeouts()
{
    const FakeDevice fake(FakeAnswer::silence());
    DeviceConfig config = twoRequests(fake.port());
    config.timeout = 100ms;
    config.requests += {request("A\n", {column("a")}), request("B\n", {column("b")}), request("C\n", {column("c")})};
    const auto device = makeDevice(config, m_clock);
    const Listener listener(*device);
    pollOnce(*device, listener);
    QCOMPARE(fake.reads(), QList<QByteArray>({"ALL\n", "DOME\n"}));
    QCOMPARE(device->status().detail,
             QStringLiteral("request 1 of 5: no reply from 127.0.0.1:%1 within 0.1 s").arg(fake.port()));
}

void TestPolledDevice::refusedConnectionEndsThePoll()
{
    FakeDevice fake(answersBoth());
    fake.close();
    const auto device = makeDevice(twoRequests(fake.port()), m_clock);
    const Listener listener(*device);
    pollOnce(*device, listener);
    QCOMPARE(listener.exchanges.size(), 1);
    QCOMPARE(listener.exchanges[0].sent, QByteArray("ALL\n"));
    QVERIFY(!listener.exchanges[0].isSent);
}

void TestPolledDevice::unreadableReplyDoesNotEndThePoll()
{
    const FakeDevice fake(FakeAnswer::whole("UNKNOWN_CMD\n"));
    const auto device = makeDevice(twoRequests(fake.port()), m_clock);
    const Listener listener(*device);
    pollOnce(*device, listener);
    QCOMPARE(listener.exchanges.size(), 2);
}

void TestPolledDevice::recoversOverPersistentConnections()
{
    FakeDevice fake([](const QByteArray &read) {
        FakeAnswer answer = answersBoth()(read);
        answer.end = End::StayOpen;
        return answer;
    });
    DeviceConfig config = twoRequests(fake.port());
    config.persistent = true;
    const auto device = makeDevice(config, m_clock);
    const Listener listener(*device);
    pollOnce(*device, listener);
    pollOnce(*device, listener);
    QCOMPARE(fake.connections(), 1);
    fake.close();
    pollOnce(*device, listener);
    QCOMPARE(device->status().state, DeviceState::Disconnected);
    fake.reopen();
    pollOnce(*device, listener);
    QCOMPARE(device->status().state, DeviceState::Good);
    QCOMPARE(listener.samples.size(), 3);
}

void TestPolledDevice::disabledDeviceAsksNothing_data()
{
    QTest::addColumn<DeviceConfig>("config");
    QTest::addColumn<QString>("reason");
    const DeviceConfig good = twoRequests(1);
    DeviceConfig config = good;
    config.problem = QStringLiteral("kuiper.toml:12:1: no such type");
    QTest::newRow("a problem") << config << config.problem;
    config = good;
    config.requests.clear();
    QTest::newRow("no request") << config << QStringLiteral("nothing to ask: the device has no request");
    config = good;
    config.requests[1].decoder = QStringLiteral("yaml");
    QTest::newRow("no such decoder") << config
                                     << QStringLiteral("there is no decoder \"yaml\"; there are columns, csv, json, "
                                                       "keyvalue, ng, regex, registers, words, xml");
    config = good;
    config.transport = QStringLiteral("zigbee");
    QTest::newRow("no such transport") << config << QStringLiteral("there is no transport \"zigbee\"");
    config = good;
    config.interval = Duration(0);
    config.problem = QStringLiteral("interval: bad");
    QTest::newRow("no interval") << config << config.problem;
}

void TestPolledDevice::disabledDeviceAsksNothing()
{
    QFETCH(DeviceConfig, config);
    QFETCH(QString, reason);
    const FakeDevice fake(answersBoth());
    config.port = fake.port();
    const auto device = makeDevice(config, m_clock);
    QCOMPARE(device->status().state, DeviceState::Disabled);
    QCOMPARE(device->status().detail, reason);
    const Listener listener(*device);
    device->start();
    pollOnce(*device, listener);
    QTest::qWait(60); // longer than the interval
    device->stop();
    QCOMPARE(listener.events, QStringList({QStringLiteral("configuration: device disabled: ") + reason}));
    QCOMPARE(listener.statuses.size(), 1);
    QCOMPARE(listener.polls, QList<bool>({false}));
    QCOMPARE(fake.connections(), 0);
}

QTEST_GUILESS_MAIN(TestPolledDevice)
#include "tst_polleddevice.moc"
