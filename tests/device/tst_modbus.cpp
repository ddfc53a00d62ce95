// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/decoders/decoder.h"
#include "logger/device/decoders/decoderregistry.h"
#include "logger/device/transports/modbustransport.h"
#include "tests/device/asking.h"
#include "tests/device/polledfixture.h"

#include <QFile>
#include <QModbusRtuSerialServer>
#include <QModbusTcpServer>
#include <QProcess>
#include <QSerialPort>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

using namespace mtnops;

namespace {

/** Ten of each kind from 40 on. */
void fill(QModbusServer &server)
{
    QModbusDataUnitMap map;
    for (const auto kind : {QModbusDataUnit::Coils, QModbusDataUnit::DiscreteInputs, QModbusDataUnit::InputRegisters,
                            QModbusDataUnit::HoldingRegisters})
        map.insert(kind, {kind, 40, 10});
    server.setMap(map);
    server.setServerAddress(7);
    server.setData(QModbusDataUnit::Coils, 41, 1);
    server.setData(QModbusDataUnit::DiscreteInputs, 40, 1);
    server.setData(QModbusDataUnit::InputRegisters, 40, 0x04d2);
    server.setData(QModbusDataUnit::InputRegisters, 41, 0xffff);
    server.setData(QModbusDataUnit::HoldingRegisters, 40, 0x4148); // 12.5 with the next one
}

/** Qt's server, on a port that the system chose the first time. */
class TcpServer
{
public:
    TcpServer()
    {
        QTcpServer free;
        if (free.listen(QHostAddress::LocalHost))
            m_port = free.serverPort();
        free.close();
        start();
    }

    ~TcpServer() { stop(); }
    Q_DISABLE_COPY_MOVE(TcpServer)

    void start()
    {
        m_server = std::make_unique<QModbusTcpServer>();
        m_server->setConnectionParameter(QModbusDevice::NetworkAddressParameter, u"127.0.0.1"_qs);
        m_server->setConnectionParameter(QModbusDevice::NetworkPortParameter, m_port);
        fill(*m_server);
        QVERIFY(m_server->connectDevice());
    }
    /** Its connections end first: a buffer of each is deleted then, or never. */
    void stop()
    {
        if (m_server)
            qDeleteAll(m_server->findChildren<QTcpSocket *>());
        m_server.reset();
    }

    ModbusAccess access() const { return {.host = u"127.0.0.1"_qs, .port = m_port, .unitId = 7}; }
    QByteArray address() const { return "127.0.0.1:" + QByteArray::number(m_port); }
    QModbusTcpServer &server() { return *m_server; }

private:
    quint16 m_port = 0;
    std::unique_ptr<QModbusTcpServer> m_server;
};

/** Takes connections and says nothing. */
class MuteServer
{
public:
    MuteServer()
    {
        QVERIFY(m_server.listen(QHostAddress::LocalHost));
        QObject::connect(&m_server, &QTcpServer::newConnection, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            ++connections;
            QObject::connect(socket, &QTcpSocket::readyRead, [this, socket] { read += socket->readAll(); });
        });
    }

    ModbusAccess access() const { return {.host = u"127.0.0.1"_qs, .port = m_server.serverPort(), .unitId = 7}; }
    QByteArray address() const { return "127.0.0.1:" + QByteArray::number(m_server.serverPort()); }

    QByteArray read;
    int connections = 0;

private:
    QTcpServer m_server;
};

/** Qt's server at the other end of a line that socat makes. */
class SerialServer
{
public:
    explicit SerialServer(const QTemporaryDir &directory)
        : m_ours(directory.filePath(u"ours"_qs)), m_theirs(directory.filePath(u"theirs"_qs))
    {
        plugIn();
    }
    ~SerialServer() { unplug(); }
    Q_DISABLE_COPY_MOVE(SerialServer)

    void plugIn()
    {
        m_socat.start(u"socat"_qs, {u"pty,raw,echo=0,link="_qs + m_ours, u"pty,raw,echo=0,link="_qs + m_theirs});
        QTRY_VERIFY(QFile::exists(m_ours) && QFile::exists(m_theirs));
        m_server = std::make_unique<QModbusRtuSerialServer>();
        m_server->setConnectionParameter(QModbusDevice::SerialPortNameParameter, m_theirs);
        m_server->setConnectionParameter(QModbusDevice::SerialBaudRateParameter, 9600);
        m_server->setConnectionParameter(QModbusDevice::SerialParityParameter, QSerialPort::NoParity);
        fill(*m_server);
        QVERIFY2(m_server->connectDevice(), qPrintable(m_server->errorString()));
    }
    void unplug()
    {
        m_server.reset();
        m_socat.terminate();
        m_socat.waitForFinished();
    }

