// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"
#include "tests/app/transportscene.h"

#include "logger/site/knownnames.h"

#include <QTest>

using namespace mtnops;

/** `mtnops-logger poll` over each transport, against programs that others wrote. */
class TestPollTransports : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void showsWhatIsExchanged_data();
    void showsWhatIsExchanged();
    void severalRows();
    void wrongPassword();
    void nothingIsSentToWhatIsNotThere_data();
    void nothingIsSentToWhatIsNotThere();
    void relayIsRefused();

private:
    Finished poll(const QString &device) const;
    std::unique_ptr<TransportScene> m_scene;
};

void TestPollTransports::init()
{
    m_scene = std::make_unique<TransportScene>();
}

Finished TestPollTransports::poll(const QString &device) const
{
    return runProgram({u"poll"_qs, m_scene->writeSite(device), u"d"_qs});
}

void TestPollTransports::showsWhatIsExchanged_data()
{
    QTest::addColumn<QString>("sent");
    QTest::addColumn<QString>("received");
    const QString ng = u"BOK RAOIL 123 "_qs;
    const QString states = u"<sensor1temp>12.5|x.x|H24.9</sensor1temp>"_qs;
    QTest::newRow("tcp") << ng + u"REQUEST OIL_PRES\\n"_qs << ng + u"12.5\\r\\n"_qs;
    QTest::newRow("udp") << u"?"_qs << u"T=12.5 RH=40\\n"_qs;
    QTest::newRow("http") << u"/state.xml"_qs << states;
    QTest::newRow("https") << u"/state.xml"_qs << states;
    QTest::newRow("serial") << u"?\\n"_qs << u"T 12.5\\n"_qs;
    QTest::newRow("file") << u"nothing"_qs << u"time,t\\n1,12.5\\n"_qs;
    QTest::newRow("process") << u"nothing"_qs << u"{\"t\": 12.5}\\n"_qs;
    QTest::newRow("indi") << u"<getProperties"_qs << u"12.5</defNumber>"_qs;
    QTest::newRow("mqtt") << u"SUBSCRIBE weather\\n"_qs << u"weather T 12.5\\n"_qs;
    QTest::newRow("mqtts") << u"SUBSCRIBE weather\\n"_qs << u"weather T 12.5\\n"_qs;
    QTest::newRow("modbus") << u"input 40 1"_qs << u"04e2"_qs;
    QTest::newRow("modbus-rtu") << u"input 40 1"_qs << u"04e2"_qs;
    QTest::newRow("simulated") << ng + u"REQUEST OIL_PRES\\n"_qs << ng;
}

void TestPollTransports::showsWhatIsExchanged()
{
    const QString transport = QString::fromLatin1(QTest::currentDataTag());
    QVERIFY(knownTransports().contains(transport));
    if (const QString missing = TransportScene::missingFor(transport); !missing.isEmpty()) {
        QVERIFY2(!qEnvironmentVariableIsSet("MTNOPS_REQUIRE_SERVERS"), qPrintable(missing));
        QSKIP(qPrintable(missing));
    }
    QFETCH(QString, sent);
    QFETCH(QString, received);
    const Finished program = poll(u"timeout = \"10s\"\n"_qs + m_scene->deviceOf(transport));
    QCOMPARE(program.messages, QString());
    QCOMPARE(program.exitCode, 0);
    QVERIFY2(program.output.contains(u"sent      "_qs + sent), qPrintable(program.output));
    QVERIFY2(program.output.contains(u"received  "_qs), qPrintable(program.output));
    QVERIFY2(program.output.contains(received), qPrintable(program.output));
    if (transport != u"simulated")
        QVERIFY2(program.output.contains(u"12.5 °C"), qPrintable(program.output));
}

