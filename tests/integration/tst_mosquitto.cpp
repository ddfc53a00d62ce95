// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/mqtt/mqttdevice.h"
#include "tests/device/polledfixture.h"
#include "tests/integration/mosquittobroker.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace mtnops;

namespace {

ColumnRule real(const char *name, const char *source)
{
    ColumnRule rule = column(name);
    rule.source = QString::fromLatin1(source);
    return rule;
}

/** A JSON topic of two columns, and a topic that is a column. */
DeviceConfig weather(const MosquittoBroker &broker)
{
    DeviceConfig config{.name = u"weather"_qs, .title = u"Weather"_qs};
    config.transport = u"mqtt"_qs;
    config.host = u"127.0.0.1"_qs;
    config.port = broker.port();
    config.interval = 50ms;
    config.timeout = 5s;
    config.maxAge = 60s;
    config.requests = {{.send = "weather/outside",
                        .decoder = u"json"_qs,
                        .columns = {real("temperature", "t"), real("wind", "w.speed")}}};
    config.pushedColumns = {real("dome", "dome/temperature")};
    return config;
}

const QString outside = u"{\"t\": 12.5, \"w\": {\"speed\": 3}}"_qs;

} // namespace

/** The logger against the broker that Debian has. */
class TestMosquitto : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void logsWhatIsPublished();
    void everyQuality_data();
    void everyQuality();
    void leavesRetainedMessages();
    void marksRetainedMessages();
    void forgetsWhatIsOld();
    void goesOnAfterACrashOfTheBroker();
    void waitsForABroker();
    void wantsAPassword();
    void verifiesTheCertificate();
    void pollsOnce();
    void tellsOfWhatCannotBeRead();

private:
    /** Starts @p device and waits until the broker knows what it wants. */
    static void startListening(Device &device, const Listener &listener, const MosquittoBroker &broker);
};

void TestMosquitto::initTestCase()
{
    if (MosquittoBroker::isInstalled())
        return;
    QVERIFY2(qEnvironmentVariable("MTNOPS_REQUIRE_SERVERS") != QLatin1StringView("1"),
             "mosquitto is not installed: apt install mosquitto mosquitto-clients");
    QSKIP("mosquitto is not installed (Debian packages mosquitto and mosquitto-clients)");
}

