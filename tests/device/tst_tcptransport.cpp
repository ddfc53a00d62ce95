// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/decoders/decoder.h"
#include "logger/device/decoders/decoderregistry.h"
#include "logger/device/transports/tcptransport.h"
#include "tests/support/fakedevice.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTest>
#include <QTimer>

#include <optional>

using namespace mtnops;
using namespace std::chrono_literals;

using Connection = TcpTransport::Connection;
using End = FakeAnswer::End;

namespace {

const QByteArray request = "BIG61 TCS 123 REQUEST ALL\n";
const Duration patience = 300ms;

/** What came of one request. */
struct Outcome
{
    std::optional<QByteArray> reply;
    std::optional<TransportFailure> failure;
    std::chrono::milliseconds after{0};
    bool isOver() const { return reply || failure; }
};

/** Asks and waits for the outcome. */
Outcome ask(TcpTransport &transport, const char *decoderName = "ng", const QByteArray &bytes = request,
            Duration timeout = patience)
{
    Outcome outcome;
    QEventLoop loop;
    QObject::connect(&transport, &Transport::replied, &loop, [&](const QByteArray &reply) {
        outcome.reply = reply;
        loop.quit();
    });
    QObject::connect(&transport, &Transport::failed, &loop, [&](const TransportFailure &failure) {
        outcome.failure = failure;
        loop.quit();
    });
    QTimer::singleShot(5s, &loop, [] { qFatal("neither a reply nor a failure"); });
    QElapsedTimer timer;
    timer.start();
    transport.request(bytes, findDecoder(QString::fromLatin1(decoderName))->endFinder(), timeout);
    if (outcome.isOver())
        qFatal("answered from inside request()");
    loop.exec();
    outcome.after = std::chrono::milliseconds(timer.elapsed());
    return outcome;
}

QString localHost()
{
    return QStringLiteral("127.0.0.1");
}

} // namespace

class TestTcpTransport : public QObject
{
    Q_OBJECT

private slots:
    void takesReplies_data();
    void takesReplies();
    void tellsFailures_data();
    void tellsFailures();
    void cutsOffLongReplies();
    void refusedConnection();
    void unknownHost();
    void looksNamesUp();
    void sendsEachRequestInOneWrite_data();
    void sendsEachRequestInOneWrite();
    void connectsOnlyToAsk();
    void waitsItsTurnAtAServerOfOneClient();
    void abortIsSilent();
    void closesAfterOneShot();
    void keepsOnePersistentConnection();
    void connectsAgainAfterTheServerClosed();
    void asksAgainWhenClosedInMidRequest();
    void discardsStaleBytes();
    void lateReplyIsNotTakenForTheNext();
};

void TestTcpTransport::takesReplies_data()
{
    QTest::addColumn<FakeAnswer>("answer");
    QTest::addColumn<QString>("decoder");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const FakeAnswer &answer, const char *decoder, const QByteArray &expected) {
        QTest::newRow(name) << answer << QString::fromLatin1(decoder) << expected;
    };
    const QByteArray line = "TCSNG TCS 1 90.0\r\n";
    const QByteArray bare = "MTNOPS TEST 123   RET0 RET1 ";
    const QByteArray json = "{\"a\": {\"b\": \"}\"}}";
    const QByteArray odd("BOK TCS 1 \0\0 5 \xff\n", 18);
    row("line, then closed", FakeAnswer::whole(line), "ng", line);
    row("line in single bytes", FakeAnswer::inBytes(line), "ng", "TCSNG TCS 1 90.0\r\n");
    row("line, stays open", FakeAnswer::whole(line, End::StayOpen), "ng", line);
    row("single bytes, stays open", FakeAnswer::inBytes(line, End::StayOpen), "ng", line);
    row("no line end, closed", FakeAnswer::whole(bare), "ng", bare);
    row("no line end, single bytes", FakeAnswer::inBytes(bare), "ng", bare);
    row("line and reset", FakeAnswer::whole("1 2\n", End::Reset), "words", "1 2\n"); // as good as silence behind it
    row("NULs and 0xFF, stays open", FakeAnswer::whole(odd, End::StayOpen), "ng", odd);
    row("line and silence", FakeAnswer::whole("1 2\n", End::StayOpen), "words", "1 2\n");
    row("line, NUL and silence", FakeAnswer::whole(QByteArray("1 2\n\0", 5), End::StayOpen), "words",
        QByteArray("1 2\n\0", 5));
    row("two lines, 20 ms apart, stays open", {.pieces = {"1 2\n", "3 4\n"}, .end = End::StayOpen, .between = 20ms},
        "words", "1 2\n3 4\n");
    row("half a line, then the rest after 100 ms", {.pieces = {"1 2", " 3\n"}, .end = End::StayOpen, .between = 100ms},
        "words", "1 2 3\n");
    row("JSON, stays open", FakeAnswer::whole(json, End::StayOpen), "json", json);
    row("JSON in single bytes, stays open", FakeAnswer::inBytes(json, End::StayOpen), "json", json);
    row("JSON, slow, closed", {.pieces = {json.left(5), json.mid(5)}, .before = 50ms, .between = 100ms}, "json", json);
    row("garbage, closed", FakeAnswer::whole("\x01\x02\xfe"), "ng", "\x01\x02\xfe");
    row("just under the limit", FakeAnswer::whole(QByteArray(TcpTransport::longestReply - 1, 'x') + '\n'), "ng",
        QByteArray(TcpTransport::longestReply - 1, 'x') + '\n');
}

