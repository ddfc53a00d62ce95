// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/backoff.h"

#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

class TestBackOff : public QObject
{
    Q_OBJECT

private slots:
    void doublesUpToTheLongest();
    void staysInItsBounds_data();
    void staysInItsBounds();
    void systemRandomVaries();
};

void TestBackOff::doublesUpToTheLongest()
{
    BackOff backOff(1s, [] { return 0.5; });
    QList<Duration> waits;
    for (int i = 0; i < 9; ++i)
        waits.append(backOff.afterFailure());
    QCOMPARE(waits, QList<Duration>({1s, 2s, 4s, 8s, 16s, 32s, 45s, 45s, 45s}));
    backOff.reset();
    QCOMPARE(backOff.afterFailure(), Duration(1s));
}

void TestBackOff::staysInItsBounds_data()
{
    QTest::addColumn<double>("random");
    QTest::addColumn<qint64>("first"); // µs
    QTest::addColumn<qint64>("last");
    QTest::newRow("shortest") << 0.0 << qint64(4'000'000) << qint64(36'000'000);
    QTest::newRow("middle") << 0.5 << qint64(5'000'000) << qint64(45'000'000);
    QTest::newRow("longest") << 1.0 << qint64(6'000'000) << qint64(45'000'000);
}

void TestBackOff::staysInItsBounds()
{
    QFETCH(double, random);
    QFETCH(qint64, first);
    QFETCH(qint64, last);
    BackOff backOff(5s, [random] { return random; });
    QCOMPARE(backOff.afterFailure().count(), first);
    for (int i = 0; i < 1000; ++i)
        QVERIFY(backOff.afterFailure() <= BackOff::longest);
    QCOMPARE(backOff.afterFailure().count(), last);
    BackOff slow(10min, [random] { return random; });
    QCOMPARE(slow.afterFailure().count(), last);
}

void TestBackOff::systemRandomVaries()
{
    BackOff backOff(10s);
    QSet<qint64> waits;
    for (int i = 0; i < 20; ++i) {
        backOff.reset();
        const Duration wait = backOff.afterFailure();
        QVERIFY(wait >= 8s && wait <= 12s);
        waits.insert(wait.count());
    }
    QVERIFY(waits.size() > 1);
}

QTEST_GUILESS_MAIN(TestBackOff)
#include "tst_backoff.moc"
