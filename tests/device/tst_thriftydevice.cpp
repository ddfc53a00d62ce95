// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/device/polledfixture.h"
#include "tests/support/fakeindiserver.h"

using namespace mtnops;

namespace {

void logChanges(DeviceConfig &config)
{
    config.interval = 20ms;
    config.logsChanges = true;
    config.maxInterval = 1h;
}

QByteArray temperature(const char *word, const char *value)
{
    return QByteArray("<") + word + "NumberVector device='W' name='T' state='Ok'><"
        + (QByteArray(word) == "def" ? "defNumber" : "oneNumber") + " name='OUT'>" + value + "</"
        + (QByteArray(word) == "def" ? "defNumber" : "oneNumber") + "></" + word + "NumberVector>\n";
}

} // namespace

/** Devices of which changes alone are logged, polled and pushing. */
class TestThriftyDevice : public QObject
{
    Q_OBJECT

private slots:
    void logsChangesOfAPolledDevice();
    void logsChangesOfAPushingDevice();
    void logsHowLongAllWasWell();
    void logsTheLastRowAtTheStop();
    void logsARowThatIsAskedFor();
};

void TestThriftyDevice::logsChangesOfAPolledDevice()
{
    QByteArray altitude = "45.5";
    FakeDevice server([&](const QByteArray &read) {
        return FakeAnswer::whole(read == "ALL\n" ? "TCSNG TCS 1 " + altitude + " 180\r\n" : "TCSNG TCS 1 179\r\n");
    });
    DeviceConfig config = twoRequests(server.port());
    logChanges(config);
    const SystemClock clock;
    const std::unique_ptr<Device> device = makeDevice(config, clock);
    const Listener listener(*device);
    device->start();
    QTRY_VERIFY(device->status().polls > 5); // and the state goes on to be told
    QVERIFY(listener.statuses.size() >= 5);
    QCOMPARE(listener.samples.size(), 1);
    altitude = "46";
    QTRY_COMPARE(listener.samples.size(), 3);
    QCOMPARE(listener.samples[1].values[0], Value(45.5)); // the row before the step
    QCOMPARE(listener.samples[2].values[0], Value(46.0));
    device->stop();
}

void TestThriftyDevice::logsChangesOfAPushingDevice()
{
    FakeIndiServer server;
    server.answerWith(temperature("def", "12.5"));
    DeviceConfig config{.name = u"w"_qs, .title = u"W"_qs};
    config.transport = u"indi"_qs;
    config.host = u"127.0.0.1"_qs;
    config.port = server.port();
    config.indiPatterns = {{u"W"_qs, u"*"_qs, u"*"_qs, {}}};
    logChanges(config);
    const SystemClock clock;
    const std::unique_ptr<Device> device = makeDevice(config, clock);
    const Listener listener(*device);
    device->start();
    QTRY_VERIFY(device->status().polls > 5);
    QCOMPARE(listener.samples.size(), 1);
    server.send(temperature("set", "13"));
    QTRY_COMPARE(listener.samples.size(), 3);
    QCOMPARE(listener.samples[2].values, Values{13.0});
    device->stop();
}

void TestThriftyDevice::logsHowLongAllWasWell()
{
    bool isSilent = false;
    bool answers = true; // a whole poll or nothing of it
    FakeDevice server([&](const QByteArray &read) {
        answers = read == "ALL\n" ? !isSilent : answers;
        return answers ? answersBoth()(read) : FakeAnswer::silence();
    });
    DeviceConfig config = twoRequests(server.port());
    config.timeout = 1s; // a busy machine is no silence
    logChanges(config);
    const SystemClock clock;
    const std::unique_ptr<Device> device = makeDevice(config, clock);
    const Listener listener(*device);
    device->start();
    QTRY_VERIFY(device->status().polls > 5);
    isSilent = true;
    QTRY_COMPARE(device->status().state, DeviceState::NoReply);
    QCOMPARE(listener.samples.size(), 2); // the last good one
    isSilent = false;
    QTRY_COMPARE(device->status().state, DeviceState::Good);
    QCOMPARE(listener.samples.size(), 3); // the same values, and news all the same
    device->stop();
}

void TestThriftyDevice::logsTheLastRowAtTheStop()
{
    FakeDevice server(answersBoth());
    DeviceConfig config = twoRequests(server.port());
    logChanges(config);
    const SystemClock clock;
    const std::unique_ptr<Device> device = makeDevice(config, clock);
    const Listener listener(*device);
    device->start();
    QTRY_VERIFY(device->status().polls > 5);
    QCOMPARE(listener.samples.size(), 1);
    device->stop();
    QCOMPARE(listener.samples.size(), 2);
}

void TestThriftyDevice::logsARowThatIsAskedFor()
{
    FakeDevice server(answersBoth());
    DeviceConfig config = twoRequests(server.port());
    logChanges(config);
    const SystemClock clock;
    const std::unique_ptr<Device> device = makeDevice(config, clock);
    const Listener listener(*device);
    pollOnce(*device, listener);
    pollOnce(*device, listener);
    QCOMPARE(listener.samples.size(), 2);
    QCOMPARE(listener.exchanges.size(), 4);
}

QTEST_GUILESS_MAIN(TestThriftyDevice)
#include "tst_thriftydevice.moc"
