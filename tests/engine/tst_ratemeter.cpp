// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/engine/ratemeter.h"

#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

class TestRateMeter : public QObject
{
    Q_OBJECT

private slots:
    void overTenSeconds()
    {
        RateMeter meter;
        Timestamp now{1795471448s};
        QCOMPARE(meter.update(now, 0), 0.0);
        for (int second = 1; second <= 30; ++second)
            QCOMPARE(meter.update(now + std::chrono::seconds(second), 5 * second), 5.0);
        // It stands still: after ten seconds nothing of the growth is left.
        for (int second = 31; second < 41; ++second)
            meter.update(now + std::chrono::seconds(second), 150);
        QCOMPARE(meter.update(now + 41s, 150), 0.0);
    }

    void aClockThatGoesBackBeginsAnew()
    {
        RateMeter meter;
        const Timestamp now{1795471448s};
        meter.update(now, 0);
        QCOMPARE(meter.update(now - 1h, 100), 0.0);
        QCOMPARE(meter.update(now - 1h + 1s, 107), 7.0);
    }
};

QTEST_GUILESS_MAIN(TestRateMeter)
#include "tst_ratemeter.moc"
