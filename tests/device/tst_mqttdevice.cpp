// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/device/polledfixture.h"

#include <QTcpServer>
#include <QTcpSocket>

using namespace mtnops;

namespace {

const QByteArray accepted = QByteArray::fromHex("20020000"); // CONNACK

/** A broker of a few bytes, for what a real one does not do when asked: it answers CONNECT with @p welcome and
    SUBSCRIBE with @p granted, and says @p news behind that. */
class TinyBroker
{
public:
    TinyBroker(const QByteArray &welcome, const QByteArray &granted, const QByteArray &news = {})
    {
        QVERIFY(m_server.listen(QHostAddress::LocalHost));
        QObject::connect(&m_server, &QTcpServer::newConnection, [this, welcome, granted, news] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, [this, socket, welcome, granted, news] {
                const QByteArray bytes = socket->readAll();
                read += bytes;
                for (const QByteArray &packet : packetsIn(bytes)) {
                    kinds += quint8(packet[0]) >> 4;
                    if (kinds.last() == 1)
                        socket->write(welcome);
                    else if (kinds.last() == 8)
                        socket->write(QByteArray::fromHex("9003") + packet.sliced(2, 2) + granted + news);
                }
            });
        });
    }

    quint16 port() const { return m_server.serverPort(); }
    QString address() const { return u"127.0.0.1:%1"_qs.arg(port()); }

    QByteArray read;
    QList<int> kinds; ///< of the packets: 1 CONNECT, 3 PUBLISH, 8 SUBSCRIBE

private:
    /** Short packets, each in one piece. */
    static QList<QByteArray> packetsIn(const QByteArray &bytes)
    {
        QList<QByteArray> packets;
        for (qsizetype at = 0; at + 1 < bytes.size(); at += packets.last().size())
            packets.append(bytes.mid(at, 2 + quint8(bytes[at + 1])));
        return packets;
    }

    QTcpServer m_server;
};

DeviceConfig dome(const TinyBroker &broker)
{
    DeviceConfig config{.name = u"dome"_qs, .title = u"Dome"_qs};
    config.transport = u"mqtt"_qs;
    config.host = u"127.0.0.1"_qs;
    config.port = broker.port();
    config.interval = 50ms;
    config.timeout = 300ms;
    config.maxAge = 60s;
    config.pushedColumns = {column("t")};
    config.pushedColumns[0].source = u"t"_qs;
    return config;
}

} // namespace

/** The MQTT device against brokers that are out of the ordinary. tst_mosquitto has a real one. */
class TestMqttDevice : public QObject
{
    Q_OBJECT

private slots:
    void subscribesAndNothingElse();
    void tellsOfARefusedTopic();
    void tellsOfASilentBroker();
    void survivesGarbage_data();
    void survivesGarbage();
    void survivesAnEndBehindTheWelcome();
    void forgetsWithTheConnection();
    void isDisabledWithoutAPassword();
};

void TestMqttDevice::subscribesAndNothingElse()
{
    TinyBroker broker(accepted, QByteArray::fromHex("00"), QByteArray::fromHex("3005000174") + "42");
    const SystemClock clock;
    const std::unique_ptr<Device> device = makeDevice(dome(broker), clock);
    const Listener listener(*device);
    device->start();
    QTRY_VERIFY(listener.samples.size() >= 3);
    QCOMPARE(listener.samples.last().values, Values{42.0});
    device->stop();
    QTRY_COMPARE(broker.kinds, (QList<int>{1, 8, 14})); // and a DISCONNECT
}

void TestMqttDevice::tellsOfARefusedTopic()
{
    TinyBroker broker(accepted, QByteArray::fromHex("80"));
    const SystemClock clock;
    const std::unique_ptr<Device> device = makeDevice(dome(broker), clock);
    device->start();
    QTRY_COMPARE(device->status().state, DeviceState::NoReply);
    QCOMPARE(device->status().detail, u"the broker does not let us read \"t\""_qs);
}

void TestMqttDevice::tellsOfASilentBroker()
{
    TinyBroker broker({}, {});
    const SystemClock clock;
    const std::unique_ptr<Device> device = makeDevice(dome(broker), clock);
    device->start();
    QTRY_COMPARE(device->status().state, DeviceState::Disconnected);
    QCOMPARE(device->status().detail, u"no connection to %1 within 300ms"_qs.arg(broker.address()));
}

void TestMqttDevice::survivesGarbage_data()
{
    QTest::addColumn<QByteArray>("welcome");
    QTest::newRow("another protocol") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n");
    QTest::newRow("zeros") << QByteArray(100, '\0');
    QTest::newRow("endless length") << QByteArray::fromHex("30ffffffffff");
    QTest::newRow("message before the welcome") << QByteArray::fromHex("30050001743432");
}

void TestMqttDevice::survivesGarbage()
{
    QFETCH(QByteArray, welcome);
    TinyBroker broker(welcome, {});
    const SystemClock clock;
    const std::unique_ptr<Device> device = makeDevice(dome(broker), clock);
    const Listener listener(*device);
    device->start();
    QTRY_COMPARE(device->status().state, DeviceState::Disconnected);
    QVERIFY2(device->status().detail.contains(broker.address()), qPrintable(device->status().detail));
    QVERIFY(listener.samples.isEmpty());
}

/** The first SUBSCRIBE may find the connection gone; there are more to come. */
void TestMqttDevice::survivesAnEndBehindTheWelcome()
{
    FakeDevice broker(FakeAnswer::whole(accepted)); // and closes
    DeviceConfig config{.name = u"dome"_qs, .title = u"Dome"_qs};
    config.transport = u"mqtt"_qs;
    config.host = u"127.0.0.1"_qs;
    config.port = broker.port();
    config.interval = 50ms;
    config.timeout = 5s;
    config.maxAge = 60s;
    for (const char *topic : {"a", "b", "c"}) {
        config.pushedColumns.append(column(topic));
        config.pushedColumns.last().source = QString::fromLatin1(topic);
    }
    const SystemClock clock;
    const std::unique_ptr<Device> device = makeDevice(config, clock);
    device->start();
    QTRY_COMPARE(device->status().state, DeviceState::Disconnected);
    QVERIFY2(device->status().detail.startsWith(u"the connection to 127.0.0.1:"), qPrintable(device->status().detail));
}

void TestMqttDevice::forgetsWithTheConnection()
{
    auto broker =
        std::make_unique<TinyBroker>(accepted, QByteArray::fromHex("00"), QByteArray::fromHex("3005000174") + "42");
    const SystemClock clock;
    const std::unique_ptr<Device> device = makeDevice(dome(*broker), clock);
    const Listener listener(*device);
    device->start();
    QTRY_VERIFY(!listener.samples.isEmpty());
    broker.reset();
    QTRY_COMPARE(device->status().state, DeviceState::Disconnected);
    const qsizetype rows = listener.samples.size();
    QTRY_VERIFY(device->status().failures >= 3); // turns go on, and have nothing to write
    QCOMPARE(listener.samples.size(), rows);
}

void TestMqttDevice::isDisabledWithoutAPassword()
{
    TinyBroker broker({}, {});
    DeviceConfig config = dome(broker);
    config.user = u"admin"_qs;
    config.passwordFile = u"/nowhere/password"_qs;
    const SystemClock clock;
    const std::unique_ptr<Device> device = makeDevice(config, clock);
    QCOMPARE(device->status().state, DeviceState::Disabled);
    QCOMPARE(device->status().detail, u"/nowhere/password cannot be read: No such file or directory"_qs);
}

QTEST_GUILESS_MAIN(TestMqttDevice)
#include "tst_mqttdevice.moc"
