// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sky/skydays.h"

#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

const SiteInfo kuiper{.latitude = 32.4165, .longitude = -110.7346};
constexpr Timestamp start = Timestamp(1795471440s); // 2026-11-23T22:04Z

} // namespace

/** The shade of windows, which is joined from days. */
class TestSkyDays : public QObject
{
    Q_OBJECT

private slots:
    void aWindowIsShadedAsAWhole_data()
    {
        QTest::addColumn<qint64>("hours");
        for (const int hours : {1, 24, 100, 24 * 40})
            QTest::addRow("%d h", hours) << qint64(hours);
    }
    void aWindowIsShadedAsAWhole()
    {
        QFETCH(qint64, hours);
        const TimeRange range{start, start + hours * 1h};
        SkyDays days(kuiper);
        const SkyShade shade = days.over(range);
        const Sky sky(kuiper);
        const QList<SkySpan> phases = sky.phases(range);
        QCOMPARE(shade.phases.size(), phases.size());
        for (qsizetype index = 0; index < phases.size(); ++index) {
            QCOMPARE(shade.phases[index].phase, phases[index].phase);
            QVERIFY(std::chrono::abs(shade.phases[index].range.from - phases[index].range.from) <= 2s);
            QVERIFY(std::chrono::abs(shade.phases[index].range.to - phases[index].range.to) <= 2s);
        }
        QCOMPARE(shade.moonUp.size(), sky.moonUp(range).size());
        QCOMPARE(days.over(range), shade); // and so when it is known
    }

    void whatIsWhen()
    {
        SkyDays days(kuiper);
        const SkyShade shade = days.over({start, start + 24h});
        QCOMPARE(shade.phaseAt(start), SkyPhase::Day); // 15:04 at the site
        QCOMPARE(shade.phaseAt(start + 6h), SkyPhase::Night);
        QCOMPARE(shade.phaseAt(start + 24h), std::nullopt);
        QVERIFY(!shade.isMoonUp(start)); // a day before full Moon it rises in the afternoon
        QVERIFY(shade.isMoonUp(start + 6h));
    }

    void noShadeWithoutAPlaceOrForLongWindows()
    {
        QVERIFY(SkyDays(SiteInfo()).over({start, start + 24h}).isEmpty());
        SkyDays days(kuiper);
        QVERIFY(!days.over({start, start + SkyDays::longest}).isEmpty());
        QVERIFY(days.over({start, start + SkyDays::longest + 1s}).isEmpty());
        QVERIFY(days.over({start, start}).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSkyDays)
#include "tst_skydays.moc"
