// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"
#include "tests/integration/mosquittobroker.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace mtnops;

namespace {

const QByteArray states = "<?xml version=\"1.0\"?><datavalues><input1state>1</input1state></datavalues>";

/** A server that a test starts, killed when the object goes. */
class Server
{
public:
    Server(const QString &program, const QStringList &arguments) { m_process.start(program, arguments); }
    ~Server()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(Server)

    /** The port in the first line that it prints. */
    int port()
    {
        QByteArray line;
        while (!line.endsWith('\n') && m_process.waitForReadyRead())
            line += m_process.readLine();
        return line.trimmed().split(' ').last().toInt();
    }

private:
    QProcess m_process;
};

/** Serves the file state.xml in a folder, in TLS with the certificate of the fixtures when asked to, to the user
   "admin" whose password is "sesame"; prints its port. */
QStringList webServer(const QString &folder, bool isSecure)
{
    const QString tls =
        u"c = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)\n"
        "c.load_cert_chain('%1/tls/localhost.pem', '%1/tls/localhost.key')\n"
        "s.socket = c.wrap_socket(s.socket, server_side=True)\n"_qs.arg(QStringLiteral(MTNOPS_FIXTURES));
    const QString script = u"import base64, http.server, os, ssl\n"
                           "class H(http.server.SimpleHTTPRequestHandler):\n"
                           "    def do_GET(self):\n"
                           "        good = 'Basic ' + base64.b64encode(b'admin:sesame').decode()\n"
                           "        if self.headers.get('Authorization') == good: super().do_GET()\n"
                           "        else: self.send_error(401)\n"
                           "os.chdir('%1')\n"
                           "s = http.server.HTTPServer(('127.0.0.1', 0), H)\n"
                           "%2print(s.server_address[1], flush=True)\n"
                           "s.serve_forever()\n"_qs.arg(folder, isSecure ? tls : QString());
    return {u"-c"_qs, script};
}

} // namespace

/** `mtnops-logger poll` over each transport, against programs that others wrote. */
class TestPollTransports : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void file();
    void process();
    void severalRows();
    void http();
    void https();
    void wrongPassword();
    void udp();
    void serial();
    void modbus();
    void mqtt();
    void relayIsRefused();

private:
    void write(const QString &name, const QByteArray &text, QFileDevice::Permissions permissions) const;
    Finished poll(const QString &device) const;
    QString web(const QString &transport, int port, const QByteArray &password) const;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestPollTransports::initTestCase()
{
    for (const QString &name : {u"python3"_qs, u"socat"_qs}) {
        if (!QStandardPaths::findExecutable(name).isEmpty())
            continue;
        if (qEnvironmentVariableIsSet("MTNOPS_REQUIRE_SERVERS"))
            QFAIL(qPrintable(name + u" is not installed"_qs));
        QSKIP(qPrintable(name + u" is not installed"_qs));
    }
}