void TestTcpTransport::takesReplies()
{
    QFETCH(FakeAnswer, answer);
    QFETCH(QString, decoder);
    QFETCH(QByteArray, expected);
    const FakeDevice device(answer);
    for (const Connection connection : {Connection::OneShot, Connection::Persistent}) {
        TcpTransport transport(localHost(), device.port(), connection);
        const Outcome outcome = ask(transport, decoder.toLatin1().constData(), request, 2s);
        QVERIFY2(outcome.reply, outcome.failure ? qPrintable(outcome.failure->detail) : "");
        QCOMPARE(*outcome.reply, expected);
        QVERIFY(outcome.after < 1500ms);
    }
}

void TestTcpTransport::tellsFailures_data()
{
    QTest::addColumn<FakeAnswer>("answer");
    QTest::addColumn<QString>("decoder");
    QTest::addColumn<QString>("detail"); // %1: the address
    QTest::addColumn<QByteArray>("received");
    const auto row = [](const char *name, const FakeAnswer &answer, const char *decoder, const char *detail,
                        const QByteArray &received = {}) {
        QTest::newRow(name) << answer << QString::fromLatin1(decoder) << QString::fromLatin1(detail) << received;
    };
    const char *const closed = "%1 closed the connection without a reply: a request that it does not know, without the "
                               "line end that it wants, "
                               "or (NG) of a wrong OBSID or SYSID?";
    row("silent", FakeAnswer::silence(), "ng", "no reply from %1 within 0.3 s");
    row("closed without a byte", {}, "ng", closed);
    row("reset without a byte", {.end = End::Reset}, "ng", closed);
    row("no line end, stays open", FakeAnswer::whole("BOK RAOIL 123 87", End::StayOpen), "ng",
        "the reply of %1 was not finished within 0.3 s; 16 bytes had come", "BOK RAOIL 123 87");
    row("half a JSON, stays open", FakeAnswer::whole("{\"a\": 1", End::StayOpen), "json",
        "the reply of %1 was not finished within 0.3 s; 7 bytes had come", "{\"a\": 1");
    row("no line end, reset", FakeAnswer::whole("BOK RAOIL 123 87", End::Reset), "ng",
        "connection reset by %1 in mid-reply; 16 bytes had come", "BOK RAOIL 123 87");
    row("no line end, single bytes, reset", FakeAnswer::inBytes("BOK RAOIL 123 87", End::Reset), "words",
        "connection reset by %1 in mid-reply; 16 bytes had come", "BOK RAOIL 123 87");
    row("half a JSON, reset", FakeAnswer::whole("{\"a\": 1", End::Reset), "json",
        "connection reset by %1 in mid-reply; 7 bytes had come", "{\"a\": 1");
    row("drips for ever", {.pieces = QList<QByteArray>(200, "x"), .between = 10ms}, "ng",
        "the reply of %1 was not finished");
}

void TestTcpTransport::tellsFailures()
{
    QFETCH(FakeAnswer, answer);
    QFETCH(QString, decoder);
    QFETCH(QString, detail);
    QFETCH(QByteArray, received);
    const FakeDevice device(answer);
    const QString expected = detail.replace(QStringLiteral("%1"), QStringLiteral("127.0.0.1:%1").arg(device.port()));
    for (const Connection connection : {Connection::OneShot, Connection::Persistent}) {
        TcpTransport transport(localHost(), device.port(), connection);
        const Outcome outcome = ask(transport, decoder.toLatin1().constData());
        QVERIFY(outcome.failure);
        QCOMPARE(outcome.failure->state, DeviceState::NoReply);
        QVERIFY2(outcome.failure->detail.startsWith(expected), qPrintable(outcome.failure->detail));
        QVERIFY(outcome.failure->received.startsWith(received));
        QVERIFY2(outcome.after < 1500ms, "the time limit was exceeded");
        QTRY_COMPARE(device.openConnections(), 0);
    }
}

