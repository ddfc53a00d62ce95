// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/simulation/noise.h"
#include "logger/device/simulation/observatory.h"
#include "logger/device/simulation/simulatedmodel.h"
#include "logger/device/simulation/sky.h"
#include "logger/device/simulation/telescope.h"
#include "logger/device/simulation/weather.h"

#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

Timestamp at(int year, unsigned month, unsigned day, Duration time)
{
    return std::chrono::sys_days(std::chrono::year(year) / int(month) / int(day)) + time;
}

const Timestamp start = at(2026, 11, 1, 0s);
const Duration fortnight = std::chrono::days(14);

double separation(double one, double other, double turn)
{
    return std::abs(std::remainder(one - other, turn));
}

} // namespace

class TestSimulation : public QObject
{
    Q_OBJECT

private slots:
    void noiseIsEvenAndSmooth();
    void siderealTime();
    void sun_data();
    void sun();
    void horizontal();
    void weatherIsPlausible();
    void domeMovesThroughTraveling();
    void telescopeNeverJumps();
    void telescopeTracks();
    void telescopeParksByDay();
    void domeFollows();
    void replies_data();
    void replies();
    void sameAnswerInAnyOrder();
    void everyModelIsMade();
};

void TestSimulation::noiseIsEvenAndSmooth()
{
    double sum = 0;
    double squares = 0;
    constexpr int count = 20'000;
    for (int index = 0; index < count; ++index) {
        const double unit = hashedUnit(7, index);
        QVERIFY(unit >= 0 && unit < 1);
        const double normal = sampleNoise(7, start + index * 1s);
        sum += normal;
        squares += normal * normal;
    }
    QVERIFY(std::abs(sum / count) < 0.03);
    QVERIFY(std::abs(squares / count - 1) < 0.05);
    double before = smoothNoise(1, start, 1h);
    for (Timestamp time = start; time < start + 24h; time += 10s) {
        const double value = smoothNoise(1, time, 1h);
        QVERIFY(std::abs(value) <= 1);
        QVERIFY(std::abs(value - before) < 0.02);
        before = value;
    }
    QVERIFY(hashedUnit(1, 5) != hashedUnit(2, 5));
}

void TestSimulation::siderealTime()
{
    // Meeus, example 12.b: 1987 April 10, 19:21:00 UT, 8h 34m 57.0896s at Greenwich
    const double greenwich = 8 + 34 / 60.0 + 57.0896 / 3600;
    QVERIFY(separation(siderealHours(at(1987, 4, 10, 19h + 21min)) - simulatedLongitude / 15, greenwich, 24) < 1e-6);
    QCOMPARE(julianDate(at(1987, 4, 10, 19h + 21min)), 2446896.30625);
}

void TestSimulation::sun_data()
{
    QTest::addColumn<qint64>("microseconds");
    QTest::addColumn<double>("altitude");
    QTest::addColumn<double>("tolerance");

    // At transit the Sun stands at 90 - latitude + declination, with the declination of the solstices and equinoxes.
    QTest::newRow("June noon") << toMicroseconds(at(2026, 6, 21, 19h + 25min)) << 90 - simulatedLatitude + 23.43 << 0.1;
    QTest::newRow("December noon") << toMicroseconds(at(2026, 12, 21, 19h + 21min)) << 90 - simulatedLatitude - 23.43
                                   << 0.1;
    QTest::newRow("March midnight") << toMicroseconds(at(2026, 3, 20, 7h + 30min)) << simulatedLatitude - 90.0 << 0.3;
}

void TestSimulation::sun()
{
    QFETCH(qint64, microseconds);
    QFETCH(double, altitude);
    QFETCH(double, tolerance);
    QVERIFY(std::abs(sunAltitude(fromMicroseconds(microseconds)) - altitude) < tolerance);
}

void TestSimulation::horizontal()
{
    const Horizontal south = horizontalAt(0, 0);
    QVERIFY(std::abs(south.altitude - (90 - simulatedLatitude)) < 1e-9);
    QVERIFY(std::abs(south.azimuth - 180) < 1e-9);
    const Horizontal west = horizontalAt(6, 0);
    QVERIFY(std::abs(west.altitude) < 1e-9);
    QVERIFY(std::abs(west.azimuth - 270) < 1e-9);
    const Horizontal pole = horizontalAt(3, 90);
    QVERIFY(std::abs(pole.altitude - simulatedLatitude) < 1e-9);
    QVERIFY(separation(pole.azimuth, 0, 360) < 1e-9);
    QVERIFY(parallacticAngle(2, 10) > 0);
    QVERIFY(parallacticAngle(-2, 10) < 0);
}

