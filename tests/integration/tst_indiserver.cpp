// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/devicefactory.h"
#include "tests/integration/indiserverprocess.h"

#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

const QByteArray weather = "Weather Simulator";
const QByteArray telescope = "Telescope Simulator";

DeviceConfig sky(quint16 port)
{
    DeviceConfig config;
    config.name = QStringLiteral("sky");
    config.title = QStringLiteral("Sky");
    config.transport = QStringLiteral("indi");
    config.host = QStringLiteral("127.0.0.1");
    config.port = port;
    config.interval = 1s;
    config.timeout = 5s;
    config.indiPatterns = {
        {QStringLiteral("Weather Simulator"), QStringLiteral("WEATHER_PARAMETERS"), QStringLiteral("*"), {}},
        {QStringLiteral("Telescope Simulator"), QStringLiteral("EQUATORIAL_EOD_COORD"), QStringLiteral("*"), {}}};
    return config;
}

} // namespace

/** The logger against the INDI server and drivers of libindi. The order of the tests is the story of one night. */
class TestIndiServer : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void explainsUnconnectedDrivers();
    void writesARowEachSecond();
    void followsAChange();
    void survivesADriverCrash();
    void survivesAServerRestart();
    void pollsOnce();
    void cleanupTestCase();

private:
    bool connectDriver(const QByteArray &device, const QByteArray &proof);
    Value lastValue(const char *column) const;
    bool hasGoodRowSince(qsizetype row) const;
    DeviceState state() const { return m_device->status().state; }

    SystemClock m_clock;
    std::unique_ptr<IndiServerProcess> m_server;
    std::unique_ptr<Device> m_device;
    QList<Sample> m_rows;
    QList<Event> m_events;
};

void TestIndiServer::initTestCase()
{
    if (!IndiServerProcess::isInstalled()) {
        QVERIFY2(qEnvironmentVariable("MTNOPS_REQUIRE_SERVERS") != QLatin1StringView("1"),
                 "indiserver and indi_simulator_weather are not installed: apt install indi-bin");
        QSKIP("indiserver is not installed (Debian package indi-bin)");
    }
    m_server = std::make_unique<IndiServerProcess>(
        QStringList{QStringLiteral("indi_simulator_weather"), QStringLiteral("indi_simulator_telescope")});
    QVERIFY(m_server->start());
    m_device = makeDevice(sky(m_server->port()), m_clock);
    connect(m_device.get(), &Device::sampleTaken, this, [this](const Sample &sample) { m_rows.append(sample); });
    connect(m_device.get(), &Device::eventRaised, this, [this](const Event &event) { m_events.append(event); });
}

