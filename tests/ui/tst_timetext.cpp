// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timetext.h"

#include <QTest>

using namespace mtnops;

namespace {

// 2026-11-23 21:47:03.5 UTC, 14:47:03.5 in Phoenix
const Timestamp now = fromMicroseconds(1795470423500000);

QString nameOf(const Result<Timestamp> &result)
{
    return result ? QString::fromLatin1(toIsoUtc(*result)) : u"error"_qs;
}

} // namespace

class TestTimeText : public QObject
{
    Q_OBJECT

private slots:
    void sunsetAndSunrise_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected"); // in Phoenix, to ten minutes
        QTest::newRow("sunset of tonight") << u"sunset"_qs << u"2026-11-23 17:1"_qs;
        QTest::newRow("sunrise of tonight") << u"Sunrise"_qs << u"2026-11-24 06:5"_qs;
        QTest::newRow("sunset of a day") << u"2026-06-21 sunset"_qs << u"2026-06-21 19:3"_qs;
        QTest::newRow("sunrise of a day") << u"2026-06-21 sunrise"_qs << u"2026-06-21 05:1"_qs;
        QTest::newRow("yesterday") << u"yesterday sunset"_qs << u"2026-11-22 17:1"_qs;
        QTest::newRow("no day") << u"soon sunset"_qs << u"error"_qs;
    }
    void sunsetAndSunrise()
    {
        QFETCH(QString, text);
        const SiteInfo site{.latitude = 32.4165, .longitude = -110.7346, .timeZone = "America/Phoenix"};
        const TimeText reader(QTimeZone("America/Phoenix"), std::make_shared<const Nights>(site));
        const Result<Timestamp> read = reader.read(text, now);
        QTEST(read ? reader.write(*read, std::chrono::hours(24)).left(15) : u"error"_qs, "expected");
        QVERIFY(TimeText::isOfSun(text));
        const Result<Timestamp> placeless = TimeText(QTimeZone("America/Phoenix")).read(text, now);
        QVERIFY(!placeless);
        QVERIFY2(placeless.error().detail.contains(u"the place of the site is not known"_qs),
                 qPrintable(placeless.error().detail));
    }

    void sunThatDoesNotSetIsToldSo()
    {
        const SiteInfo site{.latitude = 69.65, .longitude = 18.96, .timeZone = "Europe/Oslo"};
        const TimeText reader(QTimeZone("Europe/Oslo"), std::make_shared<const Nights>(site));
        const Result<Timestamp> read = reader.read(u"2026-06-21 sunset"_qs, now);
        QVERIFY(!read);
        QVERIFY2(read.error().detail.contains(u"does not rise and set"_qs), qPrintable(read.error().detail));
    }

    void inShort_data()
    {
        QTest::addColumn<QString>("time");
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QString>("readAt");
        QTest::addColumn<QString>("expected");
        QTest::newRow("today") << u"2026-11-23T21:47:03.5Z"_qs << QByteArray("America/Phoenix")
                               << u"2026-11-23T21:47:08Z"_qs << u"14:47:03"_qs;
        QTest::newRow("of the other day") << u"2026-11-23T06:59:59Z"_qs << QByteArray("America/Phoenix")
                                          << u"2026-11-23T07:00:01Z"_qs << u"2026-11-22 23:59:59"_qs;
        QTest::newRow("the same in UTC") << u"2026-11-23T06:59:59Z"_qs << QByteArray("UTC")
                                         << u"2026-11-23T07:00:01Z"_qs << u"06:59:59"_qs;
        QTest::newRow("it comes twice") << u"2026-11-01T08:00:00Z"_qs << QByteArray("America/Denver")
                                        << u"2026-11-01T08:00:01Z"_qs << u"01:00:00 -07:00"_qs;
    }
    void inShort()
    {
        QFETCH(const QString, time);
        QFETCH(const QByteArray, zone);
        QFETCH(const QString, readAt);
        const TimeText text{ShownTime(QTimeZone(zone))};
        const auto instant = [](const QString &iso) {
            return fromMicroseconds(QDateTime::fromString(iso, Qt::ISODateWithMs).toMSecsSinceEpoch() * 1000);
        };
        QTEST(text.writeShort(instant(time), instant(readAt)), "expected");
    }

    void read_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *text, const char *zone, const char *expected) {
            QTest::newRow(qPrintable(QStringLiteral("%1 in %2").arg(QLatin1StringView(text), QLatin1StringView(zone))))
                << QString::fromLatin1(text) << QByteArray(zone) << QString::fromLatin1(expected);
        };
        row("now", "UTC", "2026-11-23T21:47:03.500000Z");
        row(" NOW ", "UTC", "2026-11-23T21:47:03.500000Z");
        row("-6h", "UTC", "2026-11-23T15:47:03.500000Z");
        row("now-30min", "UTC", "2026-11-23T21:17:03.500000Z");
        row("now - 1.5 h", "UTC", "2026-11-23T20:17:03.500000Z");
        row("+1d", "UTC", "2026-11-24T21:47:03.500000Z");
        row("-7d", "America/Phoenix", "2026-11-16T21:47:03.500000Z");
        row("6h", "UTC", "2026-11-23T15:47:03.500000Z");
        row("1d", "UTC", "2026-11-22T21:47:03.500000Z");
        row("1.5 h", "UTC", "2026-11-23T20:17:03.500000Z");
        row("noon", "America/Phoenix", "2026-11-23T19:00:00.000000Z");
        row("Noon", "Asia/Tokyo", "2026-11-23T03:00:00.000000Z"); // it is 06:47 of the 24th: the last one
        row("midnight", "America/Phoenix", "2026-11-23T07:00:00.000000Z");
        row("midnight UTC", "America/Phoenix", "2026-11-23T00:00:00.000000Z");
        row("yesterday noon", "America/Phoenix", "2026-11-22T19:00:00.000000Z");
        row("2026-11-22 midnight", "UTC", "2026-11-22T00:00:00.000000Z");
        row("29.11.2026", "America/Phoenix", "2026-11-29T07:00:00.000000Z");
        row("29.11.2026 18:00", "UTC", "2026-11-29T18:00:00.000000Z");
        row("2.1.2026 3:04:05.25Z", "America/Phoenix", "2026-01-02T03:04:05.250000Z");
        row("29.11.2026 noon", "UTC", "2026-11-29T12:00:00.000000Z");
        row("2026-11-22 18:00", "UTC", "2026-11-22T18:00:00.000000Z");
        row("2026-11-22 18:00", "America/Phoenix", "2026-11-23T01:00:00.000000Z");
        row("2026-11-22T18:00:05.25", "UTC", "2026-11-22T18:00:05.250000Z");
        row("2026-11-22 18:00:05.123456", "UTC", "2026-11-22T18:00:05.123456Z");
        row("2026-11-22", "America/Phoenix", "2026-11-22T07:00:00.000000Z");
        row("2026-1-2 3:04", "UTC", "2026-01-02T03:04:00.000000Z");
        row("18:00", "America/Phoenix", "2026-11-23T01:00:00.000000Z"); // it is 14:47: the last one
        row("14:47:03.5", "America/Phoenix", "2026-11-23T21:47:03.500000Z");
        row("14:47:03.500001", "America/Phoenix", "2026-11-22T21:47:03.500001Z");
        row("today 18:00", "America/Phoenix", "2026-11-24T01:00:00.000000Z");
        row("22:00+00:00", "America/Phoenix", "2026-11-22T22:00:00.000000Z");
        row("18:00Z", "America/Phoenix", "2026-11-23T18:00:00.000000Z");
        row("today", "America/Phoenix", "2026-11-23T07:00:00.000000Z");
        row("yesterday 18:00", "America/Phoenix", "2026-11-23T01:00:00.000000Z");
        row("2026-11-22 18:00Z", "America/Phoenix", "2026-11-22T18:00:00.000000Z");
        row("2026-11-22 18:00 UTC", "America/Phoenix", "2026-11-22T18:00:00.000000Z");
        row("2026-11-22 18:00-07:00", "UTC", "2026-11-23T01:00:00.000000Z");
        row("2026-11-22T18:00:00.5+0530", "UTC", "2026-11-22T12:30:00.500000Z");
        row("1969-12-31 23:59:59.5", "UTC", "1969-12-31T23:59:59.500000Z");
        row("2026-03-08 02:30", "America/Denver", "error"); // skipped by daylight saving
        row("2026-11-01 01:30", "America/Denver", "2026-11-01T07:30:00.000000Z"); // the first of two
        row("", "UTC", "error");
        row("soon", "UTC", "error");
        row("-", "UTC", "error");
        row("-6", "UTC", "error");
        row("-6 fortnights", "UTC", "error");
        row("6 fortnights", "UTC", "error");
        row("2026-02-30", "UTC", "error");
        row("11.29.2026", "UTC", "error"); // the day first
        row("29.11.26", "UTC", "error");
        row("noon 18:00", "UTC", "error");
        row("afternoon", "UTC", "error");
        row("2026-11-22 24:00", "UTC", "error");
        row("2026-11-22 18:60", "UTC", "error");
        row("2026-11-2218:00", "UTC", "error");
        row("2026-11-22 18:00+25:00", "UTC", "error");
        row("18", "UTC", "error");
        row("Z", "UTC", "error");
    }

    void read()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, zone);
        QFETCH(QString, expected);
        const Result<Timestamp> result = TimeText(QTimeZone(zone)).read(text, now);
        QCOMPARE(nameOf(result), expected);
        if (!result)
            QVERIFY(result.error().detail.size() > 20); // says what would be right
    }

    void whatIsToldFromNow()
    {
        for (const char *text : {"6h", "-6h", " now - 30min", "+1d", "1.5 H"})
            QVERIFY2(TimeText::isRelative(QString::fromLatin1(text)), text);
        for (const char *text : {"now", "noon", "18:00", "29.11.2026 noon", "-6 fortnights", "sunset", ""})
            QVERIFY2(!TimeText::isRelative(QString::fromLatin1(text)), text);
    }

    /** At night, as an operator asks for what was earlier. */
    void aBareTimeIsTheLastOne_data()
    {
        QTest::addColumn<QString>("readAt"); // in Denver
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected"); // in Denver, or "error"
        const auto row = [](const QString &readAt, const QString &text, const QString &expected) {
            QTest::newRow(qPrintable(text + u" at "_qs + readAt)) << readAt << text << expected;
        };
        row(u"2026-11-24 02:00"_qs, u"22:00"_qs, u"2026-11-23 22:00"_qs);
        row(u"2026-11-24 02:00"_qs, u"01:30"_qs, u"2026-11-24 01:30"_qs);
        row(u"2026-11-24 02:00"_qs, u"02:00"_qs, u"2026-11-24 02:00"_qs);
        row(u"2026-11-24 02:00"_qs, u"02:01"_qs, u"2026-11-23 02:01"_qs);
        row(u"2026-11-24 02:00"_qs, u"today 22:00"_qs, u"2026-11-24 22:00"_qs);
        row(u"2026-11-24 02:00"_qs, u"2026-11-24 22:00"_qs, u"2026-11-24 22:00"_qs);
        row(u"2026-03-08 04:00"_qs, u"02:30"_qs, u"error"_qs); // skipped that night
        row(u"2026-03-09 01:00"_qs, u"22:00"_qs, u"2026-03-08 22:00"_qs);
    }

    void aBareTimeIsTheLastOne()
    {
        QFETCH(const QString, readAt);
        QFETCH(const QString, text);
        const TimeText denver(QTimeZone("America/Denver"));
        const Result<Timestamp> at = denver.read(readAt, now);
        QVERIFY(at);
        const Result<Timestamp> read = denver.read(text, *at);
        QTEST(read ? denver.write(*read, std::chrono::hours(24)) : u"error"_qs, "expected");
    }

    void writesAsFineAsTheWindowNeeds()
    {
        using namespace std::chrono_literals;
        const TimeText phoenix(QTimeZone("America/Phoenix"));
        QCOMPARE(phoenix.write(now, 24h), u"2026-11-23 14:47"_qs);
        QCOMPARE(phoenix.write(now, 1h), u"2026-11-23 14:47:03"_qs);
        QCOMPARE(phoenix.write(now, 1s), u"2026-11-23 14:47:03.500"_qs);
        QCOMPARE(phoenix.shown().zoneName(now), u"MST"_qs);
        QCOMPARE(TimeText().shown().zoneName(now), u"UTC"_qs);
    }

    void whatIsWrittenReadsBack()
    {
        for (const char *zone : {"UTC", "America/Phoenix", "Pacific/Chatham"}) {
            const TimeText text{QTimeZone(zone)};
            const Result<Timestamp> back = text.read(text.write(now, std::chrono::seconds(1)), now);
            QVERIFY(back);
            QVERIFY(*back == now);
        }
    }

    void aClockSaysWhatItIs()
    {
        const Timestamp time = fromMicroseconds(1795470423000000); // 2026-11-23 21:47:03 UTC
        QCOMPARE(TimeText().writeClock(time), u"21:47:03 UTC"_qs);
        QCOMPARE(TimeText(QTimeZone("America/Phoenix")).writeClock(time), u"14:47:03 MST"_qs);
        const SiteInfo site{.latitude = 32.4165, .longitude = -110.7346, .timeZone = "America/Phoenix"};
        const QString sidereal = TimeText(ShownTime::sidereal(site)).writeClock(time);
        QVERIFY2(sidereal.startsWith(u"LST 18:35:3"_qs), qPrintable(sidereal)); // 18.5936 h
    }
};

QTEST_GUILESS_MAIN(TestTimeText)
#include "tst_timetext.moc"
