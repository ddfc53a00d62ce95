// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/transports/httptransport.h"
#include "tests/device/asking.h"
#include "tests/support/fakedevice.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTest>

using namespace mtnops;

namespace {

const QString certificateFile = QStringLiteral(MTNOPS_FIXTURES "/tls/localhost.pem");

QByteArray answer(const QByteArray &body, const QByteArray &status = "200 OK", const QByteArray &headers = {})
{
    return "HTTP/1.1 " + status + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + headers + "\r\n"
        + body;
}

HttpAccess accessTo(quint16 port)
{
    return {.host = u"127.0.0.1"_qs, .port = port};
}

/** An HTTPS server with the certificate of the fixtures, good for "localhost". */
class TlsServer
{
public:
    TlsServer()
    {
        QFile certificate(certificateFile);
        QFile key(QStringLiteral(MTNOPS_FIXTURES "/tls/localhost.key"));
        if (!certificate.open(QIODevice::ReadOnly) || !key.open(QIODevice::ReadOnly))
            qFatal("no certificate");
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificate(QSslCertificate(&certificate));
        tls.setPrivateKey(QSslKey(&key, QSsl::Rsa));
        m_server.setSslConfiguration(tls);
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::pendingConnectionAvailable, &m_server, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                reads.append(socket->readAll());
                socket->write(answer("{\"safe\": 1}"));
                socket->disconnectFromHost();
            });
        });
    }
    quint16 port() const { return m_server.serverPort(); }
    QList<QByteArray> reads;

private:
    QSslServer m_server;
};

} // namespace

/** GET over HTTP and HTTPS, against servers that answer well and badly. */
class TestHttpTransport : public QObject
{
    Q_OBJECT

private slots:
    void sendsAGet();
    void sendsTheName();
    void outcomes_data();
    void outcomes();
    void readsChunks();
    void refusesALongReply();
    void givesThePasswordToTheServerAlone();
    void keepsQueriesToItself();
    void tellsOfAWrongPassword();
    void tellsThatNobodyListens();
    void tellsOfAnUnknownName();
    void canBeAborted();
    void refusesAnUnknownCertificate();
    void takesACertificateOfTheFile();
    void refusesACertificateOfAnotherName();
};

void TestHttpTransport::sendsAGet()
{
    FakeDevice device(FakeAnswer::whole(answer("<a>1</a>")));
    HttpTransport transport(accessTo(device.port()));
    QCOMPARE(ask(transport, "/api/v1/state.xml?ClientID=1&n=a%20b", 5s).shown(), "<a>1</a>");
    QCOMPARE(device.reads().size(), 1);
    const QByteArray sent = device.reads().first();
    QVERIFY2(sent.startsWith("GET /api/v1/state.xml?ClientID=1&n=a%20b HTTP/1.1\r\n"), sent.constData());
    QVERIFY(sent.contains("\r\nConnection: close\r\n"));
    QVERIFY(!sent.contains("Authorization"));
    QCOMPARE(ask(transport, "/", 5s).shown(), "<a>1</a>");
    QCOMPARE(device.connections(), 2);
}

void TestHttpTransport::sendsTheName()
{
    FakeDevice device(FakeAnswer::whole(answer("x")));
    const auto resolver = [](const std::string &name) {
        return name == "roof.example" ? HostAnswer{.addresses = {"127.0.0.1"}} : HostAnswer{.isNameUnknown = true};
    };
    HttpTransport transport({.host = u"roof.example"_qs, .port = device.port()}, nullptr, resolver);
    QCOMPARE(ask(transport, "/", 5s).shown(), "x");
    QVERIFY(device.reads().first().contains("\r\nHost: roof.example:" + QByteArray::number(device.port()) + "\r\n"));
}

