// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/import/foreigntime.h"
#include "logger/import/rowclock.h"
#include "logger/query/csvtimetext.h"

#include <QRandomGenerator>
#include <QTest>

#include <array>

using namespace mtnops;

/** Times as other loggers write them. */
class TestForeignTime : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void numbersAreToldApart_data();
    void numbersAreToldApart();
    void exportsReadBackToTheMicrosecond();
    void rowsOfOneTimeGetTheNextMicroseconds();
};

void TestForeignTime::reads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<TimeFormat>("format");
    QTest::addColumn<QByteArray>("time"); // as toIsoUtc() writes it
    QTest::addColumn<bool>("isLocal");
    const auto row = [](const char *text, TimeFormat format, const char *time, bool isLocal) {
        QTest::newRow(text) << QByteArray(text) << format << QByteArray(time) << isLocal;
    };
    row("2026-11-23 22:04:08.700000", TimeFormat::Iso, "2026-11-23T22:04:08.700000Z", true);
    row("2026-11-23 22:04:08", TimeFormat::Iso, "2026-11-23T22:04:08.000000Z", true);
    row("2026-11-23T22:04", TimeFormat::Iso, "2026-11-23T22:04:00.000000Z", true);
    row("2026-11-23", TimeFormat::Iso, "2026-11-23T00:00:00.000000Z", true);
    row(" 2026-11-23 22:04:08,25 ", TimeFormat::Iso, "2026-11-23T22:04:08.250000Z", true);
    row("2026-11-23 22:04:08.1234567", TimeFormat::Iso, "2026-11-23T22:04:08.123457Z", true);
    row("2026-11-23 22:04:08.9999996", TimeFormat::Iso, "2026-11-23T22:04:09.000000Z", true);
    row("2026-11-23T22:04:08Z", TimeFormat::Iso, "2026-11-23T22:04:08.000000Z", false);
    row("2026-11-23 22:04:08 UTC", TimeFormat::Iso, "2026-11-23T22:04:08.000000Z", false);
    row("2026-11-23T15:04:08.7-07:00", TimeFormat::Iso, "2026-11-23T22:04:08.700000Z", false);
    row("2026-11-24 03:34:08+0530", TimeFormat::Iso, "2026-11-23T22:04:08.000000Z", false);
    row("2026-11-23 22:04:08+00", TimeFormat::Iso, "2026-11-23T22:04:08.000000Z", false);
    row("1969-12-31 23:59:59.5", TimeFormat::Iso, "1969-12-31T23:59:59.500000Z", true);
    row("2024-02-29 00:00:00", TimeFormat::Iso, "2024-02-29T00:00:00.000000Z", true);
    row("1795471448.7", TimeFormat::Unix, "2026-11-23T22:04:08.700000Z", false);
    row("1795471448.69999999", TimeFormat::Unix, "2026-11-23T22:04:08.700000Z", false);
    row("-0.000001", TimeFormat::Unix, "1969-12-31T23:59:59.999999Z", false);
    row("1795471448700", TimeFormat::UnixMilliseconds, "2026-11-23T22:04:08.700000Z", false);
    row("1795471448700000", TimeFormat::UnixMicroseconds, "2026-11-23T22:04:08.700000Z", false);
    row("61367.919545138889", TimeFormat::Mjd, "2026-11-23T22:04:08.700000Z", false);
    row("40587", TimeFormat::Mjd, "1970-01-01T00:00:00.000000Z", false);
}

void TestForeignTime::reads()
{
    QFETCH(QByteArray, text);
    QFETCH(TimeFormat, format);
    QFETCH(QByteArray, time);
    QFETCH(bool, isLocal);
    const std::optional<ForeignTime> read = readForeignTime(text, format);
    QVERIFY(read);
    QCOMPARE(toIsoUtc(fromMicroseconds(read->microseconds)), time);
    QCOMPARE(read->isLocal, isLocal);
}