    ModbusAccess access() const { return {.path = m_ours, .unitId = 7}; }

private:
    const QString m_ours;
    const QString m_theirs;
    QProcess m_socat;
    std::unique_ptr<QModbusRtuSerialServer> m_server;
};

ColumnRule at(const char *name, const char *source, ColumnType type = ColumnType::Real)
{
    ColumnRule rule = column(name);
    rule.source = QString::fromLatin1(source);
    rule.column.type = type;
    return rule;
}

} // namespace

/** Modbus over TCP and over a serial line, against the servers of Qt SerialBus; and what is made of registers. */
class TestModbus : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void sendsReadsAlone_data();
    void sendsReadsAlone();
    void keepsItsConnection();
    void tellsOfAnException();
    void tellsOfARefusedConnection();
    void tellsOfSilence();
    void tellsOfAClosedConnection();
    void goesOnAfterARestartOfTheServer();
    void asksAgainWhenItsConnectionWasClosed();
    void readsOverASerialLine();
    void survivesReEnumeration();
    void tellsOfAMissingPort();
    void values_data();
    void values();
    void tellsOfTooFewRegisters();
    void isLoggedAndComesBack();
};

void TestModbus::reads_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("reply");
    QTest::newRow("coils") << QByteArray("coils 40 3") << QByteArray("0 1 0");
    QTest::newRow("discrete") << QByteArray("discrete 40 2") << QByteArray("1 0");
    QTest::newRow("input") << QByteArray("input 40 3") << QByteArray("04d2 ffff 0000");
    QTest::newRow("holding") << QByteArray("holding 40 1") << QByteArray("4148");
}

void TestModbus::reads()
{
    QFETCH(QByteArray, request);
    TcpServer server;
    ModbusTransport transport(server.access());
    QTEST(ask(transport, request, 5s).shown(), "reply");
}

void TestModbus::sendsReadsAlone_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("sent"); // behind the transaction's number
    QTest::newRow("coils") << QByteArray("coils 40 3") << QByteArray("000000060701 00280003");
    QTest::newRow("discrete") << QByteArray("discrete 40 3") << QByteArray("000000060702 00280003");
    QTest::newRow("holding") << QByteArray("holding 40 3") << QByteArray("000000060703 00280003");
    QTest::newRow("input") << QByteArray("input 40 3") << QByteArray("000000060704 00280003");
}

void TestModbus::sendsReadsAlone()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, sent);
    MuteServer server;
    ModbusTransport transport(server.access());
    ask(transport, request, 300ms);
    QCOMPARE(server.read.sliced(2).toHex(), sent.replace(" ", ""));
}

void TestModbus::keepsItsConnection()
{
    TcpServer server;
    ModbusTransport transport(server.access());
    const auto sockets = [&] { return server.server().findChildren<QTcpSocket *>(); };
    QCOMPARE(ask(transport, "input 40 1", 5s).shown(), "04d2");
    const QList<QTcpSocket *> first = sockets();
    server.server().setData(QModbusDataUnit::InputRegisters, 40, 1);
    QCOMPARE(ask(transport, "input 40 1", 5s).shown(), "0001");
    QCOMPARE(first.size(), 1);
    QCOMPARE(sockets(), first);
}

void TestModbus::tellsOfAnException()
{
    TcpServer server;
    ModbusTransport transport(server.access());
    QCOMPARE(ask(transport, "input 90 1", 5s).shown(),
             "!unparsable unit 7 of " + server.address()
                 + " answers \"input 90 1\" with exception 2 (illegal data address: it has no such registers)");
    QCOMPARE(ask(transport, "input 40 1", 5s).shown(), "04d2");
}

void TestModbus::tellsOfARefusedConnection()
{
    TcpServer server;
    server.stop();
    ModbusTransport transport(server.access());
    QCOMPARE(ask(transport, "input 40 1", 5s).shown(), "!disconnected connection refused by " + server.address());
}