void TestTcpTransport::cutsOffLongReplies()
{
    const FakeDevice device(FakeAnswer::whole(QByteArray(10'000'000, 'x')));
    TcpTransport transport(localHost(), device.port(), Connection::OneShot);
    const Outcome outcome = ask(transport, "ng", request, 5s);
    QVERIFY(outcome.failure);
    QCOMPARE(outcome.failure->state, DeviceState::Unparsable);
    QCOMPARE(outcome.failure->detail,
             QStringLiteral("reply of 127.0.0.1:%1 longer than 1048576 bytes").arg(device.port()));
    QCOMPARE(outcome.failure->received.size(), TcpTransport::longestReply);
    QTRY_COMPARE(device.openConnections(), 0);
}

void TestTcpTransport::refusedConnection()
{
    FakeDevice device(FakeAnswer::whole("1\n"));
    device.close();
    TcpTransport transport(localHost(), device.port(), Connection::OneShot);
    const Outcome outcome = ask(transport);
    QVERIFY(outcome.failure);
    QCOMPARE(outcome.failure->state, DeviceState::Disconnected);
    QCOMPARE(outcome.failure->detail, QStringLiteral("connection refused by 127.0.0.1:%1").arg(device.port()));
    device.reopen();
    QCOMPARE(ask(transport).reply, QByteArray("1\n"));
}

void TestTcpTransport::unknownHost()
{
    TcpTransport transport(QStringLiteral("no host"), 5750, Connection::OneShot); // a blank: nobody is asked for it
    const Outcome outcome = ask(transport);
    QVERIFY(outcome.failure);
    QCOMPARE(outcome.failure->state, DeviceState::Disconnected);
    QCOMPARE(outcome.failure->detail, QStringLiteral("no host is named \"no host\""));
}

void TestTcpTransport::looksNamesUp()
{
    const FakeDevice device(FakeAnswer::whole("1\n"));
    TcpTransport transport(QStringLiteral("localhost"), device.port(), Connection::OneShot);
    QCOMPARE(ask(transport, "ng", request, 3s).reply, QByteArray("1\n"));
}

void TestTcpTransport::sendsEachRequestInOneWrite_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("NG") << request;
    QTest::newRow("a line end alone") << QByteArray("\n");
    QTest::newRow("no line end") << QByteArray("all");
    QTest::newRow("libmtnops' longest, with a NUL") << QByteArray(1499, 'x') + '\0';
    QTest::newRow("20 kB") << QByteArray(20000, 'x');
}

void TestTcpTransport::sendsEachRequestInOneWrite()
{
    QFETCH(QByteArray, bytes);
    for (const Connection connection : {Connection::OneShot, Connection::Persistent}) {
        const bool isPersistent = connection == Connection::Persistent;
        const FakeDevice device(FakeAnswer::whole("1\n", isPersistent ? End::StayOpen : End::Close));
        TcpTransport transport(localHost(), device.port(), connection);
        for (int i = 0; i < 3; ++i)
            QVERIFY(ask(transport, "ng", bytes).reply);
        QCOMPARE(device.reads(), QList<QByteArray>(3, bytes));
        QCOMPARE(device.segments(), isPersistent ? QList<int>({1, 2, 3}) : QList<int>({1, 1, 1}));
    }
}

void TestTcpTransport::connectsOnlyToAsk()
{
    for (const Connection connection : {Connection::OneShot, Connection::Persistent}) {
        const FakeDevice device(FakeAnswer::whole("1\n"));
        TcpTransport transport(localHost(), device.port(), connection);
        QTest::qWait(50); // nothing is to happen
        QCOMPARE(device.connections(), 0);
        QVERIFY(ask(transport).reply);
        QCOMPARE(device.connections(), 1);
        QTest::qWait(50);
        QCOMPARE(device.connections(), 1);
    }
}

void TestTcpTransport::waitsItsTurnAtAServerOfOneClient()
{
    FakeDevice device(FakeAnswer::whole("MTNOPS TEST 123   RET0 "));
    device.serveOneAtATime();
    TcpTransport first(localHost(), device.port(), Connection::OneShot);
    TcpTransport second(localHost(), device.port(), Connection::OneShot);
    for (int i = 0; i < 3; ++i) {
        QVERIFY(ask(first).reply);
        QVERIFY(ask(second).reply); // it would wait for ever if the first kept its connection
    }
}

