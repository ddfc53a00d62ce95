// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/transports/udptransport.h"
#include "tests/device/asking.h"

#include <QNetworkDatagram>
#include <QTest>

using namespace mtnops;

namespace {

const QString loopback = u"127.0.0.1"_qs;

/** A UDP device that answers as told, and keeps what it was sent. */
struct UdpDevice
{
    UdpDevice()
    {
        socket.bind(QHostAddress::LocalHost);
        QObject::connect(&socket, &QUdpSocket::readyRead, [this] {
            while (socket.hasPendingDatagrams()) {
                const QNetworkDatagram datagram = socket.receiveDatagram();
                reads.append(datagram.data());
                for (const QByteArray &answer : std::as_const(answers))
                    socket.writeDatagram(datagram.makeReply(answer));
            }
        });
    }
    QUdpSocket socket;
    QList<QByteArray> answers;
    QList<QByteArray> reads;
};

} // namespace

/** UDP, against a socket that answers. */
class TestUdpTransport : public QObject
{
    Q_OBJECT

private slots:
    void takesOneDatagram();
    void takesAnEmptyDatagram();
    void leavesALateAnswerAlone();
    void hearsNobodyElse();
    void tellsThatNobodyListens();
    void tellsOfSilence();
    void canBeAborted();
};

void TestUdpTransport::takesOneDatagram()
{
    UdpDevice device;
    device.answers = {"12.5 C\r\n"};
    UdpTransport transport(loopback, device.socket.localPort());
    QCOMPARE(ask(transport, "temp?\n", 5s).shown(), "12.5 C\r\n");
    QCOMPARE(ask(transport, "temp?\n", 5s).shown(), "12.5 C\r\n");
    QCOMPARE(device.reads, QList<QByteArray>({"temp?\n", "temp?\n"}));
}

void TestUdpTransport::takesAnEmptyDatagram()
{
    UdpDevice device;
    device.answers = {""};
    UdpTransport transport(loopback, device.socket.localPort());
    const Outcome outcome = ask(transport, "x", 5s);
    QVERIFY(outcome.reply);
    QVERIFY(outcome.reply->isEmpty());
}

void TestUdpTransport::leavesALateAnswerAlone()
{
    UdpDevice device;
    device.answers = {"first", "late"};
    UdpTransport transport(loopback, device.socket.localPort());
    QCOMPARE(ask(transport, "a", 5s).shown(), "first");
    device.answers = {"second"};
    QCOMPARE(ask(transport, "b", 5s).shown(), "second");
}

void TestUdpTransport::hearsNobodyElse()
{
    UdpDevice device;
    UdpTransport transport(loopback, device.socket.localPort());
    QUdpSocket stranger;
    stranger.bind(QHostAddress::LocalHost);
    QObject::connect(&device.socket, &QUdpSocket::readyRead, &stranger, [&] {
        const auto *asker = transport.findChild<QUdpSocket *>();
        stranger.writeDatagram("wrong", QHostAddress::LocalHost, asker->localPort());
    });
    QVERIFY(ask(transport, "a", 200ms).shown().startsWith("!no-reply no datagram from 127.0.0.1:"));
}

void TestUdpTransport::tellsThatNobodyListens()
{
    quint16 port = 0;
    {
        UdpDevice device;
        port = device.socket.localPort();
    }
    UdpTransport transport(loopback, port);
    QCOMPARE(ask(transport, "a", 5s).shown(),
             QByteArray("!disconnected nobody listens at 127.0.0.1:" + QByteArray::number(port) + " (UDP)"));
}

void TestUdpTransport::tellsOfSilence()
{
    UdpDevice device;
    UdpTransport transport(loopback, device.socket.localPort());
    const QByteArray port = QByteArray::number(device.socket.localPort());
    QCOMPARE(ask(transport, "a", 100ms).shown(),
             QByteArray("!no-reply no datagram from 127.0.0.1:" + port + " within 0.1 s"));
    QCOMPARE(device.reads, QList<QByteArray>({"a"}));
}

void TestUdpTransport::canBeAborted()
{
    UdpDevice device;
    UdpTransport transport(loopback, device.socket.localPort());
    int signalled = 0;
    connect(&transport, &Transport::replied, this, [&] { ++signalled; });
    connect(&transport, &Transport::failed, this, [&] { ++signalled; });
    transport.request(
        "a", [](QByteArrayView) { return true; }, 100ms);
    QTRY_COMPARE(device.reads.size(), 1);
    transport.abort();
    device.answers = {"x"};
    QCOMPARE(ask(transport, "b", 5s).shown(), "x");
    QCOMPARE(signalled, 1);
}

QTEST_GUILESS_MAIN(TestUdpTransport)
#include "tst_udptransport.moc"
