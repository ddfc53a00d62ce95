// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/decoders/decoder.h"
#include "logger/device/decoders/decoderregistry.h"
#include "logger/device/transports/serialtransport.h"
#include "tests/device/asking.h"

#include <QFile>
#include <QProcess>
#include <QSocketNotifier>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

using namespace mtnops;

namespace {

/** Two ends of a serial line, made by socat: ours is opened by the path of a link, as /dev/serial/by-id has them. */
class SerialLine
{
public:
    explicit SerialLine(const QTemporaryDir &directory)
        : m_ours(directory.filePath(u"ours"_qs)), m_theirs(directory.filePath(u"theirs"_qs))
    {
        plugIn();
    }
    ~SerialLine() { unplug(); }
    Q_DISABLE_COPY_MOVE(SerialLine)

    QString path() const { return m_ours; }

    void plugIn()
    {
        m_socat.start(u"socat"_qs, {u"pty,raw,echo=0,link="_qs + m_ours, u"pty,raw,echo=0,link="_qs + m_theirs});
        QTRY_VERIFY(QFile::exists(m_ours) && QFile::exists(m_theirs));
        m_device = ::open(qPrintable(m_theirs), O_RDWR | O_NOCTTY | O_NONBLOCK);
        QVERIFY(m_device >= 0);
        m_notifier = std::make_unique<QSocketNotifier>(m_device, QSocketNotifier::Read);
        QObject::connect(m_notifier.get(), &QSocketNotifier::activated, [this] { onReadable(); });
    }
    void unplug()
    {
        m_notifier.reset();
        if (m_device >= 0)
            ::close(m_device);
        m_device = -1;
        m_socat.terminate();
        m_socat.waitForFinished();
    }
    /** Writes as the device does, unasked. */
    void say(const QByteArray &bytes)
    {
        QCOMPARE(::write(m_device, bytes.constData(), size_t(bytes.size())), bytes.size());
    }

    QByteArray answer; ///< to whatever is read
    QByteArray read;

private:
    void onReadable()
    {
        QByteArray buffer(4096, '\0');
        const ssize_t length = ::read(m_device, buffer.data(), size_t(buffer.size()));
        if (length <= 0) {
            m_notifier->setEnabled(false);
            return;
        }
        read += buffer.left(length);
        if (!answer.isEmpty() && read.endsWith('\n'))
            say(answer);
    }

    const QString m_ours;
    const QString m_theirs;
    QProcess m_socat;
    int m_device = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace

/** Serial lines, over pseudo-terminals that socat makes. */
class TestSerialTransport : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }
    void asks();
    void endsWithACarriageReturn();
    void endsWhereTheDecoderSaysSo();
    void tellsOfSilence();
    void listens();
    void listensForWholeLinesOnly();
    void tellsOfAMissingPort();
    void survivesReEnumeration();

private:
    std::unique_ptr<QTemporaryDir> m_directory;
};

void TestSerialTransport::initTestCase()
{
    if (!QStandardPaths::findExecutable(u"socat"_qs).isEmpty())
        return;
    if (qEnvironmentVariableIsSet("MTNOPS_REQUIRE_SERVERS"))
        QFAIL("socat is not installed");
    QSKIP("socat is not installed");
}

void TestSerialTransport::asks()
{
    SerialLine line(*m_directory);
    line.answer = "12.5\r\n";
    SerialTransport transport(line.path(), {});
    QCOMPARE(ask(transport, "T?\n", 5s).shown(), "12.5\r\n");
    QCOMPARE(ask(transport, "T?\n", 5s).shown(), "12.5\r\n");
    QCOMPARE(line.read, "T?\nT?\n");
}

void TestSerialTransport::endsWithACarriageReturn()
{
    SerialLine line(*m_directory);
    line.answer = "12.5\r";
    SerialTransport transport(line.path(), {});
    QCOMPARE(ask(transport, "T?\n", 5s).shown(), "12.5\r");
}

void TestSerialTransport::endsWhereTheDecoderSaysSo()
{
    SerialLine line(*m_directory);
    line.answer = "{\"a\": 1}";
    SerialTransport transport(line.path(), {});
    QCOMPARE(ask(transport, "?\n", 5s, {}, findDecoder(u"json")->endFinder()).shown(), "{\"a\": 1}");
}

void TestSerialTransport::tellsOfSilence()
{
    SerialLine line(*m_directory);
    SerialTransport transport(line.path(), {});
    QCOMPARE(ask(transport, "?\n", 100ms).shown(),
             QByteArray("!no-reply nothing from " + line.path().toUtf8() + " within 0.1 s"));
    line.answer = "12";
    QCOMPARE(ask(transport, "?\n", 200ms).shown(),
             QByteArray("!no-reply no line end from " + line.path().toUtf8() + " within 0.2 s; 2 bytes had come"));
}

void TestSerialTransport::listens()
{
    SerialLine line(*m_directory);
    SerialTransport transport(line.path(), {});
    QCOMPARE(ask(transport, {}, 5s, [&] { line.say("cut off\r0 12 34\r"); }).shown(), "0 12 34");
    QCOMPARE(ask(transport, {}, 5s, [&] { line.say("1 13 35\r2"); }).shown(), "1 13 35");
}

void TestSerialTransport::listensForWholeLinesOnly()
{
    SerialLine line(*m_directory);
    SerialTransport transport(line.path(), {});
    QCOMPARE(ask(transport, {}, 5s, [&] { line.say("\r\n1\r\n"); }).shown(), "1");
    line.say("begun before");
    QTest::qWait(100); // so that it comes while nobody asks
    QCOMPARE(ask(transport, {}, 5s, [&] { line.say(" the question\r\n2\r\n"); }).shown(), "2");
}

void TestSerialTransport::tellsOfAMissingPort()
{
    const QString path = m_directory->filePath(u"none"_qs);
    SerialTransport transport(path, {});
    QCOMPARE(ask(transport, "?\n", 5s).shown(),
             QByteArray("!disconnected " + path.toUtf8() + " cannot be opened: No such file or directory"));
}

void TestSerialTransport::survivesReEnumeration()
{
    SerialLine line(*m_directory);
    line.answer = "1\n";
    SerialTransport transport(line.path(), {});
    QCOMPARE(ask(transport, "?\n", 5s).shown(), "1\n");
    const QByteArray lost = ask(transport, {}, 5s, [&] { line.unplug(); }).shown();
    QVERIFY2(lost.startsWith("!disconnected " + line.path().toUtf8() + " was lost: "), lost.constData());
    QVERIFY(
        ask(transport, "?\n", 5s).shown().startsWith("!disconnected " + line.path().toUtf8() + " cannot be opened: "));
    line.plugIn();
    QCOMPARE(ask(transport, "?\n", 5s).shown(), "1\n");
    line.unplug(); // at rest
    QTest::qWait(100);
    line.plugIn();
    QCOMPARE(ask(transport, "?\n", 5s).shown(), "1\n");
}

QTEST_GUILESS_MAIN(TestSerialTransport)
#include "tst_serialtransport.moc"