void TestPollTransports::severalRows()
{
    const Finished program =
        poll(u"transport = \"process\"\ncommand = [ \"/bin/echo\", '[ { \"t\": \"2026-01-01T00:00:00Z\", \"x\": 1 }, "
             "{ \"t\": \"2026-01-01T00:00:10Z\", \"x\": 2.5 } ]' ]\nrow_time = \"t\"\n[[device.request]]\n"
             "decode = \"json\"\nrows = \".\"\n"
             "columns = [ { name = \"t\", type = \"time\" }, { name = \"x\", type = \"real\" } ]\n"_qs);
    QCOMPARE(program.messages, QString());
    QCOMPARE(program.exitCode, 0);
    QVERIFY2(program.output.contains(u"2.5"), qPrintable(program.output));
    QVERIFY2(program.output.contains(u"2 rows, of which the newest is shown"), qPrintable(program.output));
}

void TestPollTransports::wrongPassword()
{
    if (const QString missing = TransportScene::missingFor(u"http"_qs); !missing.isEmpty())
        QSKIP(qPrintable(missing));
    const QString device = m_scene->deviceOf(u"http"_qs);
    m_scene->write(u"password"_qs, "opensaysme\n", QFileDevice::ReadOwner);
    const Finished program = poll(device);
    QCOMPARE(program.exitCode, 1);
    QVERIFY2(program.messages.contains(u"refuses the user \"admin\" or the password"), qPrintable(program.messages));
    const QString all = program.messages + program.output;
    QVERIFY(!all.contains(u"opensaysme"));
    QVERIFY(!all.contains(QString::fromLatin1(QByteArray("admin:opensaysme").toBase64())));
}

void TestPollTransports::nothingIsSentToWhatIsNotThere_data()
{
    QTest::addColumn<QString>("device");
    QTest::addColumn<QString>("request");
    QTest::addColumn<QString>("notSent");
    const QString port = u"host = \"127.0.0.1\"\nport = 1\n"_qs;
    const QString text = u"send = \"?\\n\"\ndecode = \"words\"\n"_qs;
    QTest::newRow("tcp") << port << text << u"?\\n"_qs;
    QTest::newRow("http") << port << u"send = \"/state.xml\"\ndecode = \"xml\"\n"_qs << u"/state.xml"_qs;
    QTest::newRow("modbus") << port << u"read = \"input\"\n"_qs << u"input 40 1"_qs;
    QTest::newRow("mqtt") << port << u"topic = \"weather\"\ndecode = \"words\"\n"_qs << u"SUBSCRIBE weather\\n"_qs;
    QTest::newRow("serial") << u"path = \"nowhere\"\n"_qs << text << u"?\\n"_qs;
}

void TestPollTransports::nothingIsSentToWhatIsNotThere()
{
    QFETCH(QString, device);
    QFETCH(QString, request);
    QFETCH(QString, notSent);
    const QString transport = QString::fromLatin1(QTest::currentDataTag());
    const QString source = transport == u"modbus" ? u", source = \"40 int16\""_qs : QString();
    const Finished program =
        poll(u"transport = \"%1\"\n%2[[device.request]]\n%3"
             "columns = [ { name = \"t\", type = \"real\"%4 } ]\n"_qs.arg(transport, device, request, source));
    QCOMPARE(program.exitCode, 1);
    QVERIFY2(program.output.startsWith(u"not sent  %1\nreceived  nothing\n"_qs.arg(notSent)),
             qPrintable(program.output + program.messages));
}

void TestPollTransports::relayIsRefused()
{
    const Finished program = poll(u"transport = \"http\"\nhost = \"127.0.0.1\"\nport = 1\n[[device.request]]\n"
                                  "send = \"/state.xml?relay1State=1\"\n"
                                  "decode = \"xml\"\ncolumns = [ { name = \"open\", type = \"boolean\" } ]\n"_qs);
    QCOMPARE(program.exitCode, 1);
    QVERIFY2(program.messages.contains(u"d is disabled: \"relay1State\" in a query switches something"),
             qPrintable(program.messages));
}

QTEST_GUILESS_MAIN(TestPollTransports)
#include "tst_polltransports.moc"
