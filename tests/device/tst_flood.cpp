// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/indi/indiconnection.h"
#include "logger/device/indi/indiframer.h"
#include "tests/device/polledfixture.h"
#include "tests/support/floodserver.h"

#include <QTcpSocket>
#include <QTest>

using namespace mtnops;

namespace {

constexpr qint64 mostBuffered = 64 * 1024;

DeviceConfig indi(quint16 port)
{
    DeviceConfig config = twoRequests(port);
    config.name = QStringLiteral("flooded");
    config.transport = QStringLiteral("indi");
    config.requests.clear();
    config.indiPatterns = {{QStringLiteral("Weather"), QStringLiteral("*"), QStringLiteral("*"), {}}};
    return config;
}

DeviceConfig persistentTcp(quint16 port)
{
    DeviceConfig config = twoRequests(port);
    config.name = QStringLiteral("flooded");
    config.persistent = true;
    return config;
}

constexpr int patience = 60'000; // ms: a starved device would never answer, a busy machine takes its time

} // namespace

/** Peers that send without end. Everything runs on one thread, as the devices of a site do. */
class TestFlood : public QObject
{
    Q_OBJECT

private slots:
    void othersGoOnAnswering_data();
    void othersGoOnAnswering();
    void indiIsTakenInSlices();
    void closingEndsTheSlices();
};

void TestFlood::othersGoOnAnswering_data()
{
    QTest::addColumn<bool>("isIndi");
    QTest::addColumn<QByteArray>("beginning");
    QTest::addColumn<QByteArray>("chunk");
    const QByteArray update = "<setNumberVector device='Weather' name='AIR'><oneNumber name='TEMP'>15</oneNumber>"
                              "</setNumberVector>\n";
    QTest::newRow("INDI, updates") << true << QByteArray() << update.repeated(1000);
    QTest::newRow("INDI, a tag without an end")
        << true << QByteArray("<setNumberVector device='") << QByteArray(100'000, 'x');
    QTest::newRow("INDI, an element without an end")
        << true << QByteArray("<setNumberVector device='Weather' name='AIR'>") << QByteArray(100'000, 'x');
    QTest::newRow("INDI, tags alone") << true << QByteArray() << QByteArray("<>").repeated(50'000);
    QTest::newRow("persistent TCP, lines") << false << QByteArray() << QByteArray("1 2\n").repeated(25'000);
    QTest::newRow("persistent TCP, no line end") << false << QByteArray() << QByteArray(100'000, 'x');
}

void TestFlood::othersGoOnAnswering()
{
    QFETCH(bool, isIndi);
    QFETCH(QByteArray, beginning);
    QFETCH(QByteArray, chunk);
    const FloodServer flood(beginning, chunk);
    const FakeDevice good(answersBoth());
    const SystemClock clock;
    const auto flooded = makeDevice(isIndi ? indi(flood.port()) : persistentTcp(flood.port()), clock);
    const auto lively = makeDevice(twoRequests(good.port()), clock);
    const Listener listener(*lively);
    flooded->start();
    QTRY_VERIFY(flood.sent() > 0);
    lively->start();
    QTRY_VERIFY_WITH_TIMEOUT(listener.samples.size() >= 20 && flood.sent() > 8'000'000, patience);
    QCOMPARE(lively->status().failures, 0);
}

void TestFlood::indiIsTakenInSlices()
{
    const FloodServer flood({}, QByteArray(1'000'000, 'x'));
    IndiConnection connection(QStringLiteral("127.0.0.1"), flood.port(), 1s, BackOff(1s), nullptr);
    const auto *socket = connection.findChild<QTcpSocket *>();
    QVERIFY(socket);
    qint64 mostHeld = 0;
    qint64 received = 0;
    connect(&connection, &IndiConnection::received, this, [&](const QByteArray &bytes) {
        mostHeld = std::max(mostHeld, socket->bytesAvailable() + bytes.size());
        received += bytes.size();
    });
    connection.open();
    QTRY_VERIFY_WITH_TIMEOUT(received > 20'000'000, patience);
    QVERIFY2(mostHeld <= mostBuffered, qPrintable(QString::number(mostHeld)));
}

void TestFlood::closingEndsTheSlices()
{
    const FloodServer flood({}, QByteArray(1'000'000, 'x'));
    IndiConnection connection(QStringLiteral("127.0.0.1"), flood.port(), 1s, BackOff(1s), nullptr);
    bool isClosed = false;
    bool isLate = false;
    int slices = 0;
    connect(&connection, &IndiConnection::received, this, [&] {
        isLate = isLate || isClosed;
        if (++slices == 10) {
            connection.close(); // as stop() does, with more to read
            isClosed = true;
        }
    });
    connection.open();
    QTRY_VERIFY(isClosed);
    QTest::qWait(50); // nothing is to come
    QVERIFY(!isLate);
}

QTEST_GUILESS_MAIN(TestFlood)
#include "tst_flood.moc"