void TestForeignTime::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<TimeFormat>("format");
    for (const char *text : {"",
                             " ",
                             "now",
                             "2026-13-01 00:00",
                             "2026-02-29 00:00:00",
                             "2026-11-23 24:00:00",
                             "2026-11-23 22:60",
                             "2026-11-23 22:04:60",
                             "2026-11-23 22:04:08.",
                             "2026-11-23 22:04:08 MST",
                             "2026-11-23 22:04:08+25:00",
                             "2026-11-23 22",
                             "2026-11-23x22:04",
                             "11/23/2026 22:04",
                             "2026-11-23 22:04:08Zulu",
                             "0000-01-01 00:00",
                             "26-11-23 22:04",
                             "2026-11-23 22:04:08-07:0",
                             "0001-01-01T00:00:00+01:00",
                             "9999-12-31T23:59:59-01:00"})
        QTest::newRow(text) << QByteArray(text) << TimeFormat::Iso;
    for (const char *text : {"", "x", "1e9", "1795471448.7.1", "99999999999999999999", "1795471448,7", "--1", "nan"})
        QTest::newRow(QByteArray("unix ") + text) << QByteArray(text) << TimeFormat::Unix;
    QTest::newRow("MJD after all time") << QByteArray("3000000") << TimeFormat::Mjd;
}

void TestForeignTime::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(TimeFormat, format);
    QVERIFY(!readForeignTime(text, format));
}

void TestForeignTime::numbersAreToldApart_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("format");
    QTest::newRow("date") << QByteArray("2026-11-23") << u"iso"_qs;
    QTest::newRow("seconds") << QByteArray("1795471448.7") << u"unix"_qs;
    QTest::newRow("ms") << QByteArray("1795471448700") << u"unix-ms"_qs;
    QTest::newRow("us") << QByteArray("1795471448700000") << u"unix-us"_qs;
    QTest::newRow("mjd") << QByteArray("61367.9") << u"mjd"_qs;
    QTest::newRow("a year") << QByteArray("2026") << QString();
    QTest::newRow("a Julian date") << QByteArray("2461368.4") << QString();
    QTest::newRow("words") << QByteArray("noon") << QString();
}

void TestForeignTime::numbersAreToldApart()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, format);
    QCOMPARE(timeFormatOf(text), timeFormatFromString(format));
}

void TestForeignTime::exportsReadBackToTheMicrosecond()
{
    QRandomGenerator random(4);
    const QTimeZone zone("America/Denver");
    for (int round = 0; round < 50'000 && !QTest::currentTestFailed(); ++round) {
        const auto time = qint64(random.generate64() % 4'000'000'000'000'000) - 500'000'000'000'000; // 1954 to 2080
        for (const CsvTime style : {CsvTime::Utc, CsvTime::Local, CsvTime::Unix, CsvTime::Mjd}) {
            std::array<char, CsvTimeText::longest> buffer{};
            CsvTimeText writer(style, zone);
            const QByteArrayView text(buffer.data(), writer.write(buffer.data(), time) - buffer.data());
            const TimeFormat format = style == CsvTime::Unix ? TimeFormat::Unix
                : style == CsvTime::Mjd                      ? TimeFormat::Mjd
                                                             : TimeFormat::Iso;
            const std::optional<ForeignTime> read = readForeignTime(text, format);
            QVERIFY(read && !read->isLocal);
            QCOMPARE(read->microseconds, time);
        }
    }
}

void TestForeignTime::rowsOfOneTimeGetTheNextMicroseconds()
{
    const auto times = [](const QStringList &shown) {
        RowClock clock(std::nullopt, QTimeZone::utc());
        QStringList seconds;
        for (const QString &text : shown)
            seconds += QString::fromLatin1(toIsoUtc(*clock.read(u"2026-11-23 22:04:"_qs + text)).sliced(17));
        return seconds + QStringList(QString::number(clock.moved()));
    };
    QCOMPARE(times({u"08"_qs, u"08"_qs, u"08"_qs, u"09"_qs}),
             QStringList({u"08.000000Z"_qs, u"08.000001Z"_qs, u"08.000002Z"_qs, u"09.000000Z"_qs, u"2"_qs}));
    QCOMPARE(times({u"08"_qs, u"08"_qs, u"08.000001"_qs, u"07"_qs}),
             QStringList({u"08.000000Z"_qs, u"08.000001Z"_qs, u"08.000002Z"_qs, u"07.000000Z"_qs, u"2"_qs}));
}

QTEST_GUILESS_MAIN(TestForeignTime)
#include "tst_foreigntime.moc"
