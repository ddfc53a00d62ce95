// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/memoryfloor.h"

#include <QTest>

#include <functional>

using namespace mtnops;

namespace {

constexpr int anHour = 3600; // s, and samples
constexpr int aRound = 360; // s, of all faults

using Bytes = std::function<qint64(int second)>;

qint64 burst(int second)
{
    return second % aRound < 60 ? 8'000'000 : second % 7 * 4096;
}

} // namespace

Q_DECLARE_METATYPE(Bytes)

/** That a leak is told from caches that fill and bursts that pass. */
class TestMemoryFloor : public QObject
{
    Q_OBJECT

private slots:
    void tellsALeak_data();
    void tellsALeak();
    void nothingIsNoSlope();
};

void TestMemoryFloor::tellsALeak_data()
{
    QTest::addColumn<Bytes>("memory");
    QTest::addColumn<double>("megabytesPerDay");
    QTest::newRow("steady") << Bytes([](int) { return 25'000'000; }) << 0.0;
    QTest::newRow("bursts") << Bytes([](int second) { return 25'000'000 + burst(second); }) << 0.0;
    QTest::newRow("a cache that fills within the first half")
        << Bytes([](int second) { return 20'000'000 + std::min(second, anHour / 2) * 1000 + burst(second); }) << 0.0;
    QTest::newRow("a leak") << Bytes([](int second) { return 25'000'000 + second * 100; }) << 8.64;
    QTest::newRow("a leak under bursts") << Bytes([](int second) { return 25'000'000 + second * 100 + burst(second); })
                                         << 8.64;
    QTest::newRow("a leak by each burst")
        << Bytes([](int second) { return 25'000'000 + second / aRound * 36'000 + burst(second); }) << 8.64;
}

void TestMemoryFloor::tellsALeak()
{
    QFETCH(Bytes, memory);
    QFETCH(double, megabytesPerDay);
    std::vector<MemorySample> samples;
    for (int second = 0; second < anHour; ++second)
        samples.push_back({.time = 5'000'000 + second * 1000LL, .bytes = memory(second)});
    const std::vector<MemorySample> floors = memoryFloors(samples);
    QCOMPARE(floors.size(), 4U);
    QVERIFY(floors.front().time >= 5'000'000 + anHour / 2 * 1000LL);
    const double found = bytesPerDay(floors) / 1e6;
    QVERIFY2(qAbs(found - megabytesPerDay) < 0.5 + megabytesPerDay / 4, qPrintable(QString::number(found)));
}

void TestMemoryFloor::nothingIsNoSlope()
{
    QVERIFY(memoryFloors({}).empty());
    QVERIFY(memoryFloors({{1, 2}, {3, 4}, {5, 6}}).empty());
    QCOMPARE(bytesPerDay({}), 0.0);
    QCOMPARE(bytesPerDay({{1000, 5}}), 0.0);
}

QTEST_GUILESS_MAIN(TestMemoryFloor)
#include "tst_memoryfloor.moc"
