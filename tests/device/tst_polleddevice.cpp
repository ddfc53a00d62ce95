// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/devicefactory.h"
#include "logger/device/polleddevice.h"
#include "logger/device/transports/tcptransport.h"
#include "tests/support/fakedevice.h"
#include "tests/support/manualclock.h"

#include <QElapsedTimer>
#include <QTest>

#include <memory>

using namespace mtnops;
using namespace std::chrono_literals;

using End = FakeAnswer::End;

namespace {

ColumnRule column(const char *name)
{
    return {.column = {.name = QString::fromLatin1(name), .label = QString::fromLatin1(name)}, .source = {}};
}

RequestRule request(const QByteArray &send, const QList<ColumnRule> &columns)
{
    return {.send = send, .decoder = QStringLiteral("ng"), .columns = columns};
}

/** ALL with two columns and DOME with one. */
DeviceConfig twoRequests(quint16 port)
{
    DeviceConfig config{.name = QStringLiteral("tcs"), .title = QStringLiteral("TCS")};
    config.transport = QStringLiteral("tcp");
    config.host = QStringLiteral("127.0.0.1");
    config.port = port;
    config.interval = 50ms;
    config.timeout = 200ms;
    config.requests = {request("ALL\n", {column("alt"), column("az")}), request("DOME\n", {column("dome")})};
    return config;
}

/** Collects what a device tells, in order. */
struct Listener
{
    explicit Listener(Device &device)
    {
        QObject::connect(&device, &Device::sampleTaken, &receiver,
                         [this](const Sample &sample) { samples.append(sample); });
        QObject::connect(&device, &Device::statusChanged, &receiver,
                         [this](const DeviceStatus &status) { statuses.append(status); });
        QObject::connect(&device, &Device::eventRaised, &receiver, [this](const Event &event) {
            events.append(nameOf(event.kind) + QStringLiteral(": ") + event.text);
        });
        QObject::connect(&device, &Device::exchanged, &receiver,
                         [this](const Exchange &exchange) { exchanges.append(exchange); });
        QObject::connect(&device, &Device::pollFinished, &receiver,
                         [this](bool succeeded) { polls.append(succeeded); });
    }

    QList<Sample> samples;
    QList<DeviceStatus> statuses;
    QStringList events;
    QList<Exchange> exchanges;
    QList<bool> polls;
    QObject receiver; // dies first
};

FakeDevice::Behaviour answersBoth()
{
    return [](const QByteArray &read) {
        return FakeAnswer::whole(read == "ALL\n" ? "TCSNG TCS 1 45.5 180\r\n" : "TCSNG TCS 1 179\r\n");
    };
}

/** Lets @p device poll once, now. */
void pollOnce(Device &device, const Listener &listener)
{
    const qsizetype before = listener.polls.size();
    device.pollNow();
    QTRY_COMPARE(listener.polls.size(), before + 1);
}

const Timestamp noon(std::chrono::seconds(1'800'000'000));

} // namespace

class TestPolledDevice : public QObject
{
    Q_OBJECT

private slots:
    void makesOneRowOfAllRequests();
    void rowHasNullsForRequestsThatFailed();
    void tellsExchanges();
    void countsRejectedValues();
    void failedPollWritesNoRow();
    void tellsOutagesOnce();
    void hangingDeviceCostsTwoTimeouts();
    void refusedConnectionEndsThePoll();
    void unreadableReplyDoesNotEndThePoll();
    void pollsByItself();
    void skipsAndCountsTurns();
    void hangingDeviceDoesNotDelayAnother();
    void leavesAGoneDeviceAlone();
    void asksOnWhenRepliesAreUnreadable();
    void recoversOverPersistentConnections();
    void stopsAtOnce();
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
    QCOMPARE(listener.exchanges[1].sent, QByteArray("DOME\n"));
    QCOMPARE(listener.exchanges[1].received, QByteArray("TCSNG TCS 1 \r\n"));
    QVERIFY(listener.exchanges[1].problem.startsWith(QStringLiteral("the device answered without a value")));
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
}

void TestPolledDevice::unreadableReplyDoesNotEndThePoll()
{
    const FakeDevice fake(FakeAnswer::whole("UNKNOWN_CMD\n"));
    const auto device = makeDevice(twoRequests(fake.port()), m_clock);
    const Listener listener(*device);
    pollOnce(*device, listener);
    QCOMPARE(listener.exchanges.size(), 2);
}

void TestPolledDevice::pollsByItself()
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

void TestPolledDevice::skipsAndCountsTurns()
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

void TestPolledDevice::hangingDeviceDoesNotDelayAnother()
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

void TestPolledDevice::leavesAGoneDeviceAlone()
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

void TestPolledDevice::asksOnWhenRepliesAreUnreadable()
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

void TestPolledDevice::stopsAtOnce()
{
    const FakeDevice fake({.pieces = {"TCSNG TCS 1 1 2\n"}, .before = 1s});
    DeviceConfig config = twoRequests(fake.port());
    config.timeout = 30s;
    const auto device = makeDevice(config, m_clock);
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
    config.requests[1].decoder = QStringLiteral("xml");
    QTest::newRow("no such decoder") << config
                                     << QStringLiteral("there is no decoder \"xml\"; there are ng, words, json");
    config = good;
    config.transport = QStringLiteral("serial");
    QTest::newRow("no such transport") << config << QStringLiteral("there is no transport \"serial\"");
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