void TestHttpTransport::outcomes_data()
{
    QTest::addColumn<FakeAnswer>("answer");
    QTest::addColumn<QByteArray>("expected"); // %1 is the address
    const auto row = [](const char *name, const FakeAnswer &given, const QByteArray &expected) {
        QTest::newRow(name) << given << expected;
    };
    row("in bytes", FakeAnswer::inBytes(answer("abc")), "abc");
    row("without a length", FakeAnswer::whole("HTTP/1.0 200 OK\r\n\r\nabc"), "abc");
    row("empty", FakeAnswer::whole(answer("")), "");
    row("not found", FakeAnswer::whole(answer("no such page", "404 Not Found")),
        "!unparsable %1 answers \"404 Not Found\" to /x");
    row("moved", FakeAnswer::whole(answer("", "302 Found", "Location: https://other/\r\n")),
        "!unparsable %1 answers \"302 Found\" to /x: it has moved to https://other/");
    row("wants a password",
        FakeAnswer::whole(answer("", "401 Unauthorized", "WWW-Authenticate: Basic realm=\"x\"\r\n")),
        "!unparsable %1 wants a name and a password: set user and password_file");
    row("silent", FakeAnswer::silence(), "!no-reply no whole reply from %1 within 0.5 s");
    row("closed", FakeAnswer{.pieces = {}, .end = FakeAnswer::End::Close},
        "!no-reply %1 closed the connection before its reply was whole");
    row("cut off", FakeAnswer::whole("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"),
        "!no-reply %1 closed the connection before its reply was whole");
    row("hanging in the body",
        FakeAnswer::whole("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc", FakeAnswer::End::StayOpen),
        "!no-reply no whole reply from %1 within 0.5 s");
}

void TestHttpTransport::outcomes()
{
    QFETCH(FakeAnswer, answer);
    QFETCH(QByteArray, expected);
    FakeDevice device(answer);
    HttpTransport transport(accessTo(device.port()));
    const QByteArray shown = ask(transport, "/x", 500ms).shown();
    QCOMPARE(shown, expected.replace("%1", "127.0.0.1:" + QByteArray::number(device.port())));
}

void TestHttpTransport::readsChunks()
{
    FakeDevice device(
        FakeAnswer::whole("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"));
    HttpTransport transport(accessTo(device.port()));
    QCOMPARE(ask(transport, "/", 5s).shown(), "abcde");
}

void TestHttpTransport::refusesALongReply()
{
    FakeDevice device(FakeAnswer::whole(answer(QByteArray(2 * 1024 * 1024, 'x'))));
    HttpTransport transport(accessTo(device.port()));
    QVERIFY(ask(transport, "/", 10s).shown().endsWith(" longer than 1048576 bytes"));
}

void TestHttpTransport::givesThePasswordToTheServerAlone()
{
    FakeDevice device(FakeAnswer::whole(answer("x")));
    HttpAccess access = accessTo(device.port());
    access.user = u"admin"_qs;
    access.password = "open sesame";
    HttpTransport transport(access);
    QCOMPARE(ask(transport, "/", 5s).shown(), "x");
    const QByteArray secret = "Basic " + QByteArray("admin:open sesame").toBase64();
    QVERIFY(device.reads().first().contains("\r\nAuthorization: " + secret + "\r\n"));
    device.setBehaviour([](const QByteArray &) { return FakeAnswer::whole(answer("", "500 Broken")); });
    const QByteArray shown = ask(transport, "/", 5s).shown();
    QVERIFY(!shown.contains("sesame"));
    QVERIFY(!shown.contains(secret.mid(6)));
}

void TestHttpTransport::keepsQueriesToItself()
{
    FakeDevice device(
        FakeAnswer::whole(answer("", "302 Found", "Location: http://other/login?back=/x&token=sesame\r\n")));
    HttpTransport transport(accessTo(device.port()));
    QCOMPARE(QString::fromUtf8(ask(transport, "/x?key=sesame", 5s).shown()),
             u"!unparsable 127.0.0.1:%1 answers \"302 Found\" to /x?…: it has moved to http://other/login?…"_qs.arg(
                 device.port()));
    QVERIFY(device.reads().first().startsWith("GET /x?key=sesame "));
}

