// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sky/crossings.h"
#include "models/sky/nights.h"

#include <QDateTime>
#include <QTest>

#include <cmath>
#include <numbers>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

Timestamp utc(const QString &text)
{
    return Timestamp(std::chrono::milliseconds(QDateTime::fromString(text + u"Z"_qs, Qt::ISODate).toMSecsSinceEpoch()));
}

double minutesBetween(Timestamp a, Timestamp b)
{
    return std::abs(std::chrono::duration<double, std::ratio<60>>(a - b).count());
}

SiteInfo siteAt(double latitude, double longitude)
{
    return {.latitude = latitude, .longitude = longitude};
}

const SiteInfo keck = siteAt(19.8260, -155.4747);
const SiteInfo cerroTololo = siteAt(-30.1653, -70.8150);
const SiteInfo golden = siteAt(39.742476, -105.1786);
const SiteInfo tromso = siteAt(69.65, 18.96);

} // namespace

/** Sun, Moon and nights against published tables. */
class TestSky : public QObject
{
    Q_OBJECT

private slots:
    void crossingsAreFound_data()
    {
        QTest::addColumn<double>("limit");
        QTest::addColumn<QList<double>>("hours"); // of the curve 10 sin(2 pi t / 24 h)
        QTest::newRow("zero, but not where it begins and ends") << 0.0 << QList<double>{12};
        QTest::newRow("up and down") << 5.0 << QList<double>{2, 10};
        QTest::newRow("down and up") << -5.0 << QList<double>{14, 22};
        QTest::newRow("never") << 10.5 << QList<double>{};
        const double near = std::acos(9.999 / 10.0) / (2 * std::numbers::pi) * 24;
        QTest::newRow("between two samples") << 9.999 << QList<double>{6 - near, 6 + near};
    }
    void crossingsAreFound()
    {
        QFETCH(double, limit);
        QFETCH(QList<double>, hours);
        const Timestamp start = utc(u"2026-01-01T00:00"_qs);
        const auto curve = [&](Timestamp time) {
            return 10 * std::sin(2 * std::numbers::pi * double((time - start).count()) / 86'400e6);
        };
        const QList<Timestamp> found = crossings(curve, {limit}, {start + 1s, start + 24h - 1s}, 40min);
        QCOMPARE(found.size(), hours.size());
        for (qsizetype index = 0; index < hours.size(); ++index)
            QVERIFY(minutesBetween(found[index], start + Duration(qint64(hours[index] * 3600e6))) < 1.0 / 60);
    }

    void phasesBeginAsPublished_data()
    {
        QTest::addColumn<SiteInfo>("site");
        QTest::addColumn<QString>("begin"); // UTC, minutes as the table has them
        QTest::addColumn<int>("before");
        QTest::addColumn<int>("after");
        const int day = int(SkyPhase::Day);
        const int civil = int(SkyPhase::Civil);
        const int nautical = int(SkyPhase::Nautical);
        const int astronomical = int(SkyPhase::Astronomical);
        const int night = int(SkyPhase::Night);
        // Keck Observatory Calendar for 2008 (12 degrees), HST is UTC - 10 h.
        QTest::newRow("Keck, 1 Jan 2008, evening") << keck << u"2008-01-02T04:45"_qs << nautical << astronomical;
        QTest::newRow("Keck, 2 Jan 2008, evening") << keck << u"2008-01-03T04:46"_qs << nautical << astronomical;
        QTest::newRow("Keck, 10 Jan 2008, evening") << keck << u"2008-01-11T04:51"_qs << nautical << astronomical;
        QTest::newRow("Keck, 15 Jan 2008, evening") << keck << u"2008-01-16T04:54"_qs << nautical << astronomical;
        // YALO Observatory Calendar for October 2002 at Cerro Tololo (18 degrees), local time is UTC - 4 h till the
        // 12th.
        QTest::newRow("CTIO, 1 Oct 2002, evening") << cerroTololo << u"2002-10-02T00:05"_qs << astronomical << night;
        QTest::newRow("CTIO, 1 Oct 2002, morning") << cerroTololo << u"2002-10-01T09:01"_qs << night << astronomical;
        QTest::newRow("CTIO, 9 Oct 2002, evening") << cerroTololo << u"2002-10-10T00:11"_qs << astronomical << night;
        // NREL/TP-560-34302, its example of 17 Oct 2003: 6:12:43 and 17:20:19, UTC - 7 h, of the day in UTC.
        QTest::newRow("Golden, 17 Oct 2003, sunrise") << golden << u"2003-10-17T13:12:43"_qs << civil << day;
        QTest::newRow("Golden, 16 Oct 2003, sunset") << golden << u"2003-10-17T00:20:19"_qs << day << civil;
    }
    void phasesBeginAsPublished()
    {
        QFETCH(SiteInfo, site);
        QFETCH(QString, begin);
        const Timestamp published = utc(begin);
        const QList<SkySpan> spans = Sky(site).phases({published - 10min, published + 10min});
        QCOMPARE(spans.size(), 2);
        QTEST(int(spans[0].phase), "before");
        QTEST(int(spans[1].phase), "after");
        QVERIFY2(minutesBetween(spans[1].range.from, published) < 1,
                 qPrintable(QString::number(minutesBetween(spans[1].range.from, published))));
    }

    void phasesLeaveNoGap()
    {
        const TimeRange month{utc(u"2026-11-01T00:00"_qs), utc(u"2026-12-01T00:00"_qs)};
        const QList<SkySpan> spans = Sky(golden).phases(month);
        QCOMPARE(spans.size(), 30 * 8 + 1); // four phases down and up again each day
        QCOMPARE(spans.first().range.from, month.from);
        QCOMPARE(spans.last().range.to, month.to);
        for (qsizetype index = 1; index < spans.size(); ++index) {
            QCOMPARE(spans[index].range.from, spans[index - 1].range.to);
            QCOMPARE(std::abs(int(spans[index].phase) - int(spans[index - 1].phase)), 1);
        }
        QVERIFY(Sky(golden).phases({month.to, month.from}).isEmpty());
    }

    void highLatitudes()
    {
        const TimeRange june{utc(u"2026-06-20T00:00"_qs), utc(u"2026-06-22T00:00"_qs)};
        QCOMPARE(Sky(tromso).phases(june), (QList<SkySpan>{{june, SkyPhase::Day}}));
        const TimeRange december{utc(u"2026-12-20T00:00"_qs), utc(u"2026-12-22T00:00"_qs)};
        for (const SkySpan &span : Sky(tromso).phases(december))
            QVERIFY(span.phase != SkyPhase::Day);
    }

    void siderealTimeIsThePublishedOne_data()
    {
        QTest::addColumn<SiteInfo>("site");
        QTest::addColumn<QString>("time");
        QTest::addColumn<double>("hours");
        QTest::newRow("Keck, midnight of 1 Jan 2008") << keck << u"2008-01-02T10:00"_qs << 6 + 24 / 60.0;
        QTest::newRow("CTIO, midnight of 8 Oct 2002") << cerroTololo << u"2002-10-09T04:00"_qs << 27 / 60.0;
        // Meeus, Astronomical Algorithms, example 12.a: 13 h 10 m 46.1351 s apparent, at Greenwich.
        QTest::newRow("Greenwich, 10 Apr 1987")
            << siteAt(51.4769, 0) << u"1987-04-10T00:00"_qs << 13 + (10 + 46.1351 / 60) / 60;
    }
    void siderealTimeIsThePublishedOne()
    {
        QFETCH(SiteInfo, site);
        QFETCH(QString, time);
        QFETCH(double, hours);
        const double found = Sky(site).siderealTime(utc(time));
        QVERIFY2(std::abs(found - hours) < 0.6 / 60, qPrintable(QString::number(found, 'f', 6)));
    }

    /** Meeus, Astronomical Algorithms, example 47.a: on 12 April 1992 at 0 h TD the Moon's apparent declination is
        13.768368 degrees, its right ascension 134.688470 and its distance 368409.7 km. */
    void moonIsWhereItIsPublished()
    {
        const Timestamp time = utc(u"1992-04-12T00:00"_qs) - 59s; // TD - UT
        const double degree = std::numbers::pi / 180;
        const double nutation = 0.006; // degrees; is left out
        const double up = 368'409.7 * std::sin(13.768368 * degree) - 6378.14;
        const double fromPole = std::atan2(up, 368'409.7 * std::cos(13.768368 * degree)) / degree;
        QVERIFY2(std::abs(Sky(siteAt(90, 0)).moonAltitude(time) - fromPole) < nutation,
                 qPrintable(QString::number(Sky(siteAt(90, 0)).moonAltitude(time) - fromPole)));
        // Where it stands six hours west of the meridian, on the equator, it is on the geocentric horizon.
        const double greenwich = Sky(siteAt(0, 0)).siderealTime(time) * 15;
        const SiteInfo site = siteAt(0, 134.688470 + 90 - greenwich);
        const double horizon = std::atan2(-6378.14, 368'409.7) / degree;
        QVERIFY2(std::abs(Sky(site).moonAltitude(time) - horizon) < nutation,
                 qPrintable(QString::number(Sky(site).moonAltitude(time) - horizon)));
    }

    void moonIsUpHalfTheTime()
    {
        const TimeRange month{utc(u"2026-11-01T00:00"_qs), utc(u"2026-11-29T00:00"_qs)};
        const Sky sky(golden);
        const QList<TimeRange> up = sky.moonUp(month);
        QVERIFY(up.size() >= 27);
        QVERIFY(up.size() <= 29);
        Duration sum{};
        for (const TimeRange &range : up) {
            sum += range.length();
            // The upper limb is on the horizon: the centre is a radius and the refraction lower.
            if (range.from != month.from)
                QVERIFY(std::abs(sky.moonAltitude(range.from) + 50 / 60.0) < 0.03);
            if (range.to != month.to)
                QVERIFY(std::abs(sky.moonAltitude(range.to) + 50 / 60.0) < 0.03);
        }
        QVERIFY(std::abs(double(sum / 1h) / double(month.length() / 1h) - 0.5) < 0.03);
    }

    void nightsGoFromNoonToNoon_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QString>("time");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::newRow("evening") << QByteArray("America/Denver") << u"2026-11-24T02:00"_qs << u"2026-11-23T19:00"_qs
                                 << u"2026-11-24T19:00"_qs;
        QTest::newRow("before noon") << QByteArray("America/Denver") << u"2026-11-24T18:59:59"_qs
                                     << u"2026-11-23T19:00"_qs << u"2026-11-24T19:00"_qs;
        QTest::newRow("noon") << QByteArray("America/Denver") << u"2026-11-24T19:00"_qs << u"2026-11-24T19:00"_qs
                              << u"2026-11-25T19:00"_qs;
        QTest::newRow("clocks go forward") << QByteArray("America/Denver") << u"2026-03-08T08:00"_qs
                                           << u"2026-03-07T19:00"_qs << u"2026-03-08T18:00"_qs;
        QTest::newRow("clocks go back") << QByteArray("Europe/Madrid") << u"2026-10-24T23:00"_qs
                                        << u"2026-10-24T10:00"_qs << u"2026-10-25T11:00"_qs;
    }
    void nightsGoFromNoonToNoon()
    {
        QFETCH(QByteArray, zone);
        QFETCH(QString, time);
        QFETCH(QString, from);
        QFETCH(QString, to);
        SiteInfo site = zone == "Europe/Madrid" ? siteAt(40.4, -3.7) : golden;
        site.timeZone = zone;
        const Sky sky(site);
        const Night night = Nights(site).at(utc(time));
        QCOMPARE(night.noons, (TimeRange{utc(from), utc(to)}));
        QVERIFY(night.noons.from < night.dark.from && night.dark.from < night.dark.to
                && night.dark.to < night.noons.to);
        QVERIFY(std::abs(sky.sunAltitude(night.dark.from) + 50 / 60.0) < 0.01);
        QVERIFY(std::abs(sky.sunAltitude(night.dark.to) + 50 / 60.0) < 0.01);
    }

    void tonightAndItsNeighbours()
    {
        SiteInfo site = golden;
        site.timeZone = "America/Denver";
        const Nights nights(site);
        const Night current = nights.at(utc(u"2026-11-24T05:00"_qs));
        QCOMPARE(nights.tonight(utc(u"2026-11-23T23:00"_qs)), current); // afternoon
        QCOMPARE(nights.tonight(utc(u"2026-11-24T10:00"_qs)), current); // 3 in the morning
        QCOMPARE(nights.tonight(utc(u"2026-11-24T15:00"_qs)), nights.after(current)); // after sunrise, before noon
        QCOMPARE(nights.before(nights.after(current)), current);
        QCOMPARE(nights.after(current).noons.from, current.noons.to);
    }

    void nightWithoutSunriseIsTheWholeOfIt()
    {
        const Night night = Nights(tromso).at(utc(u"2026-06-21T00:00"_qs));
        QCOMPARE(night.dark, night.noons);
    }
};

QTEST_GUILESS_MAIN(TestSky)
#include "tst_sky.moc"