void TestModbus::tellsOfSilence()
{
    MuteServer server;
    ModbusTransport transport(server.access());
    const QByteArray silence = "!no-reply no reply from unit 7 of " + server.address() + " within 0.2 s";
    QCOMPARE(ask(transport, "input 40 1", 200ms).shown(), silence);
    QCOMPARE(ask(transport, "input 40 1", 200ms).shown(), silence);
    QCOMPARE(server.connections, 2); // a late answer must not reach the second
}

void TestModbus::tellsOfAClosedConnection()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, [&] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, &QTcpSocket::close);
    });
    ModbusTransport transport({.host = u"127.0.0.1"_qs, .port = server.serverPort()});
    QCOMPARE(ask(transport, "input 40 1", 5s).shown(),
             "!no-reply 127.0.0.1:" + QByteArray::number(server.serverPort())
                 + " closed the connection without a reply");
}

void TestModbus::goesOnAfterARestartOfTheServer()
{
    TcpServer server;
    ModbusTransport transport(server.access());
    QCOMPARE(ask(transport, "input 40 1", 5s).shown(), "04d2");
    server.stop();
    QVERIFY(ask(transport, "input 40 1", 5s).shown().startsWith("!disconnected connection refused"));
    server.start();
    QCOMPARE(ask(transport, "input 40 1", 5s).shown(), "04d2");
    server.stop();
    server.start(); // the connection is gone, and nobody has noticed yet
    QCOMPARE(ask(transport, "input 40 1", 5s).shown(), "04d2");
}

/** Small servers close a connection at rest, and we learn of it as we write. */
void TestModbus::asksAgainWhenItsConnectionWasClosed()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    int connections = 0;
    connect(&server, &QTcpServer::newConnection, [&] {
        QTcpSocket *socket = server.nextPendingConnection();
        ++connections;
        connect(socket, &QTcpSocket::readyRead, socket, [socket, answered = false]() mutable {
            const QByteArray read = socket->readAll();
            if (std::exchange(answered, true))
                socket->close();
            else
                socket->write(read.first(2) + QByteArray::fromHex("0000000501040204d2"));
        });
    });
    ModbusTransport transport({.host = u"127.0.0.1"_qs, .port = server.serverPort()});
    QCOMPARE(ask(transport, "input 40 1", 5s).shown(), "04d2");
    QCOMPARE(ask(transport, "input 40 1", 5s).shown(), "04d2");
    QCOMPARE(connections, 2);
}

bool hasSocat()
{
    return !QStandardPaths::findExecutable(u"socat"_qs).isEmpty();
}

#define NEED_SOCAT()                                                                              \
    if (!hasSocat()) {                                                                            \
        QVERIFY2(!qEnvironmentVariableIsSet("MTNOPS_REQUIRE_SERVERS"), "socat is not installed"); \
        QSKIP("socat is not installed");                                                          \
    }

void TestModbus::readsOverASerialLine()
{
    NEED_SOCAT()
    const QTemporaryDir directory;
    SerialServer server(directory);
    ModbusTransport transport(server.access());
    QCOMPARE(ask(transport, "input 40 3", 5s).shown(), "04d2 ffff 0000");
    QCOMPARE(ask(transport, "coils 40 3", 5s).shown(), "0 1 0");
}

void TestModbus::survivesReEnumeration()
{
    NEED_SOCAT()
    const QTemporaryDir directory;
    SerialServer server(directory);
    ModbusTransport transport(server.access());
    QCOMPARE(ask(transport, "input 40 1", 5s).shown(), "04d2");
    server.unplug();
    QVERIFY(!ask(transport, "input 40 1", 300ms).reply);
    server.plugIn();
    QCOMPARE(ask(transport, "input 40 1", 5s).shown(), "04d2");
}

void TestModbus::tellsOfAMissingPort()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(u"none"_qs);
    ModbusTransport transport({.path = path});
    QCOMPARE(ask(transport, "input 40 1", 5s).shown(),
             "!disconnected " + path.toUtf8() + " cannot be opened: No such file or directory");
}

