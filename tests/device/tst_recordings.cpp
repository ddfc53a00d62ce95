// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/core/clock.h"
#include "logger/device/devicefactory.h"
#include "tests/support/fakedevice.h"
#include "tests/support/recording.h"

#include <QEventLoop>
#include <QTest>

#include <memory>

using namespace mtnops;

namespace {

/** What must become of the reply to a request: the words of its payload, or a failure. */
struct Expectation
{
    QByteArray sent;
    QByteArray payload; ///< begins with '!' for a failure
};

const QByteArray closed = "!no-reply closed the connection without a reply";
const QByteArray silent = "!no-reply no reply from";
const QByteArray empty = "!unparsable the device answered without a value";
const QByteArray refused = "!unparsable the device refused the request";

// One line for each exchange of the recording of that name, in its order.

const QList<Expectation> tcsSim = {
    {"BIG61 TCS 123 REQUEST ALL\n", "00 18:51:41.14 +32:20:33.7 +00:00:00 18:51:41 89.90 90.00 1.00 2000.00"},
    {"BIG61 TCS 123 REQUEST XALL\n", "1368 90.0 -224.4 -145.6 11/23/2026 2461368.4"},
    {"BIG61 TCS 123 REQUEST DOME\n", "180.0000000 0 0 270.0000000 90.0000000 0.0000000"},
    {"BIG61 TCS 123 REQUEST DOME PARAM\n", "0.000000 90.000000 5.000000 3.500000 0.000000 0.000000 0.000000 1 0"},
    {"BIG61 TCS 123 REQUEST RA\n", "18:51:41.14"},
    {"BIG61 TCS 123 REQUEST DEC\n", "+32:20:33.7"},
    {"BIG61 TCS 123 REQUEST HA\n", "+00:00:00"},
    {"BIG61 TCS 123 REQUEST EL\n", "90.0"},
    {"BIG61 TCS 123 REQUEST AZ\n", "270.0"},
    {"BIG61 TCS 123 REQUEST FOCUS\n", "1368"},
    {"BIG61 TCS 123 REQUEST FOCSPEED\n", "FAST"},
    {"BIG61 TCS 123 REQUEST MOTION\n", "0"},
    {"BIG61 TCS 123 REQUEST XRA\n", "18:51:41.1 18:51:09.1 ref off wob diff 0 5.000 200.000"},
    {"BIG61 TCS 123 REQUEST XDEC\n", "32:20:33.7 32:20:33.7 ref off wob diff 0 5.000 200.000"},
    {"BIG61 TCS 123 REQUEST LIMIT\n", "0 0"},
    {"BIG61 TCS 123 REQUEST LIMITINHIBIT\n", "0"},
    {"BIG61 TCS 123 REQUEST LIMITPROF\n",
     "45.0 30.0 20.0 20.0 20.0 20.0 20.0 20.0 20.0 20.0 20.0 20.0 20.0 20.0 20.0 20.0 20.0 20.0 20.0 20.0 20.0 20.0 "
     "20.0 30.0 45.0"},
    {"BIG61 TCS 123 REQUEST TIME\n", "22:04:08.70"},
    {"BIG61 TCS 123 REQUEST DATE\n", "11/23/2026"},
    {"BIG61 TCS 123 REQUEST JD\n", "2461368.4"},
    {"BIG61 TCS 123 REQUEST ST\n", "18:51:41"},
    {"BIG61 TCS 123 REQUEST SECZ\n", "1.00"},
    {"BIG61 TCS 123 REQUEST PECSTAT\n", "0 0 0 0"},
    {"BIG61 TCS 123 REQUEST PECPROG\n", empty},
    {"BIG61 TCS 123 REQUEST CORRECTIONS\n", "MPNARFp+___"},
    {"BIG61 TCS 123 REQUEST DISABLE\n", "1"},
    {"BIG61 TCS 123 REQUEST DISEPOCH\n", "2000.0"},
    {"BIG61 TCS 123 REQUEST EQ\n", "XXXXX.x"},
    {"BIG61 TCS 123 REQUEST BEAM\n", "A"},
    {"BIG61 TCS 123 REQUEST PADGUIDE\n", "5.000"},
    {"BIG61 TCS 123 REQUEST PADDRIFT\n", "200.000"},
    {"BIG61 TCS 123 REQUEST FLEXFILE\n", "dummy pointing model text"},
    {"BIG61 TCS 123 REQUEST SIM\n", "SIM"},
    {"BIG61 TCS 123 REQUEST SERVO 0\n", empty},
    {"BIG61 TCS 123 REQUEST EL\r\n", "90.0"},
    {QByteArrayLiteral("BIG61 TCS 123 REQUEST EL\n\0"), "90.0"},
    {"BIG61 TCS 123 REQUEST EL", silent},
    {QByteArrayLiteral("BIG61 TCS 123 REQUEST EL\0"), silent},
    {"BIG61  TCS  123  REQUEST  EL\n", "90.0"},
    {"\tBIG61 TCS 123 REQUEST EL\n", "90.0"},
    {"BIG61 TCS 1 REQUEST EL\nBIG61 TCS 2 REQUEST AZ\n", "90.0"},
    {"\n", refused},
    {"HELLO\n", refused},
    {"BIG61 TCS REQUEST EL\n", refused},
    {"BIG61 TCS 123 REQUEST\n", refused},
    {"BIG61 TCS 123 REQUEST NOSUCH\n", refused},
    {"BIG61 TCS 123 request el\n", refused},
    {"WRONGID NOTTCS 999 REQUEST EL\n", "90.0"},
    {"BIG61 TCS 123 FROB EL\n", refused},
    {"BIG61 TCS 123 REQUEST VERIFY 10:00:00 +20:00:00\n", "0"},
    {"BIG61 TCS 123 REQUEST INDEX\n", closed},
    {"BIG61 TCS 123 REQUEST {EL\n", closed},
    {"BIG61 TCS 123 REQUEST EL\n", "90.0"},
};

const QList<Expectation> libmtnops = {
    {"MTNOPS TEST 123 REQUEST ALL\n", "RET0 RET1 RET2 RET3 RET4 RET5"},
    {QByteArrayLiteral("MTNOPS TEST 123 REQUEST ALL\n\0"), "RET0 RET1 RET2 RET3 RET4 RET5"},
    {"MTNOPS TEST 123 REQUEST ALL", "RET0 RET1 RET2 RET3 RET4 RET5"},
    {"MTNOPS TEST 123 REQUEST ALL\r\n", refused},
    {"MTNOPS TEST 7 REQUEST ALL\n", "RET0 RET1 RET2 RET3 RET4 RET5"},
    {"MTNOPS TEST 99999 REQUEST ALL\n", "RET0 RET1 RET2 RET3 RET4 RET5"},
    {"MTNOPS TEST abc REQUEST ALL\n", "RET0 RET1 RET2 RET3 RET4 RET5"},
    {"MTNOPS TEST 123 COMMAND TEST ARG1 ARG2\n", "OK"},
    {"MTNOPS TEST 123 COMMAND NOPE\n", refused},
    {"MTNOPS TEST 123 REQUEST NOPE\n", refused},
    {"MTNOPS TEST 123 FROB ALL\n", refused},
    {"WRONG TEST 123 REQUEST ALL\n", closed},
    {"MTNOPS WRONG 123 REQUEST ALL\n", closed},
    {"MTNOPS TEST\n", closed},
    {"\n", closed},
    {"MTNOPS TEST 123 REQUEST ALL\nMTNOPS TEST 124 REQUEST ALL\n", "RET0 RET1 RET2 RET3 RET4 RET5"},
    {"MTNOPS TEST 123 REQUEST ALL\n", closed},
    {"MTNOPS  TEST\t123  REQUEST   ALL\n", "RET0 RET1 RET2 RET3 RET4 RET5"},
};

const QList<Expectation> ngtelcom = {
    {"BIG61 TCS 123 REQUEST ALL\n",
     "0 191210.07 +322033.7 +00:00:00 19:12:10 89.9 090.0 01.00 2000.00 2461368.4 180.5 090.0 180.0"},
    {"BIG61 TCS 123 REQUEST ALL\r\n",
     "0 191211.63 +322033.7 +00:00:00 19:12:12 90.0 090.0 01.00 2000.00 2461368.4 180.5 090.0 180.0"},
    {"BIG61 TCS 123 REQUEST MOTION\r\n", "0"},
    {"BIG61 TCS 123 REQUEST GUIDE\r\n", "0 0.0 0.0"},
    {"BIG61 TCS 123 REQUEST RA\r\n", silent},
    {"BIG61 TCS abc REQUEST ALL\r\n", refused},
    {"BIG61 TCS 123\r\n", refused},
    {"BOK TCS 123 REQUEST ALL\r\n", refused},
    {"BIG61 TCS 123 NEXTRA 120000.0\r\n", silent},
    {"BIG61 TCS 1 REQUEST MOTION\r\nBIG61 TCS 2 REQUEST MOTION\r\n", "0"},
};

/** What fails is waited for to the end; an answer may take its time on a busy machine. */
DeviceConfig configFor(const FakeDevice &device, const QByteArray &sent, qsizetype words, bool isFailure)
{
    DeviceConfig config{.name = QStringLiteral("tcs"), .host = QStringLiteral("127.0.0.1"), .port = device.port()};
    config.transport = QStringLiteral("tcp");
    config.timeout = std::chrono::milliseconds(isFailure ? 400 : 5000);
    RequestRule request{.send = sent, .decoder = QStringLiteral("ng"), .columns = {}};
    for (qsizetype i = 0; i < words; ++i)
        request.columns.append({.column = {.name = QStringLiteral("w%1").arg(i), .type = ColumnType::Text}});
    config.requests = {request};
    return config;
}

QByteArray shown(const Values &values)
{
    QStringList words;
    for (const Value &value : values)
        words.append(std::get<QString>(value));
    return words.join(u' ').toLatin1();
}

/** Polls once and gives the values, or "!state detail". */
QByteArray poll(const DeviceConfig &config)
{
    const SystemClock clock;
    const std::unique_ptr<Device> device = makeDevice(config, clock);
    QByteArray result;
    QEventLoop loop;
    QObject::connect(device.get(), &Device::sampleTaken, &loop,
                     [&](const Sample &sample) { result = shown(sample.values); });
    QObject::connect(device.get(), &Device::pollFinished, &loop, &QEventLoop::quit);
    device->pollNow();
    loop.exec();
    const DeviceStatus &status = device->status();
    return status.state == DeviceState::Good
        ? result
        : QStringLiteral("!%1 %2").arg(nameOf(status.state), status.detail).toLatin1();
}

/** The state of @p result is that of @p expected, and its detail holds the other's. */
bool matches(const QByteArray &result, const QByteArray &expected)
{
    const qsizetype blank = expected.indexOf(' ');
    return result.startsWith(expected.left(blank)) && result.contains(expected.mid(blank + 1));
}

} // namespace

