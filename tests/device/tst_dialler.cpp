// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/indi/indiconnection.h"
#include "logger/device/transports/dialler.h"
#include "logger/device/transports/tcptransport.h"
#include "tests/support/fakedevice.h"

#include <QSemaphore>
#include <QTest>

#include <atomic>
#include <memory>
#include <mutex>
#include <vector>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

const std::string loopback = "127.0.0.1";

/** A resolver that a test tells what to answer, and that hangs when it is told nothing. */
class FakeResolver
{
public:
    FakeResolver() = default;
    ~FakeResolver() { m_state->gate.release(1000); } // threads that hang still outlive the test, and this
    Q_DISABLE_COPY_MOVE(FakeResolver)

    HostResolver resolver() const
    {
        return [state = m_state](const std::string &) {
            ++state->calls;
            if (state->isHanging)
                state->gate.acquire();
            ++state->returns;
            const std::lock_guard lock(state->mutex);
            return state->answer;
        };
    }

    void hang() { m_state->isHanging = true; }
    void goOn() { m_state->isHanging = false, m_state->gate.release(calls() - returns()); }
    void answer(const HostAnswer &answer)
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->answer = answer;
    }
    int calls() const { return m_state->calls; }
    int returns() const { return m_state->returns; }

private:
    struct State
    {
        std::atomic<int> calls = 0;
        std::atomic<int> returns = 0;
        std::atomic<bool> isHanging = false;
        QSemaphore gate;
        std::mutex mutex; // protects answer
        HostAnswer answer{.addresses = {loopback}, .isNameUnknown = false, .problem = {}};
    };
    const std::shared_ptr<State> m_state = std::make_shared<State>();
};

const HostAnswer unknown{.addresses = {}, .isNameUnknown = true, .problem = "no such name"};
const HostAnswer broken{.addresses = {}, .isNameUnknown = false, .problem = "try again"};

/** A dialler with its socket and what it says. */
struct Dialling
{
    Dialling(const QString &host, quint16 port, const FakeResolver &names)
        : dialler(socket, host, port, names.resolver(), nullptr)
    {
        QObject::connect(&socket, &QTcpSocket::connected, &receiver, [this] { ++connections; });
        QObject::connect(&dialler, &Dialler::failed, &receiver,
                         [this](const QString &problem) { problems.append(problem); });
    }

    int connections = 0;
    QStringList problems;
    QTcpSocket socket;
    Dialler dialler;
    QObject receiver; // dies first
};

QString name()
{
    return QStringLiteral("dome.example");
}

} // namespace

class TestDialler : public QObject
{
    Q_OBJECT

private slots:
    void looksUpNoLiterals_data();
    void looksUpNoLiterals();
    void keepsAnAnswerForAWhile();
    void hangingNameDelaysNoOther();
    void usesTheLastGoodAddress_data();
    void usesTheLastGoodAddress();
    void asksOnceAtATime();
    void lateAnswerServesTheNextAttempt();
    void unknownNameIsBelieved();
    void failures();
    void triesEachAddress();
    void stopIsSilent();
    void endsWhileLookingUp();
    void transportSaysWhatIsMissing();
    void indiSaysWhatIsMissing();
};

void TestDialler::looksUpNoLiterals_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("address");
    QTest::newRow("IPv4") << QStringLiteral("127.0.0.1") << QStringLiteral("127.0.0.1");
    QTest::newRow("localhost") << QStringLiteral("localhost") << QStringLiteral("localhost");
    QTest::newRow("in capitals") << QStringLiteral("LocalHost") << QStringLiteral("LocalHost");
    QTest::newRow("IPv6") << QStringLiteral("::ffff:127.0.0.1") << QStringLiteral("[::ffff:127.0.0.1]");
}

void TestDialler::looksUpNoLiterals()
{
    QFETCH(QString, host);
    QFETCH(QString, address);
    const FakeDevice device(FakeAnswer::silence());
    FakeResolver names;
    names.hang();
    Dialling dialling(host, device.port(), names);
    dialling.dialler.dial(1s);
    QTRY_COMPARE(dialling.connections, 1);
    QCOMPARE(names.calls(), 0);
    QCOMPARE(dialling.dialler.address(), QStringLiteral("%1:%2").arg(address).arg(device.port()));
}

