// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/core/timestamp.h"

#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

class TestTimestamp : public QObject
{
    Q_OBJECT

private slots:
    void isoUtc_data()
    {
        QTest::addColumn<qint64>("microseconds");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("epoch") << qint64(0) << QByteArray("1970-01-01T00:00:00.000000Z");
        QTest::newRow("before the epoch") << qint64(-1) << QByteArray("1969-12-31T23:59:59.999999Z");
        QTest::newRow("a night") << qint64(1795471448700000) << QByteArray("2026-11-23T22:04:08.700000Z");
        QTest::newRow("leap day") << qint64(1709164800000000) << QByteArray("2024-02-29T00:00:00.000000Z");
    }
    void isoUtc()
    {
        QFETCH(qint64, microseconds);
        QTEST(toIsoUtc(fromMicroseconds(microseconds)), "text");
    }

    void floorToStep_data()
    {
        QTest::addColumn<qint64>("time");
        QTest::addColumn<qint64>("step");
        QTest::addColumn<qint64>("expected");
        QTest::newRow("on the grid") << qint64(10) << qint64(5) << qint64(10);
        QTest::newRow("between") << qint64(14) << qint64(5) << qint64(10);
        QTest::newRow("before the epoch") << qint64(-1) << qint64(5) << qint64(-5);
        QTest::newRow("before the epoch, on the grid") << qint64(-5) << qint64(5) << qint64(-5);
    }
    void floorToStep()
    {
        QFETCH(qint64, time);
        QFETCH(qint64, step);
        QTEST(toMicroseconds(floorTo(fromMicroseconds(time), Duration(step))), "expected");
    }

    void ceilToStep_data()
    {
        QTest::addColumn<qint64>("time");
        QTest::addColumn<qint64>("step");
        QTest::addColumn<qint64>("expected");
        constexpr qint64 least = std::numeric_limits<qint64>::min();
        constexpr qint64 most = std::numeric_limits<qint64>::max();
        QTest::newRow("on the grid") << qint64(10) << qint64(5) << qint64(10);
        QTest::newRow("between") << qint64(11) << qint64(5) << qint64(15);
        QTest::newRow("before the epoch") << qint64(-9) << qint64(5) << qint64(-5);
        QTest::newRow("before the epoch, on the grid") << qint64(-5) << qint64(5) << qint64(-5);
        QTest::newRow("the first of all") << least << qint64(1000) << least + 808; // it ends with 808
        QTest::newRow("the last of all") << most - 807 << qint64(1000) << most - 807;
    }
    void ceilToStep()
    {
        QFETCH(qint64, time);
        QFETCH(qint64, step);
        QTEST(toMicroseconds(ceilTo(fromMicroseconds(time), Duration(step))), "expected");
    }

    void duration_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("microseconds"); // 0: refused
        QTest::addColumn<QString>("shortest");
        QTest::newRow("second") << u"1s"_qs << qint64(1000000) << u"1s"_qs;
        QTest::newRow("fraction") << u"1.5s"_qs << qint64(1500000) << u"1500ms"_qs;
        QTest::newRow("milliseconds") << u"250ms"_qs << qint64(250000) << u"250ms"_qs;
        QTest::newRow("microseconds") << u"7us"_qs << qint64(7) << u"7us"_qs;
        QTest::newRow("minutes") << u"90min"_qs << qint64(5400000000) << u"90min"_qs;
        QTest::newRow("sixty seconds") << u"60s"_qs << qint64(60000000) << u"1min"_qs;
        QTest::newRow("days, spaced") << u" 30 d "_qs << qint64(2592000000000) << u"30d"_qs;
        QTest::newRow("no unit") << u"5"_qs << qint64(0) << QString();
        QTest::newRow("no number") << u"min"_qs << qint64(0) << QString();
        QTest::newRow("zero") << u"0s"_qs << qint64(0) << QString();
        QTest::newRow("negative") << u"-1s"_qs << qint64(0) << QString();
        QTest::newRow("not a number") << u"nans"_qs << qint64(0) << QString();
        QTest::newRow("for ever") << u"infs"_qs << qint64(0) << QString();
        QTest::newRow("too long") << u"999999999d"_qs << qint64(0) << QString();
        QTest::newRow("month is no unit") << u"1M"_qs << qint64(0) << QString();
        QTest::newRow("empty") << QString() << qint64(0) << QString();
    }
    void duration()
    {
        QFETCH(QString, text);
        QFETCH(qint64, microseconds);
        QFETCH(QString, shortest);
        const Result<Duration> result = parseDuration(text);
        if (microseconds == 0) {
            QVERIFY(!result);
            QVERIFY2(result.error().detail.contains(u"5min"), qPrintable(result.error().detail));
            return;
        }
        QVERIFY(result.hasValue());
        QCOMPARE(qint64(result->count()), microseconds);
        QCOMPARE(formatDuration(*result), shortest);
    }
};

QTEST_GUILESS_MAIN(TestTimestamp)
#include "tst_timestamp.moc"