void TestHttpTransport::tellsOfAWrongPassword()
{
    FakeDevice device(FakeAnswer::whole(answer("", "401 Unauthorized", "WWW-Authenticate: Basic realm=\"x\"\r\n")));
    HttpAccess access = accessTo(device.port());
    access.user = u"admin"_qs;
    access.password = "wrong";
    HttpTransport transport(access);
    const QByteArray port = QByteArray::number(device.port());
    QCOMPARE(ask(transport, "/", 5s).shown(),
             QByteArray("!unparsable 127.0.0.1:" + port + " refuses the user \"admin\" or the password"));
    QCOMPARE(device.connections(), 1); // it does not try again, which may lock the user out
}

void TestHttpTransport::tellsThatNobodyListens()
{
    FakeDevice device(FakeAnswer::silence());
    HttpTransport transport(accessTo(device.port()));
    device.close();
    QCOMPARE(ask(transport, "/", 5s).shown(),
             QByteArray("!disconnected connection refused by 127.0.0.1:" + QByteArray::number(device.port())));
}

void TestHttpTransport::tellsOfAnUnknownName()
{
    HttpTransport transport({.host = u"nowhere.example"_qs, .port = 80}, nullptr,
                            [](const std::string &) { return HostAnswer{.isNameUnknown = true}; });
    QCOMPARE(ask(transport, "/", 5s).shown(), "!disconnected no host is named \"nowhere.example\"");
}

void TestHttpTransport::canBeAborted()
{
    FakeDevice device(FakeAnswer::silence());
    HttpTransport transport(accessTo(device.port()));
    int signalled = 0;
    connect(&transport, &Transport::replied, this, [&] { ++signalled; });
    connect(&transport, &Transport::failed, this, [&] { ++signalled; });
    transport.request(
        "/", [](QByteArrayView) { return false; }, 5s);
    QTRY_COMPARE(device.reads().size(), 1);
    transport.abort();
    QTRY_COMPARE(device.openConnections(), 0);
    QCOMPARE(signalled, 0);
    device.setBehaviour([](const QByteArray &) { return FakeAnswer::whole(answer("y")); });
    QCOMPARE(ask(transport, "/", 5s).shown(), "y");
}

void TestHttpTransport::refusesAnUnknownCertificate()
{
    TlsServer server;
    HttpTransport transport({.host = u"localhost"_qs, .port = server.port(), .isSecure = true});
    const QByteArray shown = ask(transport, "/", 5s).shown();
    QVERIFY2(shown.startsWith("!disconnected no connection to localhost:"), shown.constData());
    QVERIFY2(shown.contains("certificate"), shown.constData());
    QCOMPARE(server.reads.size(), 0);
}

void TestHttpTransport::takesACertificateOfTheFile()
{
    TlsServer server;
    HttpTransport transport(
        {.host = u"localhost"_qs, .port = server.port(), .isSecure = true, .authorityFile = certificateFile});
    QCOMPARE(ask(transport, "/x", 5s).shown(), "{\"safe\": 1}");
    QVERIFY(server.reads.first().startsWith("GET /x HTTP/1.1\r\n"));
}

void TestHttpTransport::refusesACertificateOfAnotherName()
{
    TlsServer server;
    HttpTransport transport(
        {.host = u"other.example"_qs, .port = server.port(), .isSecure = true, .authorityFile = certificateFile},
        nullptr, [](const std::string &) { return HostAnswer{.addresses = {"127.0.0.1"}}; });
    const QByteArray shown = ask(transport, "/", 5s).shown();
    QVERIFY2(shown.startsWith("!disconnected no connection to other.example:"), shown.constData());
    QCOMPARE(server.reads.size(), 0);
}

QTEST_GUILESS_MAIN(TestHttpTransport)
#include "tst_httptransport.moc"