void TestDialler::keepsAnAnswerForAWhile()
{
    FakeDevice device(FakeAnswer::silence());
    const FakeResolver names;
    Dialling dialling(name(), device.port(), names);
    for (int i = 1; i <= 3; ++i) {
        dialling.dialler.dial(1s);
        QTRY_COMPARE(dialling.connections, i);
    }
    QCOMPARE(names.calls(), 1);
    device.close(); // moved, perhaps
    dialling.dialler.dial(1s);
    QTRY_COMPARE(dialling.problems.size(), 1);
    dialling.dialler.dial(1s);
    QTRY_COMPARE(dialling.problems.size(), 2);
    QCOMPARE(names.calls(), 2);
}

void TestDialler::hangingNameDelaysNoOther()
{
    const FakeDevice device(FakeAnswer::silence());
    FakeResolver hanging;
    hanging.hang();
    std::vector<std::unique_ptr<Dialling>> others;
    for (int i = 0; i < 50; ++i) {
        others.push_back(std::make_unique<Dialling>(QStringLiteral("host%1.example").arg(i), device.port(), hanging));
        others.back()->dialler.dial(1s);
    }
    QTRY_COMPARE(hanging.calls(), 50);
    const FakeResolver names;
    Dialling dialling(name(), device.port(), names);
    dialling.dialler.dial(1s);
    QTRY_COMPARE(dialling.connections, 1);
    QCOMPARE(hanging.returns(), 0);
}

void TestDialler::usesTheLastGoodAddress_data()
{
    QTest::addColumn<bool>("hangs");
    QTest::newRow("the look-up hangs") << true;
    QTest::newRow("the look-up fails") << false;
}

void TestDialler::usesTheLastGoodAddress()
{
    QFETCH(bool, hangs);
    FakeDevice device(FakeAnswer::silence());
    FakeResolver names;
    Dialling dialling(name(), device.port(), names);
    dialling.dialler.dial(1s);
    QTRY_COMPARE(dialling.connections, 1);
    device.close();
    dialling.dialler.dial(1s);
    QTRY_COMPARE(dialling.problems.size(), 1); // from now on, names are looked up again
    device.reopen();
    if (hangs)
        names.hang();
    else
        names.answer(broken);
    dialling.dialler.dial(hangs ? Duration(100ms) : Duration(24h)); // an answer is waited for, however slow the machine
    QTRY_COMPARE(dialling.connections, 2);
    dialling.dialler.dial(24h); // the same look-up hangs on: it is not waited for again
    QTRY_COMPARE(dialling.connections, 3);
    QCOMPARE(names.calls(), hangs ? 2 : 3);
    QCOMPARE(dialling.problems.size(), 1);
}

void TestDialler::asksOnceAtATime()
{
    FakeResolver names;
    names.hang();
    Dialling dialling(name(), 1, names);
    for (int i = 0; i < 10; ++i) {
        dialling.dialler.dial(1s);
        dialling.dialler.stop();
    }
    QTRY_COMPARE(names.calls(), 1);
    QTest::qWait(50); // no other is to come
    QCOMPARE(names.calls(), 1);
}

void TestDialler::lateAnswerServesTheNextAttempt()
{
    const FakeDevice device(FakeAnswer::silence());
    FakeResolver names;
    names.hang();
    Dialling dialling(name(), device.port(), names);
    dialling.dialler.dial(1s);
    QTRY_COMPARE(names.calls(), 1);
    QVERIFY(dialling.dialler.isLookingUp());
    dialling.dialler.stop(); // at its time limit
    names.goOn();
    QTRY_COMPARE(names.returns(), 1);
    names.hang();
    dialling.dialler.dial(1s);
    QTRY_COMPARE(dialling.connections, 1);
    QCOMPARE(names.calls(), 1);
}

void TestDialler::unknownNameIsBelieved()
{
    FakeDevice device(FakeAnswer::silence());
    FakeResolver names;
    Dialling dialling(name(), device.port(), names);
    dialling.dialler.dial(1s);
    QTRY_COMPARE(dialling.connections, 1);
    device.close();
    dialling.dialler.dial(1s);
    QTRY_COMPARE(dialling.problems.size(), 1);
    names.answer(unknown);
    dialling.dialler.dial(1s);
    QTRY_COMPARE(dialling.problems.size(), 2);
    QCOMPARE(dialling.problems.last(), QStringLiteral("no host is named \"dome.example\""));
}

