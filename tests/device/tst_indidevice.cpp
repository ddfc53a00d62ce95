// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/indi/indidevice.h"
#include "tests/support/fakedevice.h"
#include "tests/support/fakeindiserver.h"

#include <QTest>

#include <cmath>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

const QByteArray weather = QByteArrayLiteral("<defNumberVector device='Weather &amp; Co' name='AIR' label='Air'>"
                                             "<defNumber name='TEMP' label='Temperature (C)'>\n15\n</defNumber>"
                                             "</defNumberVector>");
const QByteArray telescope = QByteArrayLiteral("<defNumberVector device='Scope' name='POS'>"
                                               "<defNumber name='RA'>12:30:00</defNumber></defNumberVector>");

const QByteArray everything = weather + telescope
    + "<defNumberVector device='Weather &amp; Co' name='RAIN'><defNumber name='RATE'>0</defNumber></defNumberVector>"
      "<defSwitchVector device='Scope' name='CONNECTION'><defSwitch name='CONNECT'>On</defSwitch></defSwitchVector>";

DeviceConfig configFor(quint16 port)
{
    DeviceConfig config;
    config.name = QStringLiteral("sky");
    config.title = QStringLiteral("Sky");
    config.transport = QStringLiteral("indi");
    config.host = QStringLiteral("127.0.0.1");
    config.port = port;
    config.interval = 50ms;
    config.timeout = 1s;
    config.indiPatterns = {{QStringLiteral("Weather & Co"), QStringLiteral("AIR"), QStringLiteral("*"), {}},
                           {QStringLiteral("Scope"), QStringLiteral("*"), QStringLiteral("RA"), {}}};
    return config;
}

/** A device and all that it says. */
struct Listening
{
    explicit Listening(const DeviceConfig &config, Duration silence = IndiDevice::defaultSilence)
        : device(config, clock, silence, [] { return 0.0; })
    {
        QObject::connect(&device, &Device::sampleTaken, &receiver,
                         [this](const Sample &sample) { rows.append(sample); });
        QObject::connect(&device, &Device::eventRaised, &receiver,
                         [this](const Event &event) { events.append(event); });
        QObject::connect(&device, &Device::exchanged, &receiver,
                         [this](const Exchange &each) { exchanges.append(each); });
        QObject::connect(&device, &Device::pollFinished, &receiver,
                         [this](bool succeeded) { polls.append(succeeded); });
    }

    DeviceState state() const { return device.status().state; }
    QString detail() const { return device.status().detail; }
    QStringList toldEvents() const
    {
        QStringList told;
        for (const Event &event : events)
            told.append(nameOf(event.kind) + QStringLiteral(": ") + event.text);
        return told;
    }
    Values lastValues() const { return rows.isEmpty() ? Values() : rows.last().values; }

    SystemClock clock;
    QList<Sample> rows;
    QList<Event> events;
    QList<Exchange> exchanges;
    QList<bool> polls;
    IndiDevice device;
    QObject receiver; // dies first
};

} // namespace

class TestIndiDevice : public QObject
{
    Q_OBJECT

private slots:
    void asksForEachDeviceByName();
    void writesTheValuesInForceAtEachTick();
    void saysWhyThereIsNoRow();
    void reconnects();
    void refusedConnection();
    void quietServerIsKept();
    void hungServerIsLeft();
    void deadDriverBecomesNull();
    void tellsPartialOutagesOnce_data();
    void tellsPartialOutagesOnce();
    void silentDriverIsAPartialOutage();
    void tellsWhatDoesNotComeBackAfterALoss();
    void redefinitionIsNoOutage();
    void otherServers();
    void refusedColumnsAreTold();
    void stopEndsAtOnce();
    void pollNowConnectsAndLeaves();
    void pollNowWaitsForEveryPattern();
    void pollNowFails();
    void pollNowShowsWhatCameBeforeTheClose();
    void pollNowWhileRunning();
    void disabled();
};

void TestIndiDevice::asksForEachDeviceByName()
{
    FakeIndiServer server;
    Listening listening(configFor(server.port()));
    listening.device.start();
    QTRY_COMPARE(server.received(),
                 QByteArray("<getProperties version='1.7' device='Weather &amp; Co'/>\n"
                            "<getProperties version='1.7' device='Scope'/>\n"));
    QCOMPARE(listening.state(), DeviceState::NeverSeen);
    QVERIFY(listening.rows.isEmpty());
}