/** Replays whole recordings of real servers over loopback sockets, through the device that the factory makes. */
class TestRecordings : public QObject
{
    Q_OBJECT

private slots:
    void replays_data();
    void replays();
};

void TestRecordings::replays_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("received");
    QTest::addColumn<bool>("isClosed");
    QTest::addColumn<QByteArray>("expected");
    const auto add = [](const char *name, const QList<Expectation> &expectations) {
        const QString path = QStringLiteral(MTNOPS_FIXTURES "/%1.txt").arg(QLatin1StringView(name));
        const QList<RecordedExchange> exchanges = readRecording(path);
        QCOMPARE(exchanges.size(), expectations.size());
        for (qsizetype i = 0; i < exchanges.size(); ++i) {
            const RecordedExchange &exchange = exchanges[i];
            QCOMPARE(exchange.sent, expectations[i].sent);
            QTest::addRow("%s %lld %s", name, qlonglong(i), exchange.sent.simplified().constData())
                << exchange.sent << exchange.received << exchange.isClosed << expectations[i].payload;
        }
    };
    add("tcs-sim", tcsSim);
    add("libmtnops", libmtnops);
    add("ngtelcom", ngtelcom);
}

void TestRecordings::replays()
{
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, received);
    QFETCH(bool, isClosed);
    QFETCH(QByteArray, expected);
    const bool isFailure = expected.startsWith('!');
    const qsizetype words = isFailure ? 1 : expected.split(' ').size();
    const FakeAnswer::End end = isClosed ? FakeAnswer::End::Close : FakeAnswer::End::StayOpen;
    FakeAnswer whole = FakeAnswer::whole(received, end);
    if (received.isEmpty())
        whole.pieces.clear();
    for (const FakeAnswer &answer : {whole, FakeAnswer::inBytes(received, end)}) {
        const FakeDevice device(answer);
        const DeviceConfig config = configFor(device, sent, words, isFailure);
        for (const bool isPersistent : {false, true}) {
            DeviceConfig each = config;
            each.persistent = isPersistent;
            const QByteArray result = poll(each);
            if (isFailure)
                QVERIFY2(matches(result, expected), result.constData());
            else
                QCOMPARE(result, expected);
        }
        QCOMPARE(device.reads(), QList<QByteArray>({sent, sent}));
        QCOMPARE(device.segments(), QList<int>({1, 1}));
    }
}

QTEST_GUILESS_MAIN(TestRecordings)
#include "tst_recordings.moc"