void TestMosquitto::startListening(Device &device, const Listener &listener, const MosquittoBroker &broker)
{
    device.start();
    QTRY_VERIFY_WITH_TIMEOUT(
        (broker.publish(u"dome/temperature"_qs, u"1"_qs), QTest::qWait(20), !listener.samples.isEmpty()), 20'000);
}

void TestMosquitto::logsWhatIsPublished()
{
    MosquittoBroker broker;
    QVERIFY(broker.start());
    const SystemClock clock;
    const std::unique_ptr<Device> device = makeDevice(weather(broker), clock);
    const Listener listener(*device);
    startListening(*device, listener, broker);
    QCOMPARE(listener.samples.first().values, (Values{{}, {}, 1.0}));
    QVERIFY(broker.publish(u"weather/outside"_qs, outside));
    QTRY_COMPARE(listener.samples.last().values, (Values{12.5, 3.0, 1.0}));
    const qsizetype rows = listener.samples.size();
    QTRY_VERIFY(listener.samples.size() > rows + 2); // the value in force, at each tick
    QCOMPARE(device->status().state, DeviceState::Good);
    QCOMPARE(device->status().detail, QString());
    device->stop();
}

void TestMosquitto::everyQuality_data()
{
    QTest::addColumn<int>("qos");
    for (const int qos : {0, 1, 2})
        QTest::addRow("%d", qos) << qos;
}

void TestMosquitto::everyQuality()
{
    QFETCH(int, qos);
    MosquittoBroker broker;
    QVERIFY(broker.start());
    DeviceConfig config = weather(broker);
    config.qos = qos;
    const SystemClock clock;
    const std::unique_ptr<Device> device = makeDevice(config, clock);
    const Listener listener(*device);
    startListening(*device, listener, broker);
    for (const QString &value : {u"2"_qs, u"3"_qs}) { // the second needs the first to be acknowledged
        QVERIFY(broker.publish(u"dome/temperature"_qs, value, {u"-q"_qs, QString::number(qos)}));
        QTRY_COMPARE(listener.samples.last().values.back(), Value(value.toDouble()));
    }
}

void TestMosquitto::leavesRetainedMessages()
{
    MosquittoBroker broker;
    QVERIFY(broker.start());
    QVERIFY(broker.publish(u"weather/outside"_qs, outside, {u"-r"_qs}));
    DeviceConfig config = weather(broker);
    config.maxAge = 300ms;
    const SystemClock clock;
    const std::unique_ptr<Device> device = makeDevice(config, clock);
    const Listener listener(*device);
    device->start();
    QTRY_COMPARE(device->status().state, DeviceState::NoReply);
    QVERIFY2(device->status().detail.startsWith(
                 u"of \"weather/outside\" there is only a retained message, whose age nobody knows"),
             qPrintable(device->status().detail));
    QVERIFY(listener.samples.isEmpty());
    QVERIFY(broker.publish(u"weather/outside"_qs, outside, {u"-r"_qs})); // this one is new, for us
    QTRY_VERIFY(!listener.samples.isEmpty());
    QCOMPARE(listener.samples.first().values, (Values{12.5, 3.0, {}}));
}

void TestMosquitto::marksRetainedMessages()
{
    MosquittoBroker broker;
    QVERIFY(broker.start());
    QVERIFY(broker.publish(u"weather/outside"_qs, outside, {u"-r"_qs}));
    DeviceConfig config = weather(broker);
    config.takesRetained = true;
    const SystemClock clock;
    const std::unique_ptr<Device> device = makeDevice(config, clock);
    const Listener listener(*device);
    device->start();
    QTRY_VERIFY(!listener.samples.isEmpty());
    QCOMPARE(listener.samples.first().table->columns.last(), retainedColumn());
    QCOMPARE(listener.samples.first().values, (Values{12.5, 3.0, {}, true}));
    QVERIFY(broker.publish(u"weather/outside"_qs, outside));
    QTRY_COMPARE(listener.samples.last().values, (Values{12.5, 3.0, {}, false}));
}

void TestMosquitto::forgetsWhatIsOld()
{
    MosquittoBroker broker;
    QVERIFY(broker.start());
    DeviceConfig config = weather(broker);
    config.maxAge = 500ms;
    const SystemClock clock;
    const std::unique_ptr<Device> device = makeDevice(config, clock);
    const Listener listener(*device);
    startListening(*device, listener, broker);
    QTRY_COMPARE(device->status().state, DeviceState::NoReply);
    QVERIFY2(device->status().detail.contains(u"no message of \"dome/temperature\" within 500ms"),
             qPrintable(device->status().detail));
    QCOMPARE(listener.events.filter(u"device-down"_qs).size(), 1);
    QVERIFY(broker.publish(u"dome/temperature"_qs, u"2"_qs));
    QTRY_COMPARE(listener.samples.last().values.back(), Value(2.0));
    QCOMPARE(listener.events.last().section(u':', 0, 0), u"device-up"_qs);
}

void TestMosquitto::goesOnAfterACrashOfTheBroker()
{
    MosquittoBroker broker;
    QVERIFY(broker.start());
    const SystemClock clock;
    const std::unique_ptr<Device> device = makeDevice(weather(broker), clock);
    const Listener listener(*device);
    startListening(*device, listener, broker);
    broker.kill();
    QTRY_COMPARE(device->status().state, DeviceState::Disconnected);
    const qsizetype rows = listener.samples.size();
    QVERIFY(broker.start());
    QTRY_VERIFY_WITH_TIMEOUT(
        (broker.publish(u"dome/temperature"_qs, u"7"_qs), QTest::qWait(20), listener.samples.size() > rows), 30'000);
    QCOMPARE(listener.samples.last().values.back(), Value(7.0));
    QCOMPARE(device->status().state, DeviceState::Good);
    QVERIFY(listener.events.last().startsWith(u"device-up: answers again"));
}

void TestMosquitto::waitsForABroker()
{
    MosquittoBroker broker;
    const SystemClock clock;
    const std::unique_ptr<Device> device = makeDevice(weather(broker), clock);
    const Listener listener(*device);
    device->start();
    QTRY_COMPARE(device->status().state, DeviceState::Disconnected);
    QCOMPARE(device->status().detail, u"no connection to 127.0.0.1:%1: Connection refused"_qs.arg(broker.port()));
    QVERIFY(broker.start());
    QTRY_VERIFY_WITH_TIMEOUT(
        (broker.publish(u"dome/temperature"_qs, u"7"_qs), QTest::qWait(20), !listener.samples.isEmpty()), 30'000);
}

void TestMosquitto::wantsAPassword()
{
    MosquittoBroker broker(MosquittoBroker::Kind::WithPassword);
    QVERIFY(broker.start());
    const QTemporaryDir folder;
    QFile secret(folder.filePath(u"password"_qs));
    QVERIFY(secret.open(QIODevice::WriteOnly));
    secret.write("sesame\n");
    secret.close();
    DeviceConfig config = weather(broker);
    const SystemClock clock;
    {
        const std::unique_ptr<Device> device = makeDevice(config, clock);
        const Listener listener(*device);
        device->start();
        QTRY_COMPARE(device->status().state, DeviceState::Disconnected);
        QVERIFY2(device->status().detail.startsWith(u"127.0.0.1:%1 refuses us: "_qs.arg(broker.port())),
                 qPrintable(device->status().detail));
    }
    config.user = u"admin"_qs;
    config.passwordFile = secret.fileName();
    const std::unique_ptr<Device> device = makeDevice(config, clock);
    const Listener listener(*device);
    startListening(*device, listener, broker);
}

void TestMosquitto::verifiesTheCertificate()
{
    MosquittoBroker broker(MosquittoBroker::Kind::WithTls);
    QVERIFY(broker.start());
    DeviceConfig config = weather(broker);
    config.transport = u"mqtts"_qs;
    config.authorityFile = QStringLiteral(MTNOPS_FIXTURES "/tls/localhost.pem");
    config.host = u"localhost"_qs;
    const SystemClock clock;
    {
        const std::unique_ptr<Device> device = makeDevice(config, clock);
        const Listener listener(*device);
        startListening(*device, listener, broker);
        broker.kill();
        QTRY_COMPARE(device->status().state, DeviceState::Disconnected);
        QVERIFY(broker.start());
    }
    config.authorityFile.clear();
    const std::unique_ptr<Device> untrusting = makeDevice(config, clock);
    untrusting->start();
    QTRY_COMPARE(untrusting->status().state, DeviceState::Disconnected);
    QVERIFY2(untrusting->status().detail.contains(u"its certificate is refused: self-signed certificate"),
             qPrintable(untrusting->status().detail));
    config.authorityFile = QStringLiteral(MTNOPS_FIXTURES "/tls/localhost.pem");
    config.host = u"127.0.0.1"_qs; // the certificate is for "localhost" alone
    const std::unique_ptr<Device> misled = makeDevice(config, clock);
    misled->start();
    QTRY_COMPARE(misled->status().state, DeviceState::Disconnected);
    QVERIFY2(misled->status().detail.contains(u"its certificate is refused: IP address mismatch"),
             qPrintable(misled->status().detail));
}

void TestMosquitto::pollsOnce()
{
    MosquittoBroker broker;
    QVERIFY(broker.start());
    QVERIFY(broker.publish(u"weather/outside"_qs, u"{\"t\": 1}"_qs, {u"-r"_qs}));
    const SystemClock clock;
    const std::unique_ptr<Device> device = makeDevice(weather(broker), clock);
    const Listener listener(*device);
    device->pollNow();
    QTRY_VERIFY_WITH_TIMEOUT((broker.publish(u"weather/outside"_qs, outside),
                              broker.publish(u"dome/temperature"_qs, u"7"_qs), QTest::qWait(20),
                              !listener.polls.isEmpty()),
                             20'000);
    QCOMPARE(listener.polls, QList<bool>{true});
    QCOMPARE(listener.samples.size(), 1);
    QCOMPARE(listener.samples.first().values, (Values{12.5, 3.0, 7.0}));
    QCOMPARE(listener.exchanges.first().sent, "SUBSCRIBE weather/outside\nSUBSCRIBE dome/temperature\n");
    QVERIFY(listener.exchanges.first().received.contains("weather/outside {\"t\": 1} (retained)\n"));
    QVERIFY(listener.exchanges.first().received.contains("dome/temperature 7\n"));
}

void TestMosquitto::tellsOfWhatCannotBeRead()
{
    MosquittoBroker broker;
    QVERIFY(broker.start());
    const SystemClock clock;
    const std::unique_ptr<Device> device = makeDevice(weather(broker), clock);
    const Listener listener(*device);
    startListening(*device, listener, broker);
    QVERIFY(broker.publish(u"weather/outside"_qs, u"broken"_qs));
    QTRY_VERIFY2(device->status().detail.startsWith(u"\"weather/outside\": not JSON"),
                 qPrintable(device->status().detail));
    QCOMPARE(device->status().rejected, 2);
    QVERIFY(listener.events.last().startsWith(u"problem: answers only in part"));
}

QTEST_GUILESS_MAIN(TestMosquitto)
#include "tst_mosquitto.moc"