void TestIndiDevice::writesTheValuesInForceAtEachTick()
{
    FakeIndiServer server;
    server.answerWith(weather);
    Listening listening(configFor(server.port()));
    listening.device.start();
    QTRY_VERIFY(listening.rows.size() >= 3);
    QCOMPARE(listening.state(), DeviceState::Good);
    QVERIFY2(listening.detail().contains(u"Scope"), qPrintable(listening.detail()));
    QVERIFY(listening.lastValues() == Values{Value(15.0)});

    server.send(telescope);
    QTRY_VERIFY(listening.lastValues() == (Values{Value(15.0), Value(12.5)}));
    QCOMPARE(listening.detail(), QString());
    server.send("<setNumberVector device='Weather &amp; Co' name='AIR'><oneNumber "
                "name='TEMP'>16</oneNumber></setNumberVector>");
    QTRY_VERIFY(listening.lastValues() == (Values{Value(16.0), Value(12.5)}));
    QTRY_VERIFY(listening.rows.size() >= 20);
    for (qsizetype row = 0; row < listening.rows.size(); ++row) {
        const Sample &sample = listening.rows[row];
        QCOMPARE(sample.values.size(), size_t(sample.table->columns.size()));
        if (row > 0)
            QVERIFY(sample.time > listening.rows[row - 1].time);
    }
    QVERIFY(listening.device.status().latency > Duration());
    QCOMPARE(listening.device.status().polls, listening.rows.size());
    QCOMPARE(listening.device.status().failures, 0);
    QCOMPARE(server.questions(), 2);
    QCOMPARE(listening.events.size(), 1);
    QCOMPARE(listening.events.front().kind, EventKind::DeviceUp);
}

void TestIndiDevice::saysWhyThereIsNoRow()
{
    FakeIndiServer server;
    DeviceConfig config = configFor(server.port());
    config.timeout = 100ms;
    Listening listening(config);
    listening.device.start();
    QTRY_COMPARE(listening.state(), DeviceState::NoReply);
    QVERIFY2(listening.detail().contains(u"\"Scope\" does not answer"), qPrintable(listening.detail()));

    server.send("<defSwitchVector device='Scope' name='CONNECTION'><defSwitch name='CONNECT'>Off</defSwitch>"
                "<defSwitch name='DISCONNECT'>On</defSwitch></defSwitchVector>");
    QTRY_COMPARE(listening.state(), DeviceState::Disconnected);
    QVERIFY2(listening.detail().contains(u"INDI device \"Scope\" is not connected (CONNECTION is Off)"),
             qPrintable(listening.detail()));
    QVERIFY(listening.rows.isEmpty());

    server.send(telescope);
    QTRY_COMPARE(listening.state(), DeviceState::Good);
    server.send("<delProperty device='Scope' name='POS'/>");
    QTRY_COMPARE(listening.state(), DeviceState::Disconnected);
    QCOMPARE(listening.events.size(), 3); // down, up, down
}

void TestIndiDevice::reconnects()
{
    FakeIndiServer server;
    server.answerWith(weather + telescope);
    Listening listening(configFor(server.port()));
    listening.device.start();
    QTRY_COMPARE(listening.state(), DeviceState::Good);
    server.shutDown();
    QTRY_COMPARE(listening.state(), DeviceState::Disconnected);
    QCOMPARE(listening.events.last().kind, EventKind::DeviceDown);
    QVERIFY2(listening.events.last().text.contains(u"connection closed by 127.0.0.1"), qPrintable(listening.detail()));
    const qsizetype rows = listening.rows.size();
    const qint64 failures = listening.device.status().failures;
    QTRY_VERIFY(listening.device.status().failures >= failures + 3);
    QCOMPARE(listening.rows.size(), rows);

    QVERIFY(server.listen());
    QTRY_COMPARE(listening.state(), DeviceState::Good);
    QCOMPARE(listening.events.last().kind, EventKind::DeviceUp);
    QCOMPARE(server.questions(), 4);
    QTRY_VERIFY(listening.rows.size() > rows + 2);
}

