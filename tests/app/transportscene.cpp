// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/transportscene.h"

#include <QSaveFile>
#include <QStandardPaths>
#include <QTest>

namespace mtnops {

namespace {

const QString column = u"columns = [ { name = \"t\", type = \"real\", unit = \"degC\"%1 } ]\n"_qs;

/** One request, whose column "t" stands where @p source says: a further key of the column, or nothing. */
QString request(const QString &keys, const QString &source)
{
    return u"[[device.request]]\n"_qs + keys + u'\n' + column.arg(source);
}

QString addressed(const QString &transport, int port)
{
    return u"transport = \"%1\"\nhost = \"127.0.0.1\"\nport = %2\n"_qs.arg(transport).arg(port);
}

/** Serves a folder to the user "admin" whose password is "sesame"; @p secured puts TLS around it. */
QString webScript(const QString &folder, const QString &secured)
{
    return u"import base64, http.server, os, ssl\n"
           "class H(http.server.SimpleHTTPRequestHandler):\n"
           "    def do_GET(self):\n"
           "        good = 'Basic ' + base64.b64encode(b'admin:sesame').decode()\n"
           "        if self.headers.get('Authorization') == good: super().do_GET()\n"
           "        else: self.send_error(401)\n"
           "os.chdir('%1')\n"
           "s = http.server.HTTPServer(('127.0.0.1', 0), H)\n"
           "%2print(s.server_address[1], flush=True)\n"
           "s.serve_forever()\n"_qs.arg(folder, secured);
}

const QString ngScript =
    u"import socket\ns = socket.create_server(('127.0.0.1', 0))\nprint(s.getsockname()[1], flush=True)\n"
    "while True:\n    c = s.accept()[0]\n    if c.recv(999): c.sendall(b'BOK RAOIL 123 12.5\\r\\n')\n    c.close()\n"_qs;

const QString datagramScript =
    u"import socket\ns = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\ns.bind(('127.0.0.1', 0))\n"
    "print(s.getsockname()[1], flush=True)\nwhile True:\n    b, a = s.recvfrom(999)\n"
    "    s.sendto(b'T=12.5 RH=40\\n', a)\n"_qs;

const QString indiScript =
    u"import socket, threading\ns = socket.create_server(('127.0.0.1', 0))\nprint(s.getsockname()[1], flush=True)\n"
    "def serve(c):\n    while c.recv(999):\n"
    "        c.sendall(b'<defNumberVector device=\"Dome\" name=\"TEMP\" state=\"Ok\" perm=\"ro\"><defNumber name=\"T\" "
    "'\n"
    "                  b'format=\"%g\" min=\"0\" max=\"0\" step=\"0\">12.5</defNumber></defNumberVector>\\n')\n"
    "while True: threading.Thread(target=serve, args=(s.accept()[0],), daemon=True).start()\n"_qs;

/** Answers every read with 0x04e2 in its first register and zeros behind. */
const QString registerScript =
    u"import socket, struct\ns = socket.create_server(('127.0.0.1', 0))\nprint(s.getsockname()[1], flush=True)\n"
    "while True:\n    c = s.accept()[0]\n    while q := c.recv(12):\n"
    "        t, p, l, u, f, a, n = struct.unpack('>HHHBBHH', q)\n"
    "        c.sendall(struct.pack('>HHHBBBH', t, 0, 3 + 2 * n, u, f, 2 * n, 0x04e2) + bytes(2 * n - 2))\n"_qs;

/** The same over a serial line: standard input and output, with the checksum of the protocol. */
const QByteArray serialRegisterScript = "import struct, sys\n"
                                        "def checksum(d):\n"
                                        "    c = 0xffff\n"
                                        "    for b in d:\n"
                                        "        c ^= b\n"
                                        "        for i in range(8): c = c >> 1 ^ 0xa001 if c & 1 else c >> 1\n"
                                        "    return struct.pack('<H', c)\n"
                                        "while q := sys.stdin.buffer.read(8):\n"
                                        "    u, f, a, n = struct.unpack('>BBHH', q[:6])\n"
                                        "    r = struct.pack('>BBBH', u, f, 2 * n, 0x04e2) + bytes(2 * n - 2)\n"
                                        "    sys.stdout.buffer.write(r + checksum(r))\n"
                                        "    sys.stdout.buffer.flush()\n";

} // namespace

TransportScene::TransportScene() = default;

TransportScene::~TransportScene()
{
    for (const auto &process : m_processes) {
        process->kill();
        process->waitForFinished();
    }
}

QString TransportScene::missingFor(const QString &transport)
{
    if (transport.startsWith(u"mqtt"))
        return MosquittoBroker::isInstalled() ? QString() : u"mosquitto is not installed"_qs;
    for (const QString &name : {u"python3"_qs, u"socat"_qs}) {
        if (QStandardPaths::findExecutable(name).isEmpty())
            return name + u" is not installed"_qs;
    }
    return {};
}

QString TransportScene::deviceOf(const QString &transport)
{
    if (transport == u"tcp")
        return addressed(transport, serve(ngScript))
            + request(u"send = \"BOK RAOIL 123 REQUEST OIL_PRES\\n\"\ndecode = \"ng\""_qs, {});
    if (transport == u"udp")
        return addressed(transport, serve(datagramScript))
            + request(u"send = \"?\"\ndecode = \"regex\"\npattern = 'T=(?<t>\\S+)'"_qs, {});
    if (transport == u"http" || transport == u"https")
        return webDevice(transport == u"https");
    if (transport == u"mqtt" || transport == u"mqtts")
        return messageDevice(transport == u"mqtts");
    if (transport == u"indi")
        return addressed(transport, serve(indiScript)) + column.arg(u", source = \"Dome.TEMP.T\""_qs);
    if (transport == u"modbus")
        return registerDevice(addressed(transport, serve(registerScript)));
    if (transport == u"modbus-rtu") {
        write(u"registers.py"_qs, serialRegisterScript);
        makeSerialPort(u"EXEC:python3 "_qs + filePath(u"registers.py"_qs));
        return registerDevice(u"transport = \"modbus-rtu\"\npath = \"port\"\n"_qs);
    }
    if (transport == u"serial") {
        makeSerialPort(u"SYSTEM:while read -r line; do echo T 12.5; done"_qs);
        return u"transport = \"serial\"\npath = \"port\"\n"_qs
            + request(u"send = \"?\\n\"\ndecode = \"columns\""_qs, u", source = \"3+\""_qs);
    }
    if (transport == u"file") {
        writeReading();
        return u"transport = \"file\"\npath = \"reading.csv\"\n"_qs
            + request(u"decode = \"csv\"\nheader = true"_qs, {});
    }
    if (transport == u"process")
        return u"transport = \"process\"\ncommand = [ \"/bin/echo\", '{\"t\": 12.5}' ]\n"_qs
            + request(u"decode = \"json\""_qs, {});
    if (transport == u"simulated")
        return u"transport = \"simulated\"\nmodel = \"oil\"\n"_qs
            + request(u"send = \"BOK RAOIL 123 REQUEST OIL_PRES\\n\"\ndecode = \"ng\""_qs, {});
    qFatal("no device of transport %s", qPrintable(transport));
}

QString TransportScene::webDevice(bool isSecure)
{
    const QString certificate = QStringLiteral(MTNOPS_FIXTURES "/tls/localhost.pem");
    const QString tls = u"c = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)\n"
                        "c.load_cert_chain('%1', '%2')\n"
                        "s.socket = c.wrap_socket(s.socket, server_side=True)\n"_qs.arg(
                            certificate, QStringLiteral(MTNOPS_FIXTURES "/tls/localhost.key"));
    write(u"state.xml"_qs, "<?xml version=\"1.0\"?><datavalues><sensor1temp>12.5|x.x|H24.9</sensor1temp></datavalues>");
    write(u"password"_qs, "sesame\n", QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const int port = serve(webScript(m_folder.path(), isSecure ? tls : QString()));
    const QString trust = isSecure ? u"ca_file = \"%1\"\n"_qs.arg(certificate) : QString();
    return u"transport = \"%1\"\nhost = \"localhost\"\nport = %2\nuser = \"admin\"\npassword_file = \"password\"\n%3"_qs
               .arg(isSecure ? u"https"_qs : u"http"_qs)
               .arg(port)
               .arg(trust)
        + request(u"send = \"/state.xml\"\ndecode = \"xml\""_qs, u", source = \"sensor1temp|1\""_qs);
}

/** Somebody publishes while the test runs, for a message of before is none for who comes later. */
QString TransportScene::messageDevice(bool isSecure)
{
    const QString certificate = QStringLiteral(MTNOPS_FIXTURES "/tls/localhost.pem");
    const QString host = isSecure ? u"localhost"_qs : u"127.0.0.1"_qs;
    m_broker =
        std::make_unique<MosquittoBroker>(isSecure ? MosquittoBroker::Kind::WithTls : MosquittoBroker::Kind::Open);
    if (!m_broker->start())
        qFatal("mosquitto does not start");
    QStringList arguments{u"-h"_qs,
                          host,
                          u"-p"_qs,
                          QString::number(m_broker->port()),
                          u"-t"_qs,
                          u"weather"_qs,
                          u"-m"_qs,
                          u"T 12.5"_qs,
                          u"--repeat"_qs,
                          u"2000"_qs,
                          u"--repeat-delay"_qs,
                          u"0.05"_qs};
    if (isSecure)
        arguments += {u"--cafile"_qs, certificate};
    start(u"mosquitto_pub"_qs, arguments);
    const QString trust = isSecure ? u"ca_file = \"%1\"\n"_qs.arg(certificate) : QString();
    return u"transport = \"%1\"\nhost = \"%2\"\nport = %3\n%4"_qs.arg(isSecure ? u"mqtts"_qs : u"mqtt"_qs, host)
               .arg(m_broker->port())
               .arg(trust)
        + request(u"topic = \"weather\"\ndecode = \"words\""_qs, u", source = 2"_qs);
}

QString TransportScene::registerDevice(const QString &access) const
{
    return access + u"unit_id = 3\n"_qs + request(u"read = \"input\""_qs, u", source = \"40 int16\", scale = 0.01"_qs);
}

int TransportScene::serve(const QString &script)
{
    QProcess &server = start(u"python3"_qs, {u"-c"_qs, script});
    QByteArray line;
    while (!line.endsWith('\n') && server.waitForReadyRead())
        line += server.readLine();
    return line.trimmed().toInt();
}

void TransportScene::makeSerialPort(const QString &answer)
{
    const QString port = filePath(u"port"_qs);
    start(u"socat"_qs, {u"pty,raw,echo=0,link="_qs + port, answer});
    if (!QTest::qWaitFor([&] { return QFile::exists(port); }, 10'000))
        qFatal("socat makes no serial port");
}

QProcess &TransportScene::start(const QString &program, const QStringList &arguments)
{
    m_processes.push_back(std::make_unique<QProcess>());
    m_processes.back()->start(program, arguments);
    return *m_processes.back();
}

QString TransportScene::writeSite(const QString &device) const
{
    write(u"site.toml"_qs,
          "[site]\nname = \"x\"\nlatitude = 1\nlongitude = 2\n[[device]]\nname = \"d\"\n" + device.toUtf8());
    return filePath(u"site.toml"_qs);
}

void TransportScene::write(const QString &name, const QByteArray &text, QFileDevice::Permissions permissions) const
{
    QFile file(filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.setPermissions(permissions))
        qFatal("cannot write %s", qPrintable(file.fileName()));
}

void TransportScene::writeReading() const
{
    QSaveFile file(filePath(u"reading.csv"_qs)); // whole at once
    if (!file.open(QIODevice::WriteOnly) || file.write("time,t\n1,12.5\n") < 0 || !file.commit())
        qFatal("cannot write %s", qPrintable(file.fileName()));
}

} // namespace mtnops