void TestSimulation::weatherIsPlausible()
{
    double coldest = 100;
    double warmest = -100;
    int wet = 0;
    int cloudy = 0;
    int count = 0;
    Weather before = weatherAt(start);
    for (Timestamp time = start; time < start + std::chrono::days(365); time += 10min, ++count) {
        const Weather weather = weatherAt(time);
        QVERIFY(weather.humidity >= 3 && weather.humidity <= 100);
        QVERIFY(weather.wind > -2 && weather.wind < 60);
        QVERIFY(weather.cloud >= 0 && weather.cloud <= 1);
        QVERIFY(std::abs(weather.temperature - before.temperature) < 2);
        coldest = std::min(coldest, weather.temperature);
        warmest = std::max(warmest, weather.temperature);
        wet += weather.rain > 0 ? 1 : 0;
        cloudy += weather.cloud > 0.5 ? 1 : 0;
        before = weather;
    }
    QVERIFY2(coldest > -20 && coldest < 0, qPrintable(QString::number(coldest)));
    QVERIFY2(warmest > 20 && warmest < 38, qPrintable(QString::number(warmest)));
    QVERIFY2(wet > count / 200 && wet < count / 10, qPrintable(QString::number(wet)));
    QVERIFY2(cloudy > count / 20 && cloudy < count / 2, qPrintable(QString::number(cloudy)));
}

void TestSimulation::domeMovesThroughTraveling()
{
    DomeState before = domeStateAt(start);
    int openings = 0;
    for (Timestamp time = start; time < start + fortnight; time += 15s) {
        const DomeState state = domeStateAt(time);
        QVERIFY(state == before || state == DomeState::Traveling || before == DomeState::Traveling);
        if (state == DomeState::Opened) {
            QVERIFY(sunAltitude(time) < 3);
            openings += before != DomeState::Opened ? 1 : 0;
        }
        before = state;
    }
    QVERIFY2(openings >= 7 && openings < 60, qPrintable(QString::number(openings)));
}

void TestSimulation::telescopeNeverJumps()
{
    const Telescope telescope;
    TelescopeState before = telescope.at(start);
    int slews = 0;
    for (Timestamp time = start + 1s; time < start + fortnight; time += 1s) {
        const TelescopeState state = telescope.at(time);
        const double moved = separation(state.hourAngle, before.hourAngle, 24) * 15;
        QVERIFY2(moved < 3 && std::abs(state.declination - before.declination) < 3,
                 qPrintable(QString::fromLatin1(toIsoUtc(time))));
        QVERIFY(separation(state.domeAzimuth, before.domeAzimuth, 360) < 2.1);
        QVERIFY(state.altitude > 15);
        slews += state.isSlewing && !before.isSlewing ? 1 : 0;
        before = state;
    }
    QVERIFY2(slews > 60 && slews < 600, qPrintable(QString::number(slews)));
}

void TestSimulation::telescopeTracks()
{
    const Telescope telescope;
    int tracked = 0;
    TelescopeState before = telescope.at(start);
    for (Timestamp time = start; time < start + fortnight; time += 10s) {
        const TelescopeState state = telescope.at(time);
        if (state.isObserving && !state.isSlewing && before.isObserving && !before.isSlewing) {
            QVERIFY(separation(state.rightAscension(), before.rightAscension(), 24) < 1e-6);
            QVERIFY(sunAltitude(time) < -11);
            QVERIFY(domeStateAt(time) == DomeState::Opened || !weatherAt(floorTo(time, 10min)).isDry()
                    || domeStateAt(time) == DomeState::Traveling);
            ++tracked;
        }
        before = state;
    }
    QVERIFY2(tracked > 14 * 1000, qPrintable(QString::number(tracked)));
}

void TestSimulation::telescopeParksByDay()
{
    const Telescope telescope;
    for (int day = 0; day < 14; ++day) {
        const TelescopeState noon = telescope.at(start + std::chrono::days(day) + 19h + 30min);
        QVERIFY(!noon.isObserving && !noon.isSlewing);
        QCOMPARE(noon.hourAngle, 0.0);
        QVERIFY(noon.altitude > 89);
        QCOMPARE(noon.domeAzimuth, 90.0);
    }
}