void TestPollTransports::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    write(u"state.xml"_qs, states, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

void TestPollTransports::write(const QString &name, const QByteArray &text, QFileDevice::Permissions permissions) const
{
    QFile file(m_folder->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    QVERIFY(file.setPermissions(permissions));
}

/** Polls a device that is described by its keys and, behind a bar, those of its request. */
Finished TestPollTransports::poll(const QString &device) const
{
    const QString site = u"[site]\nname = \"x\"\nlatitude = 1\nlongitude = 2\n[[device]]\nname = \"d\"\n%1\n"
                         "[[device.request]]\n%2\n"_qs.arg(device.section(u'|', 0, 0), device.section(u'|', 1));
    write(u"site.toml"_qs, site.toUtf8(), QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return runProgram({u"poll"_qs, m_folder->filePath(u"site.toml"_qs), u"d"_qs});
}

void TestPollTransports::file()
{
    write(u"reading.csv"_qs, "time,temp\n1,12.5\n", QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const Finished program =
        poll(u"transport = \"file\"\npath = \"reading.csv\"\ntimeout = \"10s\"|decode = \"csv\"\nheader = true\n"
             "columns = [ { name = \"temp\", type = \"real\", unit = \"degC\" } ]"_qs);
    QCOMPARE(program.messages, QString());
    QCOMPARE(program.exitCode, 0);
    QVERIFY2(program.output.contains(u"sent      nothing"), qPrintable(program.output));
    QVERIFY2(program.output.contains(u"received  time,temp\\n1,12.5\\n"), qPrintable(program.output));
    QVERIFY2(program.output.contains(u"12.5 °C"), qPrintable(program.output));
}

void TestPollTransports::process()
{
    const Finished program =
        poll(u"transport = \"process\"\ncommand = [ \"/bin/echo\", '{\"t\": 12.5}' ]|decode = \"json\"\n"
             "columns = [ { name = \"t\", type = \"real\", unit = \"degC\" } ]"_qs);
    QCOMPARE(program.exitCode, 0);
    QVERIFY2(program.output.contains(u"12.5 °C"), qPrintable(program.output));
}

void TestPollTransports::severalRows()
{
    const Finished program =
        poll(u"transport = \"process\"\ncommand = [ \"/bin/echo\", '[ { \"t\": \"2026-01-01T00:00:00Z\", \"x\": 1 }, "
             "{ \"t\": \"2026-01-01T00:00:10Z\", \"x\": 2.5 } ]' ]\nrow_time = \"t\"|decode = \"json\"\nrows = \".\"\n"
             "columns = [ { name = \"t\", type = \"time\" }, { name = \"x\", type = \"real\" } ]"_qs);
    QCOMPARE(program.messages, QString());
    QCOMPARE(program.exitCode, 0);
    QVERIFY2(program.output.contains(u"2.5"), qPrintable(program.output));
    QVERIFY2(program.output.contains(u"2 rows, of which the newest is shown"), qPrintable(program.output));
}

QString TestPollTransports::web(const QString &transport, int port, const QByteArray &password) const
{
    write(u"password"_qs, password + '\n', QFileDevice::ReadOwner);
    const QString trust =
        transport == u"https" ? QStringLiteral("ca_file = \"" MTNOPS_FIXTURES "/tls/localhost.pem\"\n") : QString();
    return u"transport = \"%1\"\nhost = \"localhost\"\nport = %2\nuser = \"admin\"\npassword_file = \"password\"\n%3|"
           "send = \"/state.xml\"\ndecode = \"xml\"\ncolumns = [ { name = \"open\", type = \"boolean\", source = "
           "\"input1state\" } ]"_qs.arg(transport)
               .arg(port)
               .arg(trust);
}

void TestPollTransports::http()
{
    Server server(u"python3"_qs, webServer(m_folder->path(), false));
    const Finished program = poll(web(u"http"_qs, server.port(), "sesame"));
    QCOMPARE(program.messages, QString());
    QCOMPARE(program.exitCode, 0);
    QVERIFY2(program.output.contains(u"sent      /state.xml"), qPrintable(program.output));
    QVERIFY2(program.output.contains(u"<input1state>1</input1state>"), qPrintable(program.output));
    QVERIFY2(program.output.contains(u"yes"), qPrintable(program.output));
}

void TestPollTransports::https()
{
    Server server(u"python3"_qs, webServer(m_folder->path(), true));
    const Finished program = poll(web(u"https"_qs, server.port(), "sesame"));
    QCOMPARE(program.messages, QString());
    QCOMPARE(program.exitCode, 0);
    QVERIFY2(program.output.contains(u"<input1state>1</input1state>"), qPrintable(program.output));
}

void TestPollTransports::wrongPassword()
{
    Server server(u"python3"_qs, webServer(m_folder->path(), false));
    const Finished program = poll(web(u"http"_qs, server.port(), "opensaysme"));
    QCOMPARE(program.exitCode, 1);
    QVERIFY2(program.messages.contains(u"refuses the user \"admin\" or the password"), qPrintable(program.messages));
    const QString all = program.messages + program.output;
    QVERIFY(!all.contains(u"opensaysme"));
    QVERIFY(!all.contains(QString::fromLatin1(QByteArray("admin:opensaysme").toBase64())));
}

void TestPollTransports::udp()
{
    const QString script =
        u"import socket\ns = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\ns.bind(('127.0.0.1', 0))\n"
        "print(s.getsockname()[1], flush=True)\nwhile True:\n    b, a = s.recvfrom(999)\n"
        "    s.sendto(b'T=12.5 RH=40\\n', a)\n"_qs;
    Server server(u"python3"_qs, {u"-c"_qs, script});
    const Finished program =
        poll(u"transport = \"udp\"\nhost = \"127.0.0.1\"\nport = %1|send = \"?\"\ndecode = \"regex\"\n"
             "pattern = 'T=(?<t>\\S+)'\ncolumns = [ { name = \"t\", type = \"real\", unit = \"degC\" } ]"_qs.arg(
                 server.port()));
    QCOMPARE(program.messages, QString());
    QVERIFY2(program.output.contains(u"received  T=12.5 RH=40\\n"), qPrintable(program.output));
    QVERIFY2(program.output.contains(u"12.5 °C"), qPrintable(program.output));
}

void TestPollTransports::serial()
{
    const QString port = m_folder->filePath(u"port"_qs);
    Server server(u"socat"_qs,
                  {u"pty,raw,echo=0,link="_qs + port, u"SYSTEM:while read -r line; do echo T 12.5; done"_qs});
    QTRY_VERIFY(QFile::exists(port));
    const Finished program =
        poll(u"transport = \"serial\"\npath = \"port\"|send = \"?\\n\"\ndecode = \"columns\"\n"
             "columns = [ { name = \"t\", type = \"real\", unit = \"degC\", source = \"3+\" } ]"_qs);
    QCOMPARE(program.messages, QString());
    QVERIFY2(program.output.contains(u"sent      ?\\n"), qPrintable(program.output));
    QVERIFY2(program.output.contains(u"12.5 °C"), qPrintable(program.output));
}

/** Answers every read with 0x04d2 in its first register and zeros behind. */
void TestPollTransports::modbus()
{
    const QString script =
        u"import socket, struct\ns = socket.create_server(('127.0.0.1', 0))\nprint(s.getsockname()[1], flush=True)\n"
        "while True:\n    c = s.accept()[0]\n    while q := c.recv(12):\n"
        "        t, p, l, u, f, a, n = struct.unpack('>HHHBBHH', q)\n"
        "        c.sendall(struct.pack('>HHHBBBH', t, 0, 3 + 2 * n, u, f, 2 * n, 0x04d2) + bytes(2 * n - 2))\n"_qs;
    Server server(u"python3"_qs, {u"-c"_qs, script});
    const Finished program =
        poll(u"transport = \"modbus\"\nhost = \"127.0.0.1\"\nport = %1\nunit_id = 3|read = \"input\"\ncolumns = [ { "
             "name = \"t\", type = \"real\", unit = \"degC\", source = \"40 int16\", scale = 0.01 }, { name = \"n\", "
             "type = \"integer\", source = 42 } ]"_qs.arg(server.port()));
    QCOMPARE(program.messages, QString());
    QVERIFY2(program.output.contains(u"sent      input 40 3"), qPrintable(program.output));
    QVERIFY2(program.output.contains(u"received  04d2 0000 0000"), qPrintable(program.output));
    QVERIFY2(program.output.contains(u"12.34 °C"), qPrintable(program.output));
}

void TestPollTransports::mqtt()
{
    if (!MosquittoBroker::isInstalled()) {
        QVERIFY2(!qEnvironmentVariableIsSet("MTNOPS_REQUIRE_SERVERS"), "mosquitto is not installed");
        QSKIP("mosquitto is not installed");
    }
    MosquittoBroker broker;
    QVERIFY(broker.start());
    const Server publisher(u"mosquitto_pub"_qs,
                           {u"-h"_qs, u"127.0.0.1"_qs, u"-p"_qs, QString::number(broker.port()), u"-t"_qs,
                            u"weather"_qs, u"-m"_qs, u"T 12.5"_qs, u"--repeat"_qs, u"1000"_qs, u"--repeat-delay"_qs,
                            u"0.05"_qs});
    const Finished program =
        poll(u"transport = \"mqtt\"\nhost = \"127.0.0.1\"\nport = %1|topic = \"weather\"\n"
             "decode = \"words\"\ncolumns = [ { name = \"t\", type = \"real\", unit = \"degC\", source "
             "= 2 } ]"_qs.arg(broker.port()));
    QCOMPARE(program.messages, QString());
    QVERIFY2(program.output.contains(u"sent      SUBSCRIBE weather\\n"), qPrintable(program.output));
    QVERIFY2(program.output.contains(u"received  weather T 12.5\\n"), qPrintable(program.output));
    QVERIFY2(program.output.contains(u"12.5 °C"), qPrintable(program.output));
}

void TestPollTransports::relayIsRefused()
{
    const Finished program =
        poll(u"transport = \"http\"\nhost = \"127.0.0.1\"\nport = 1|send = \"/state.xml?relay1State=1\"\n"
             "decode = \"xml\"\ncolumns = [ { name = \"open\", type = \"boolean\" } ]"_qs);
    QCOMPARE(program.exitCode, 1);
    QVERIFY2(program.messages.contains(u"d is disabled: \"relay1State\" in a query switches something"),
             qPrintable(program.messages));
}

QTEST_GUILESS_MAIN(TestPollTransports)
#include "tst_polltransports.moc"