/** Drivers come up unconnected each time; asks until the driver defines @p proof. */
bool TestIndiServer::connectDriver(const QByteArray &device, const QByteArray &proof)
{
    const QByteArray definition = "Vector device=\"" + device + "\" name=\"" + proof + '"';
    return QTest::qWaitFor([&] { return m_server->heard().contains("device=\"" + device + "\" name=\"CONNECTION\""); },
                           10'000)
        && (m_server->switchOn(device, "CONNECTION", "CONNECT"),
            QTest::qWaitFor([&] { return m_server->heard().contains(definition); }, 10'000));
}

Value TestIndiServer::lastValue(const char *column) const
{
    if (m_rows.isEmpty())
        return {};
    const Sample &row = m_rows.last();
    const qsizetype index = row.table->indexOf(QLatin1StringView(column).toString());
    return index < 0 ? Value() : row.values[size_t(index)];
}

/** Rows with all values came after @p row. */
bool TestIndiServer::hasGoodRowSince(qsizetype row) const
{
    return m_rows.size() > row && !isNull(lastValue("weather_parameters_weather_temperature"))
        && !isNull(lastValue("equatorial_eod_coord_ra"));
}

void TestIndiServer::explainsUnconnectedDrivers()
{
    m_device->start();
    QTRY_COMPARE_WITH_TIMEOUT(state(), DeviceState::Disconnected, 10'000);
    QVERIFY2(m_device->status().detail.contains(u"\"Weather Simulator\" is not connected (CONNECTION is Off)"),
             qPrintable(m_device->status().detail));
    QVERIFY(m_rows.isEmpty());
}

void TestIndiServer::writesARowEachSecond()
{
    QVERIFY(connectDriver(weather, "WEATHER_PARAMETERS"));
    QVERIFY(connectDriver(telescope, "EQUATORIAL_EOD_COORD"));
    QTRY_VERIFY_WITH_TIMEOUT(hasGoodRowSince(0), 10'000);
    const qsizetype first = m_rows.size();
    QTRY_VERIFY_WITH_TIMEOUT(m_rows.size() >= first + 6, 15'000);
    for (qsizetype row = first; row < first + 6; ++row) {
        const Timestamp second = floorTo(m_rows[row].time, 1s);
        QCOMPARE(second - floorTo(m_rows[row - 1].time, 1s), Duration(1s));
        QVERIFY2(m_rows[row].time - second < 500ms, toIsoUtc(m_rows[row].time).constData());
    }
    QStringList names;
    for (const Column &column : m_rows.last().table->columns)
        names.append(column.name);
    names.sort();
    QCOMPARE(names,
             (QStringList{QStringLiteral("equatorial_eod_coord_dec"), QStringLiteral("equatorial_eod_coord_ra"),
                          QStringLiteral("weather_parameters_weather_forecast"),
                          QStringLiteral("weather_parameters_weather_rain_hour"),
                          QStringLiteral("weather_parameters_weather_temperature"),
                          QStringLiteral("weather_parameters_weather_wind_gust"),
                          QStringLiteral("weather_parameters_weather_wind_speed")}));
    QCOMPARE(state(), DeviceState::Good);
    QCOMPARE(m_device->status().detail, QString());
    QCOMPARE(m_device->status().rejected, 0);
    // The telescope does not track: its right ascension moves with the sky.
    const qsizetype ra = m_rows.last().table->indexOf(u"equatorial_eod_coord_ra");
    const double turned = *toNumber(m_rows.last().values[size_t(ra)]) - *toNumber(m_rows[first].values[size_t(ra)]);
    QVERIFY2(turned > 0.5 / 3600 && turned < 60.0 / 3600, qPrintable(QString::number(turned * 3600)));
}

void TestIndiServer::followsAChange()
{
    m_server->setNumber(weather, "WEATHER_CONTROL", "Temperature", 7.25);
    m_server->switchOn(weather, "WEATHER_REFRESH", "REFRESH");
    QTRY_COMPARE_WITH_TIMEOUT(lastValue("weather_parameters_weather_temperature"), Value(7.25), 10'000);
}

void TestIndiServer::survivesADriverCrash()
{
    m_server->forget();
    QVERIFY(m_server->killDriver("indi_simulator_telescope"));
    QTRY_VERIFY_WITH_TIMEOUT(isNull(lastValue("equatorial_eod_coord_ra")), 10'000);
    QCOMPARE(lastValue("weather_parameters_weather_temperature"), Value(7.25));
    QCOMPARE(state(), DeviceState::Good);
    QTRY_VERIFY2_WITH_TIMEOUT(m_device->status().detail.contains(u"\"Telescope Simulator\" is not connected"),
                              qPrintable(m_device->status().detail), 15'000);
    const qsizetype row = m_rows.size();
    QVERIFY(connectDriver(telescope, "EQUATORIAL_EOD_COORD"));
    QTRY_VERIFY_WITH_TIMEOUT(hasGoodRowSince(row), 10'000);
    QCOMPARE(m_rows.last().table->columns.size(), 7);
}

void TestIndiServer::survivesAServerRestart()
{
    m_server->kill();
    m_server->forget();
    QTRY_COMPARE_WITH_TIMEOUT(state(), DeviceState::Disconnected, 5'000);
    QCOMPARE(m_events.last().kind, EventKind::DeviceDown);
    const qsizetype row = m_rows.size();
    QVERIFY(m_server->start());
    QVERIFY(connectDriver(weather, "WEATHER_PARAMETERS"));
    QVERIFY(connectDriver(telescope, "EQUATORIAL_EOD_COORD"));
    QTRY_VERIFY_WITH_TIMEOUT(hasGoodRowSince(row), 20'000);
    QCOMPARE(m_events.last().kind, EventKind::DeviceUp);
    QCOMPARE(m_rows.last().table->columns.size(), 7);
}

void TestIndiServer::pollsOnce()
{
    m_device->stop();
    const std::unique_ptr<Device> device = makeDevice(sky(m_server->port()), m_clock);
    QList<Exchange> exchanges;
    QList<bool> finished;
    QObject receiver;
    connect(device.get(), &Device::exchanged, &receiver, [&](const Exchange &exchange) { exchanges.append(exchange); });
    connect(device.get(), &Device::pollFinished, &receiver, [&](bool succeeded) { finished.append(succeeded); });
    device->pollNow();
    QTRY_COMPARE_WITH_TIMEOUT(finished, QList<bool>{true}, 10'000);
    QVERIFY(exchanges.front().sent.startsWith("<getProperties version='1.7' device='Weather Simulator'/>"));
    QVERIFY(exchanges.front().received.contains("WEATHER_PARAMETERS"));
}

void TestIndiServer::cleanupTestCase()
{
    m_device.reset();
    m_server.reset();
}

QTEST_GUILESS_MAIN(TestIndiServer)
#include "tst_indiserver.moc"