void TestIndiDevice::refusedConnection()
{
    FakeIndiServer server;
    server.shutDown();
    Listening listening(configFor(server.port()));
    listening.device.start();
    QTRY_COMPARE(listening.state(), DeviceState::Disconnected);
    QCOMPARE(listening.detail(), QStringLiteral("connection refused by 127.0.0.1:%1").arg(server.port()));
}

void TestIndiDevice::quietServerIsKept()
{
    FakeIndiServer server;
    server.answerWith(weather + telescope);
    Listening listening(configFor(server.port()), 200ms);
    listening.device.start();
    QTRY_VERIFY(server.questions() >= 8); // nothing comes but answers
    QCOMPARE(server.connections(), 1);
    QCOMPARE(listening.device.status().failures, 0);
    QVERIFY(listening.lastValues() == (Values{Value(15.0), Value(12.5)}));
}

void TestIndiDevice::hungServerIsLeft()
{
    FakeIndiServer server;
    server.answerWith(weather + telescope);
    Listening listening(configFor(server.port()), 200ms);
    listening.device.start();
    QTRY_COMPARE(listening.state(), DeviceState::Good);
    server.answerWith({});
    QTRY_COMPARE(listening.state(), DeviceState::NoReply);
    QVERIFY(server.questions() >= 4);
    const qsizetype rows = listening.rows.size();
    server.answerWith(weather + telescope);
    QTRY_COMPARE(listening.state(), DeviceState::Good);
    QCOMPARE(server.connections(), 2);
    QTRY_VERIFY(listening.rows.size() > rows);
}

void TestIndiDevice::deadDriverBecomesNull()
{
    FakeIndiServer server;
    server.answerWith(weather + telescope);
    Listening listening(configFor(server.port()), 200ms);
    listening.device.start();
    QTRY_VERIFY(listening.lastValues() == (Values{Value(15.0), Value(12.5)}));
    server.answerWith(weather);
    QTRY_VERIFY(listening.lastValues() == (Values{Value(15.0), Value()}));
    QVERIFY2(listening.detail().contains(u"\"Scope\" does not answer"), qPrintable(listening.detail()));
    server.answerWith(weather + telescope);
    QTRY_VERIFY(listening.lastValues() == (Values{Value(15.0), Value(12.5)}));
    QCOMPARE(server.connections(), 1);
}

void TestIndiDevice::tellsPartialOutagesOnce_data()
{
    QTest::addColumn<QByteArray>("goes");
    QTest::addColumn<QString>("text");
    QTest::newRow("one property of several") << QByteArray("<delProperty device='Weather &amp; Co' name='RAIN'/>")
                                             << QStringLiteral("INDI sends no value for Weather & Co.RAIN any longer");
    QTest::newRow("the only property of a device") << QByteArray("<delProperty device='Scope' name='POS'/>")
                                                   << QStringLiteral("INDI sends no value for Scope.POS any longer");
    QTest::newRow("a device") << QByteArray("<delProperty device='Scope'/>")
                              << QStringLiteral("INDI device \"Scope\" does not answer, or the server has none");
    QTest::newRow("the hardware of a device")
        << QByteArray("<setSwitchVector device='Scope' name='CONNECTION'><oneSwitch name='CONNECT'>Off</oneSwitch>"
                      "</setSwitchVector>")
        << QStringLiteral("INDI device \"Scope\" is not connected (CONNECTION is Off)");
}

void TestIndiDevice::tellsPartialOutagesOnce()
{
    QFETCH(QByteArray, goes);
    QFETCH(QString, text);
    FakeIndiServer server;
    server.answerWith(everything);
    DeviceConfig config = configFor(server.port());
    config.timeout = 100ms;
    config.indiPatterns[0].property = QStringLiteral("*");
    Listening listening(config);
    listening.device.start();
    QTRY_COMPARE(listening.lastValues().size(), 3u);
    QStringList expected = {QStringLiteral("device-up: answers")};
    for (int outage = 0; outage < 2; ++outage) {
        server.send(goes);
        expected.append(QStringLiteral("problem: answers only in part: ") + text);
        QTRY_COMPARE(listening.toldEvents(), expected);
        QVERIFY2(listening.detail().contains(text), qPrintable(listening.detail()));
        QTRY_VERIFY(listening.rows.size() >= 10 * (outage + 1)); // and not once for each row
        QCOMPARE(listening.state(), DeviceState::Good);
        server.send(everything);
        expected.append(QStringLiteral("device-up: answers in full again"));
        QTRY_COMPARE(listening.toldEvents(), expected);
        QCOMPARE(listening.detail(), QString());
    }
}

