// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/devicefactory.h"
#include "logger/device/simulation/historymaker.h"
#include "logger/device/simulation/simulatedtransport.h"
#include "tests/support/manualclock.h"

#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

const Timestamp start = std::chrono::sys_days(std::chrono::year(2026) / 11 / 10);

ColumnRule column(const char *name, ColumnType type, const char *source = "")
{
    ColumnRule rule;
    rule.column.name = rule.column.label = QString::fromLatin1(name);
    rule.column.type = type;
    rule.source = QString::fromLatin1(source);
    return rule;
}

DeviceConfig simulated(const char *model, const QList<RequestRule> &requests)
{
    DeviceConfig config;
    config.name = config.title = QString::fromLatin1(model).replace(u'-', u'_');
    config.transport = QStringLiteral("simulated");
    config.model = QString::fromLatin1(model);
    config.interval = 5s;
    config.timeout = 50ms;
    config.requests = requests;
    return config;
}

DeviceConfig tube()
{
    return simulated(
        "flaky",
        {{"BIG61 TUBE 123 REQUEST TEMPERATURE\n", QStringLiteral("ng"), {column("temperature", ColumnType::Real)}}});
}

DeviceConfig boltwood()
{
    return simulated(
        "boltwood",
        {{"\n",
          QStringLiteral("json"),
          {column("time", ColumnType::Time, "timestamp"), column("sky", ColumnType::Real, "skyMinusAmbientTemperature"),
           column("air", ColumnType::Real, "ambientTemperature"),
           column("humidity", ColumnType::Real, "relativeHumidityPercentage"),
           column("wind", ColumnType::Real, "windSpeed"), column("cloud", ColumnType::Integer, "cloudCond"),
           column("close", ColumnType::Boolean, "roofCloseRequested")}}});
}

DeviceConfig telescope()
{
    ColumnRule motion = column("motion", ColumnType::Integer);
    motion.format = ValueFormat::Hexadecimal;
    QList<ColumnRule> sexagesimal;
    for (const char *name : {"ra", "dec", "ha", "st"}) {
        sexagesimal.append(column(name, ColumnType::Real));
        sexagesimal.last().format = ValueFormat::Sexagesimal;
    }
    const QList<ColumnRule> rest = {column("altitude", ColumnType::Real), column("azimuth", ColumnType::Real),
                                    column("airmass", ColumnType::Real)};
    return simulated("tcsng",
                     {{"BIG61 TCS 123 REQUEST ALL\n", QStringLiteral("ng"), QList{motion} + sexagesimal + rest},
                      {"BIG61 TCS 123 REQUEST XALL\n", QStringLiteral("ng"), {column("focus", ColumnType::Real)}},
                      {"BIG61 TCS 123 REQUEST DOME\n", QStringLiteral("ng"), {column("delta", ColumnType::Real)}}});
}

std::vector<Sample> historyOf(const DeviceConfig &config, TimeRange range)
{
    std::vector<Sample> rows;
    const qint64 made = makeHistory(config, range, [&](std::vector<Sample> &&chunk) {
        rows.insert(rows.end(), chunk.begin(), chunk.end());
        return true;
    });
    return made == qint64(rows.size()) ? rows : std::vector<Sample>();
}

} // namespace

class TestSimulationHistory : public QObject
{
    Q_OBJECT

private slots:
    void rowsStandOnTheGrid();
    void outagesAreMissing();
    void historyAndLiveHaveNoSeam_data();
    void historyAndLiveHaveNoSeam();
    void stopsWhenRefused();
    void othersHaveNone();
    void transportIsAsynchronous();
    void transportAborts();
    void liveFaults();
    void unknownModelIsDisabled();
};

void TestSimulationHistory::rowsStandOnTheGrid()
{
    const std::vector<Sample> rows = historyOf(boltwood(), {start + 1s, start + 1h});
    QCOMPARE(rows.size(), 719u);
    QCOMPARE(rows.front().time, start + 5s + SimulatedTransport::delay);
    QCOMPARE(rows.back().time, start + 1h - 5s + SimulatedTransport::delay);
    for (const Sample &row : rows) {
        QCOMPARE(row.table, rows.front().table);
        for (const Value &value : row.values)
            QVERIFY(!isNull(value));
    }
    QVERIFY(historyOf(boltwood(), {start, start}).empty());
}

void TestSimulationHistory::outagesAreMissing()
{
    const std::vector<Sample> rows = historyOf(tube(), {start, start + 48h});
    const size_t polls = 48 * 720;
    QVERIFY2(rows.size() < polls * 98 / 100 && rows.size() > polls * 80 / 100,
             qPrintable(QString::number(rows.size())));
    int gaps = 0;
    for (size_t row = 1; row < rows.size(); ++row)
        gaps += rows[row].time - rows[row - 1].time > 1min ? 1 : 0;
    QVERIFY2(gaps > 20 && gaps < 48, qPrintable(QString::number(gaps)));
}

void TestSimulationHistory::historyAndLiveHaveNoSeam_data()
{
    QTest::addColumn<int>("device");
    QTest::newRow("boltwood") << 0;
    QTest::newRow("telescope") << 1;
    QTest::newRow("tube") << 2;
}