void TestDialler::failures()
{
    FakeDevice device(FakeAnswer::silence());
    device.close();
    FakeResolver names;
    Dialling dialling(name(), device.port(), names);
    names.answer(broken);
    dialling.dialler.dial(1s);
    QTRY_COMPARE(dialling.problems.size(), 1);
    QCOMPARE(dialling.problems.last(), QStringLiteral("the name \"dome.example\" cannot be looked up: try again"));
    names.answer({.addresses = {loopback}, .isNameUnknown = false, .problem = {}});
    dialling.dialler.dial(1s);
    QTRY_COMPARE(dialling.problems.size(), 2);
    QCOMPARE(dialling.problems.last(), QStringLiteral("connection refused by dome.example:%1").arg(device.port()));
    QVERIFY(!dialling.dialler.isLookingUp());
    Dialling blank(QStringLiteral("no host"), 1, names);
    blank.dialler.dial(1s);
    QTRY_COMPARE(blank.problems, QStringList{QStringLiteral("no host is named \"no host\"")});
    QCOMPARE(names.calls(), 2); // and nobody was asked for it
}

void TestDialler::triesEachAddress()
{
    const FakeDevice device(FakeAnswer::silence()); // on 127.0.0.1 alone
    FakeResolver names;
    names.answer({.addresses = {"127.0.0.2", "127.0.0.3", loopback}, .isNameUnknown = false, .problem = {}});
    Dialling dialling(name(), device.port(), names);
    dialling.dialler.dial(1s);
    QTRY_COMPARE(dialling.connections, 1);
    QCOMPARE(dialling.problems, QStringList());
    names.answer({.addresses = {"127.0.0.2", "127.0.0.3"}, .isNameUnknown = false, .problem = {}});
    Dialling nowhere(name(), device.port(), names);
    nowhere.dialler.dial(1s);
    QTRY_COMPARE(nowhere.problems.size(), 1);
}

void TestDialler::stopIsSilent()
{
    const FakeDevice device(FakeAnswer::silence());
    FakeResolver names;
    names.hang();
    Dialling dialling(name(), device.port(), names);
    dialling.dialler.dial(1s);
    QTRY_COMPARE(names.calls(), 1);
    dialling.dialler.stop();
    names.goOn();
    QTRY_COMPARE(names.returns(), 1);
    QTest::qWait(50); // nothing is to happen
    QCOMPARE(dialling.connections, 0);
    QCOMPARE(dialling.problems, QStringList());
}

void TestDialler::endsWhileLookingUp()
{
    FakeResolver names;
    names.hang();
    {
        Dialling dialling(name(), 1, names);
        dialling.dialler.dial(1s);
        QTRY_COMPARE(names.calls(), 1);
    }
    QCOMPARE(names.returns(), 0); // it was not waited for
    names.goOn();
    QTRY_COMPARE(names.returns(), 1); // and its answer finds nobody
    QTest::qWait(20);
}

void TestDialler::transportSaysWhatIsMissing()
{
    FakeResolver names;
    names.hang();
    TcpTransport transport(name(), 5750, TcpTransport::Connection::OneShot, nullptr, names.resolver());
    QString detail;
    connect(&transport, &Transport::failed, this, [&](const TransportFailure &failure) { detail = failure.detail; });
    const auto never = [](QByteArrayView) { return false; };
    transport.request("ALL\n", never, 200ms);
    QTRY_COMPARE(detail, QStringLiteral("the name of dome.example:5750 was not found within 0.2 s"));
}

void TestDialler::indiSaysWhatIsMissing()
{
    FakeResolver names;
    names.hang();
    IndiConnection connection(name(), 7624, 200ms, BackOff(1s), nullptr, names.resolver());
    QStringList details;
    connect(&connection, &IndiConnection::lost, this,
            [&](DeviceState, const QString &detail) { details.append(detail); });
    connection.open();
    QTRY_COMPARE(
        details,
        QStringList{QStringLiteral("the name of dome.example:7624 was not found within ") + formatDuration(200ms)});
    names.answer(unknown);
    names.goOn();
    QTRY_COMPARE(details.size(), 2);
    QCOMPARE(details.last(), QStringLiteral("no host is named \"dome.example\""));
}

QTEST_GUILESS_MAIN(TestDialler)
#include "tst_dialler.moc"