void TestIndiDevice::silentDriverIsAPartialOutage()
{
    FakeIndiServer server;
    server.answerWith(weather + telescope);
    DeviceConfig config = configFor(server.port());
    config.timeout = 100ms;
    Listening listening(config, 200ms);
    listening.device.start();
    QTRY_COMPARE(listening.lastValues().size(), 2u);
    server.answerWith(weather);
    QTRY_COMPARE(
        listening.toldEvents().last(),
        QStringLiteral("problem: answers only in part: INDI device \"Scope\" does not answer, or the server has "
                       "none"));
    server.answerWith(weather + telescope);
    QTRY_COMPARE(listening.toldEvents().last(), QStringLiteral("device-up: answers in full again"));
    QCOMPARE(listening.events.size(), 3);
}

void TestIndiDevice::tellsWhatDoesNotComeBackAfterALoss()
{
    FakeIndiServer server;
    server.answerWith(weather + telescope);
    DeviceConfig config = configFor(server.port());
    config.timeout = 100ms;
    Listening listening(config);
    listening.device.start();
    QTRY_COMPARE(listening.lastValues().size(), 2u);
    server.shutDown();
    QTRY_COMPARE(listening.state(), DeviceState::Disconnected);
    server.answerWith(weather);
    QVERIFY(server.listen());
    QTRY_COMPARE(listening.events.size(), 4);
    QCOMPARE(listening.events[1].kind, EventKind::DeviceDown);
    QCOMPARE(listening.events[2].kind, EventKind::DeviceUp);
    QCOMPARE(listening.events[3].kind, EventKind::Problem);
}

void TestIndiDevice::redefinitionIsNoOutage()
{
    FakeIndiServer server;
    server.answerWith(weather + telescope);
    DeviceConfig config = configFor(server.port());
    config.timeout = 30s; // so long may it take
    Listening listening(config);
    listening.device.start();
    QTRY_COMPARE(listening.lastValues().size(), 2u);
    for (int i = 0; i < 3; ++i) {
        server.send("<delProperty device='Scope' name='POS'/>");
        QTRY_VERIFY(isNull(listening.lastValues()[1]));
        server.send(telescope);
        QTRY_VERIFY(!isNull(listening.lastValues()[1]));
    }
    QCOMPARE(listening.toldEvents(), QStringList{QStringLiteral("device-up: answers")});
}

void TestIndiDevice::otherServers()
{
    FakeIndiServer server;
    server.answerWith("HTTP/1.1 400 Bad Request\r\n\r\n<html><body>Bad Request</body></html>");
    DeviceConfig config = configFor(server.port());
    config.timeout = 100ms;
    Listening listening(config);
    listening.device.start();
    QTRY_COMPARE(listening.state(), DeviceState::Unparsable);
    QVERIFY2(listening.detail().contains(u"HTTP/1.1 400"), qPrintable(listening.detail()));
    server.send(telescope);
    QTRY_COMPARE(listening.state(), DeviceState::Good);
}

void TestIndiDevice::refusedColumnsAreTold()
{
    FakeIndiServer server;
    server.answerWith(QByteArray(telescope).replace("Scope", "Weather &amp; Co") + telescope);
    DeviceConfig config = configFor(server.port());
    for (IndiPattern &pattern : config.indiPatterns)
        pattern.property = pattern.element = QStringLiteral("*");
    Listening listening(config);
    listening.device.start();
    QTRY_COMPARE(listening.state(), DeviceState::Good);
    QCOMPARE(listening.events.size(), 2);
    QCOMPARE(listening.events.front().kind, EventKind::Configuration);
    QVERIFY2(listening.events.front().text.contains(u"source = \"Scope.POS.RA\""),
             qPrintable(listening.events.front().text));
}