void TestSimulationHistory::historyAndLiveHaveNoSeam()
{
    QFETCH(int, device);
    const DeviceConfig config = QList{boltwood(), telescope(), tube()}[device];
    const Timestamp tick = start + 5h;
    const std::vector<Sample> rows = historyOf(config, {tick, tick + 5s});
    QCOMPARE(rows.size(), 1u);

    ManualClock clock(rows.front().time);
    const std::unique_ptr<Device> live = makeDevice(config, clock);
    QList<Sample> taken;
    QObject receiver;
    connect(live.get(), &Device::sampleTaken, &receiver, [&](const Sample &sample) { taken.append(sample); });
    live->pollNow();
    QTRY_COMPARE(taken.size(), 1);
    QCOMPARE(taken.front().time, rows.front().time);
    QCOMPARE(*taken.front().table, *rows.front().table);
    QCOMPARE(taken.front().values.size(), rows.front().values.size());
    // The later requests of a poll come some milliseconds later in history, where time moves on.
    for (size_t index = 0; index < rows.front().values.size(); ++index) {
        const std::optional<double> made = toNumber(rows.front().values[index]);
        QCOMPARE(made.has_value(), toNumber(taken.front().values[index]).has_value());
        if (made)
            QVERIFY(std::abs(*made - *toNumber(taken.front().values[index])) < 0.01);
    }
}

void TestSimulationHistory::stopsWhenRefused()
{
    int chunks = 0;
    size_t rows = 0;
    const qint64 made = makeHistory(boltwood(), {start, start + 24h}, [&](std::vector<Sample> &&chunk) {
        ++chunks;
        rows += chunk.size();
        return chunks < 2;
    });
    QCOMPARE(chunks, 2);
    QCOMPARE(made, qint64(rows));
    QVERIFY(rows < 24 * 720);
}

void TestSimulationHistory::othersHaveNone()
{
    const TimeRange range{start, start + 1min};
    QVERIFY(!historyOf(boltwood(), range).empty());
    DeviceConfig config = boltwood();
    config.model = QStringLiteral("boltwod");
    QVERIFY(historyOf(config, range).empty());
    config = boltwood();
    config.transport = QStringLiteral("tcp");
    QVERIFY(historyOf(config, range).empty());
    config = boltwood();
    config.requests.front().decoder = QStringLiteral("yaml");
    QVERIFY(historyOf(config, range).empty());
    config = boltwood();
    config.problem = QStringLiteral("a mistake");
    QVERIFY(historyOf(config, range).empty());
}

void TestSimulationHistory::transportIsAsynchronous()
{
    ManualClock clock(start);
    SimulatedTransport transport(makeSimulatedModel(u"oil"), clock);
    QByteArray reply;
    connect(&transport, &Transport::replied, this, [&](const QByteArray &bytes) { reply = bytes; });
    transport.request("BOK RAOIL 123 REQUEST OIL_PRES\n", {}, 1s);
    QVERIFY(reply.isEmpty());
    QTRY_VERIFY(reply.startsWith("BOK RAOIL 123 "));
}

void TestSimulationHistory::transportAborts()
{
    ManualClock clock(start);
    SimulatedTransport transport(makeSimulatedModel(u"oil"), clock);
    int signalled = 0;
    connect(&transport, &Transport::replied, this, [&] { ++signalled; });
    connect(&transport, &Transport::failed, this, [&](const TransportFailure &failure) {
        QCOMPARE(failure.state, DeviceState::NoReply);
        ++signalled;
    });
    transport.request("BOK RAOIL 123 REQUEST OIL_PRES\n", {}, 1s);
    transport.abort();
    transport.request("no newline", {}, 30ms);
    QTRY_COMPARE(signalled, 1);
}

void TestSimulationHistory::liveFaults()
{
    ManualClock clock(start);
    const std::unique_ptr<Device> device = makeDevice(tube(), clock);
    QSet<DeviceState> states;
    int finished = 0;
    QObject receiver;
    connect(device.get(), &Device::pollFinished, &receiver, [&] {
        states.insert(device->status().state);
        ++finished;
    });
    for (int poll = 0; poll < 24 * 30 && states.size() < 4; ++poll) {
        clock.advance(2min);
        device->pollNow();
        QTRY_COMPARE(finished, poll + 1);
    }
    QCOMPARE(states,
             (QSet{DeviceState::Good, DeviceState::Disconnected, DeviceState::NoReply, DeviceState::Unparsable}));
}

void TestSimulationHistory::unknownModelIsDisabled()
{
    ManualClock clock(start);
    DeviceConfig config = boltwood();
    config.model = QStringLiteral("boltwod");
    const std::unique_ptr<Device> device = makeDevice(config, clock);
    QCOMPARE(device->status().state, DeviceState::Disabled);
    QVERIFY(device->status().detail.contains(u"boltwod"));
}

QTEST_GUILESS_MAIN(TestSimulationHistory)
#include "tst_simulationhistory.moc"