void TestModbus::values_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<ColumnRule>("rule");
    QTest::addColumn<bool>("isLowWordFirst");
    QTest::addColumn<Value>("value");
    const auto row = [](const char *name, const QByteArray &reply, const ColumnRule &rule, const Value &value,
                        bool isLowWordFirst = false) {
        QTest::newRow(name) << reply << rule << isLowWordFirst << value;
    };
    const auto integer = [](const char *source) { return at("x", source, ColumnType::Integer); };
    row("uint16", "ffff", integer("40"), qint64(65535));
    row("int16", "ffff", integer("40 int16"), qint64(-1));
    row("second", "0001 0002", integer("41"), qint64(2));
    row("uint32", "ffff 0001", integer("40 uint32"), qint64(4294901761));
    row("uint32, low word first", "0001 ffff", integer("40 uint32"), qint64(4294901761), true);
    row("int32", "ffff fffe", integer("40 int32"), qint64(-2));
    row("float32", "4148 0000", at("x", "40 float32"), 12.5);
    row("float32, low word first", "0000 4148", at("x", "40 float32"), 12.5, true);
    row("float32 of few digits", "3dcc cccd", at("x", "40 float32"), 0.1);
    row("float32, none", "7fc0 0000", at("x", "40 float32"), {});
    row("float64", "4029 0000 0000 0000", at("x", "40 float64"), 12.5);
    row("float64, low word first", "0000 0000 0000 4029", at("x", "40 float64"), 12.5, true);
    ColumnRule scaled = at("x", "40 int16");
    scaled.scale = 0.5;
    scaled.offset = 40;
    row("scale and offset", "fff6", scaled, 35.0);
    ColumnRule sentinel = at("x", "40 int16");
    sentinel.sentinels = {u"-32768"_qs};
    row("sentinel", "8000", sentinel, {});
    ColumnRule limited = at("x", "40");
    limited.column.maximum = 100;
    row("out of range", "0065", limited, {});
    ColumnRule bit = at("x", "40", ColumnType::Boolean);
    bit.bit = 9;
    row("bit", "0200", bit, true);
    row("bit that is not set", "fdff", bit, false);
    row("coil", "0 1", at("x", "41", ColumnType::Boolean), true);
    ColumnRule coded = integer("40");
    coded.column.words = {{2, u"open"_qs}};
    row("code", "0002", coded, qint64(2));
}

void TestModbus::values()
{
    QFETCH(QByteArray, reply);
    QFETCH(ColumnRule, rule);
    QFETCH(bool, isLowWordFirst);
    const ReplyFormat format{.firstAddress = 40, .isLowWordFirst = isLowWordFirst};
    const Result<DecodedReply> decoded = findDecoder(u"registers")->decode(reply, {rule}, format);
    QVERIFY(decoded);
    QTEST(decoded->values[0], "value");
}

void TestModbus::tellsOfTooFewRegisters()
{
    const Result<DecodedReply> decoded =
        findDecoder(u"registers")->decode("04d2", {at("x", "40 uint32")}, {.firstAddress = 40});
    QVERIFY(!decoded);
    QCOMPARE(decoded.error().detail, u"address 40 wanted, and 1 from 40 on found in the reply \"04d2\""_qs);
}

void TestModbus::isLoggedAndComesBack()
{
    TcpServer server;
    DeviceConfig config{.name = u"plc"_qs, .title = u"PLC"_qs};
    config.transport = u"modbus"_qs;
    config.host = u"127.0.0.1"_qs;
    config.port = server.access().port;
    config.unitId = 7;
    config.interval = 50ms;
    config.timeout = 1s;
    config.requests = {{.send = "holding 40 2",
                        .decoder = u"registers"_qs,
                        .columns = {at("pressure", "40 float32")},
                        .format = {.firstAddress = 40}}};
    const SystemClock clock;
    const std::unique_ptr<Device> device = makeDevice(config, clock);
    const Listener listener(*device);
    device->start();
    QTRY_VERIFY(listener.samples.size() >= 2);
    QCOMPARE(listener.samples.last().values, Values{12.5});
    server.stop();
    QTRY_COMPARE(device->status().state, DeviceState::Disconnected);
    server.start();
    QTRY_COMPARE(device->status().state, DeviceState::Good);
    device->stop();
    QCOMPARE(listener.events.size(), 3);
    QVERIFY2(listener.events[1].startsWith(u"device-down: connection refused by 127.0.0.1:"),
             qPrintable(listener.events[1]));
}

QTEST_GUILESS_MAIN(TestModbus)
#include "tst_modbus.moc"