void TestIndiDevice::stopEndsAtOnce()
{
    FakeIndiServer server;
    server.answerWith(weather + telescope);
    Listening listening(configFor(server.port()));
    listening.device.start();
    QTRY_COMPARE(listening.state(), DeviceState::Good);
    listening.device.stop();
    const qsizetype rows = listening.rows.size();
    QTRY_COMPARE(server.clients(), 0);
    QTest::qWait(150); // three intervals in which nothing may come
    QCOMPARE(listening.rows.size(), rows);
    QCOMPARE(server.connections(), 1);
    listening.device.start();
    QTRY_VERIFY(listening.rows.size() > rows);
}

void TestIndiDevice::pollNowConnectsAndLeaves()
{
    FakeIndiServer server;
    server.answerWith(weather + telescope);
    Listening listening(configFor(server.port()));
    listening.device.pollNow();
    QTRY_COMPARE(listening.polls, QList<bool>{true});
    QCOMPARE(listening.rows.size(), 1);
    QVERIFY(listening.lastValues() == (Values{Value(15.0), Value(12.5)}));
    QCOMPARE(listening.exchanges.size(), 1);
    QCOMPARE(listening.exchanges.front().sent, server.received());
    QCOMPARE(listening.exchanges.front().received, weather + telescope);
    QCOMPARE(listening.exchanges.front().problem, QString());
    QTRY_COMPARE(server.clients(), 0);
    listening.device.pollNow();
    QTRY_COMPARE(listening.polls, (QList<bool>{true, true}));
}

void TestIndiDevice::pollNowWaitsForEveryPattern()
{
    FakeIndiServer server;
    server.answerWith(weather);
    DeviceConfig config = configFor(server.port());
    config.timeout = 5s;
    Listening listening(config);
    listening.device.pollNow();
    QTRY_COMPARE(server.questions(), 2);
    QTest::qWait(100);
    QCOMPARE(listening.polls.size(), 0);
    server.send(telescope);
    QTRY_COMPARE(listening.polls, QList<bool>{true});
    QCOMPARE(listening.lastValues().size(), 2u);
}

void TestIndiDevice::pollNowFails()
{
    FakeIndiServer server;
    DeviceConfig config = configFor(server.port());
    config.timeout = 100ms;
    Listening listening(config);
    listening.device.pollNow();
    QTRY_COMPARE(listening.polls, QList<bool>{false});
    QCOMPARE(listening.state(), DeviceState::NoReply);
    QCOMPARE(listening.exchanges.front().problem, listening.detail());
    server.answerWith(weather); // one of two patterns: a row, at the timeout
    listening.device.pollNow();
    QTRY_COMPARE(listening.polls, (QList<bool>{false, true}));
    server.shutDown();
    listening.device.pollNow();
    QTRY_COMPARE(listening.polls, (QList<bool>{false, true, false}));
    QCOMPARE(listening.state(), DeviceState::Disconnected);
    QCOMPARE(listening.exchanges.last().received, QByteArray());
}

void TestIndiDevice::pollNowShowsWhatCameBeforeTheClose()
{
    const FakeDevice server(FakeAnswer::whole(QByteArray(60'000, 'x')));
    Listening listening(configFor(server.port()));
    listening.device.pollNow();
    QTRY_COMPARE(listening.polls, QList<bool>{false});
    QCOMPARE(listening.exchanges.front().received.size(), 60'000);
}

void TestIndiDevice::pollNowWhileRunning()
{
    FakeIndiServer server;
    server.answerWith(weather + telescope);
    Listening listening(configFor(server.port()));
    listening.device.start();
    QTRY_COMPARE(listening.state(), DeviceState::Good);
    listening.device.pollNow();
    QTRY_COMPARE(listening.polls, QList<bool>{true});
    QVERIFY(listening.exchanges.front().received.startsWith(weather));
    const qsizetype rows = listening.rows.size();
    QTRY_VERIFY(listening.rows.size() > rows + 1);
    QCOMPARE(server.connections(), 1);
}

void TestIndiDevice::disabled()
{
    FakeIndiServer server;
    DeviceConfig config = configFor(server.port());
    config.indiPatterns.clear();
    Listening listening(config);
    listening.device.start();
    QCOMPARE(listening.state(), DeviceState::Disabled);
    QCOMPARE(listening.events.size(), 1);
    listening.device.pollNow();
    QCOMPARE(listening.polls, QList<bool>{false});
    QCOMPARE(server.connections(), 0);
}

QTEST_GUILESS_MAIN(TestIndiDevice)
#include "tst_indidevice.moc"