void TestSimulation::domeFollows()
{
    const Telescope telescope;
    int observed = 0;
    int near = 0;
    for (Timestamp time = start; time < start + fortnight; time += 30s) {
        const TelescopeState state = telescope.at(time);
        if (!state.isObserving || state.isSlewing || state.isDomeMoving)
            continue;
        ++observed;
        near += separation(state.azimuth, state.domeAzimuth, 360) < 5 ? 1 : 0;
    }
    QVERIFY2(near > observed * 95 / 100, qPrintable(QStringLiteral("%1 of %2").arg(near).arg(observed)));
}

void TestSimulation::replies_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QString>("pattern");

    const QString sexagesimal = QStringLiteral("[0-9]{2}:[0-9]{2}:[0-9]{2}");
    QTest::newRow("ALL") << "tcsng" << QByteArray("BIG61 TCS 123 REQUEST ALL\n")
                         << QStringLiteral("TCSNG TCS 1   [0-9a-f]{2} %1\\.[0-9]{2} [+-]%1\\.[0-9] [+-]%1 %1 "
                                           "[ 0-9.]{5} [ 0-9.]{6} [ 0-9.]{5} 2000\\.00\r\n")
                                .arg(sexagesimal);
    QTest::newRow("XALL")
        << "tcsng" << QByteArray("BIG61 TCS 7 REQUEST XALL\n")
        << "TCSNG TCS 1 [ 0-9-]{7} [ 0-9.]{6} [ 0-9.-]{6} [ 0-9.-]{6} 11/[0-9]{2}/2026 24613[0-9]{2}\\.[0-9]\r\n";
    QTest::newRow("DOME") << "tcsng" << QByteArray("BIG61 TCS 123 REQUEST DOME\n")
                          << "TCSNG TCS 1 [ 0-9.-]{11} [01] 1 [ 0-9.]{11} [ 0-9.]{11}  90\\.0000000\r\n";
    QTest::newRow("LIMIT") << "tcsng" << QByteArray("BIG61 TCS 123 REQUEST LIMIT\n") << "TCSNG TCS 1 0 0\r\n";
    QTest::newRow("unknown") << "tcsng" << QByteArray("BIG61 TCS 123 REQUEST NOPE\n") << "TCSNG TCS 1 UNKNOWN_CMD\r\n";
    QTest::newRow("oil") << "oil" << QByteArray("BOK RAOIL 123 REQUEST OIL_PRES\n")
                         << "BOK RAOIL 123 [0-9]{2,3}\\.[0-9]{2}\r\n";
    QTest::newRow("dome") << "upper-dome" << QByteArray("BIG61 UDOME 123 REQUEST STATE\n")
                          << "BIG61 UDOME 123   (OPENED|CLOSED|TRAVELING) ";
    QTest::newRow("boltwood") << "boltwood" << QByteArray("\n")
                              << "\\{\"cloudCond\": \"[123]\".*\"ambientTemperature\": \"[-0-9.]+\"\\}";
    QTest::newRow("no newline") << "tcsng" << QByteArray("BIG61 TCS 123 REQUEST ALL") << "";
}

void TestSimulation::replies()
{
    QFETCH(QString, model);
    QFETCH(QByteArray, request);
    QFETCH(QString, pattern);
    const std::unique_ptr<SimulatedModel> device = makeSimulatedModel(model);
    const QRegularExpression expression(QRegularExpression::anchoredPattern(pattern));
    for (Timestamp time = start; time < start + fortnight; time += 17min) {
        const SimulatedReply reply = device->answer(request, time);
        QCOMPARE(reply.outcome, pattern.isEmpty() ? SimulatedOutcome::Silence : SimulatedOutcome::Answer);
        QVERIFY2(expression.match(QString::fromLatin1(reply.bytes)).hasMatch(), reply.bytes.constData());
    }
}

void TestSimulation::sameAnswerInAnyOrder()
{
    for (const QString &name : simulatedModelNames()) {
        const std::unique_ptr<SimulatedModel> forward = makeSimulatedModel(name);
        const std::unique_ptr<SimulatedModel> backward = makeSimulatedModel(name);
        const QByteArray request = "BIG61 TCS 123 REQUEST ALL\n";
        QList<QByteArray> replies;
        for (int step = 0; step < 300; ++step)
            replies.append(forward->answer(request, start + step * 7min).bytes);
        for (int step = 299; step >= 0; --step)
            QCOMPARE(backward->answer(request, start + step * 7min).bytes, replies[step]);
    }
}

void TestSimulation::everyModelIsMade()
{
    QCOMPARE(simulatedModelNames().size(), 5);
    QVERIFY(!makeSimulatedModel(u"nonsense"));
}

QTEST_GUILESS_MAIN(TestSimulation)
#include "tst_simulation.moc"