void TestTcpTransport::abortIsSilent()
{
    FakeDevice device(FakeAnswer::silence());
    TcpTransport transport(localHost(), device.port(), Connection::Persistent);
    int signalCount = 0;
    connect(&transport, &Transport::replied, this, [&] { ++signalCount; });
    connect(&transport, &Transport::failed, this, [&] { ++signalCount; });
    const auto never = [](QByteArrayView) { return false; };
    transport.request(request, never, patience);
    transport.abort(); // before it connects
    transport.request(request, never, patience);
    QTRY_COMPARE(device.reads().size(), 1);
    transport.abort(); // while it waits
    QTRY_COMPARE(device.openConnections(), 0);
    QTest::qWait(350); // beyond the time limit
    QCOMPARE(signalCount, 0);
    device.setBehaviour([](const QByteArray &) { return FakeAnswer::whole("1\n"); });
    QCOMPARE(ask(transport).reply, QByteArray("1\n"));
}

void TestTcpTransport::closesAfterOneShot()
{
    const FakeDevice device(FakeAnswer::whole("1\n", End::StayOpen));
    TcpTransport transport(localHost(), device.port(), Connection::OneShot);
    QVERIFY(ask(transport).reply);
    QTRY_COMPARE(device.openConnections(), 0);
    QVERIFY(ask(transport).reply);
    QCOMPARE(device.connections(), 2);
}

void TestTcpTransport::keepsOnePersistentConnection()
{
    const FakeDevice device([](const QByteArray &read) { return FakeAnswer::whole(read, End::StayOpen); });
    TcpTransport transport(localHost(), device.port(), Connection::Persistent);
    for (int i = 0; i < 5; ++i) {
        const QByteArray line = "BOK 90PRIME " + QByteArray::number(i) + " OK\n";
        QCOMPARE(ask(transport, "ng", line).reply, line);
    }
    QCOMPARE(device.connections(), 1);
}

void TestTcpTransport::connectsAgainAfterTheServerClosed()
{
    FakeDevice device(FakeAnswer::whole("1\n", End::StayOpen));
    TcpTransport transport(localHost(), device.port(), Connection::Persistent);
    QVERIFY(ask(transport).reply);
    device.dropConnections();
    QTest::qWait(20); // the transport hears of it while at rest
    QVERIFY(ask(transport).reply);
    device.dropConnections(); // the transport hears of it when it asks
    const Outcome last = ask(transport);
    QVERIFY2(last.reply, last.failure ? qPrintable(last.failure->detail) : "");
    QCOMPARE(device.connections(), 3);
}

void TestTcpTransport::asksAgainWhenClosedInMidRequest()
{
    FakeDevice device(FakeAnswer::whole("1\n", End::StayOpen));
    TcpTransport transport(localHost(), device.port(), Connection::Persistent);
    QVERIFY(ask(transport).reply);
    device.setBehaviour([&device](const QByteArray &) {
        return device.connections() == 1 ? FakeAnswer{} : FakeAnswer::whole("2\n", End::StayOpen);
    });
    QCOMPARE(ask(transport).reply, QByteArray("2\n"));
    QCOMPARE(device.connections(), 2);
    device.setBehaviour([](const QByteArray &) { return FakeAnswer{}; });
    QCOMPARE(ask(transport).failure->state, DeviceState::NoReply); // asks once more, not for ever
    QCOMPARE(device.connections(), 3);
}

void TestTcpTransport::discardsStaleBytes()
{
    FakeDevice device(FakeAnswer::whole("1\n", End::StayOpen));
    TcpTransport transport(localHost(), device.port(), Connection::Persistent);
    QVERIFY(ask(transport).reply);
    device.sendToAll("stale\n");
    QCOMPARE(ask(transport).reply, QByteArray("1\n"));
    device.sendToAll("stale\n");
    QTest::qWait(20); // these come while the transport is at rest
    QCOMPARE(ask(transport).reply, QByteArray("1\n"));
    QTimer justBefore; // runs out before the transport's, and no socket is looked at in between
    justBefore.setSingleShot(true);
    connect(&justBefore, &QTimer::timeout, this, [&] { device.sendToAll("stale\n"); });
    justBefore.start(0);
    QCOMPARE(ask(transport).reply, QByteArray("1\n"));
    QCOMPARE(device.connections(), 1);
}

void TestTcpTransport::lateReplyIsNotTakenForTheNext()
{
    FakeDevice device({.pieces = {"first\n"}, .end = End::StayOpen, .before = 400ms});
    TcpTransport transport(localHost(), device.port(), Connection::Persistent);
    QVERIFY(ask(transport).failure);
    device.setBehaviour(
        [](const QByteArray &) { return FakeAnswer{.pieces = {"second\n"}, .end = End::StayOpen, .before = 200ms}; });
    QCOMPARE(ask(transport).reply, QByteArray("second\n")); // "first" is sent in the meantime
    QCOMPARE(device.connections(), 2);
}

QTEST_GUILESS_MAIN(TestTcpTransport)
#include "tst_tcptransport.moc"
