// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/import/localclock.h"

#include <QDateTime>
#include <QTest>

using namespace mtnops;

namespace {

using namespace std::chrono_literals;

/** "2026-11-01 01:30", in µs of the local clock. */
qint64 shown(const QString &text)
{
    return QDateTime::fromString(text + u"Z"_qs, Qt::ISODate).toMSecsSinceEpoch() * 1000;
}

} // namespace

/** Local times of nights in which clocks are set, and of others. */
class TestLocalClock : public QObject
{
    Q_OBJECT

private slots:
    void rowsInOrder_data();
    void rowsInOrder();
    void everyTimeOfAYearIsAsQtHasIt_data();
    void everyTimeOfAYearIsAsQtHasIt();
};

void TestLocalClock::rowsInOrder_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QStringList>("rows"); // shown, then the instant; "-" for none
    QTest::addColumn<qint64>("first");
    QTest::addColumn<qint64>("second");
    const QByteArray denver("America/Denver");
    QTest::newRow("winter") << denver << QStringList{u"2026-01-10 01:30=08:30"_qs} << 0LL << 0LL;
    QTest::newRow("summer") << denver << QStringList{u"2026-07-10 01:30=07:30"_qs} << 0LL << 0LL;
    QTest::newRow("Phoenix never changes")
        << QByteArray("America/Phoenix")
        << QStringList{u"2026-03-08 02:30=09:30"_qs, u"2026-11-01 01:30=08:30"_qs, u"2026-11-01 01:10=08:10"_qs} << 0LL
        << 0LL;
    QTest::newRow("skipped") << denver
                             << QStringList{u"2026-03-08 01:59:59=08:59:59"_qs, u"2026-03-08 02:00=-"_qs,
                                            u"2026-03-08 02:59:59=-"_qs, u"2026-03-08 03:00=09:00"_qs}
                             << 0LL << 0LL;
    QTest::newRow("twice, in order") << denver << QStringList{u"2026-11-01 00:59:59=06:59:59"_qs,
                                                              u"2026-11-01 01:00=07:00"_qs,
                                                              u"2026-11-01 01:59:59=07:59:59"_qs,
                                                              u"2026-11-01 01:00=08:00"_qs,
                                                              u"2026-11-01 01:30=08:30"_qs,
                                                              u"2026-11-01 01:59:59=08:59:59"_qs,
                                                              u"2026-11-01 02:00=09:00"_qs}
                                     << 2LL << 3LL;
    QTest::newRow("a clock that jitters stays in the first")
        << denver << QStringList{u"2026-11-01 01:30:10=07:30:10"_qs, u"2026-11-01 01:30:05=07:30:05"_qs} << 2LL << 0LL;
    QTest::newRow("one that jitters in the second too")
        << denver
        << QStringList{u"2026-11-01 01:59=07:59"_qs, u"2026-11-01 01:30:10=08:30:10"_qs,
                       u"2026-11-01 01:30:05=08:30:05"_qs}
        << 1LL << 2LL;
    QTest::newRow("an outage over the change, seen by its going back")
        << denver << QStringList{u"2026-11-01 01:50=07:50"_qs, u"2026-11-01 01:10=08:10"_qs} << 1LL << 1LL;
    QTest::newRow("rows of days later tell nothing")
        << denver << QStringList{u"2026-11-05 12:00=19:00"_qs, u"2026-11-01 01:10=07:10"_qs} << 1LL << 0LL;
    QTest::newRow("half an hour") << QByteArray("Australia/Lord_Howe")
                                  << QStringList{u"2026-04-05 01:45=14:45"_qs, u"2026-04-05 01:31=15:01"_qs} << 1LL
                                  << 1LL;
}

void TestLocalClock::rowsInOrder()
{
    QFETCH(QByteArray, zone);
    QFETCH(QStringList, rows);
    QFETCH(qint64, first);
    QFETCH(qint64, second);
    LocalClock clock{QTimeZone(zone)};
    for (const QString &row : std::as_const(rows)) {
        const std::optional<Timestamp> instant = clock.instantOf(shown(row.section(u'=', 0, 0)));
        const QString expected = row.section(u'=', 1);
        QCOMPARE(instant.has_value(), expected != u"-"_qs);
        if (instant)
            QVERIFY2(toIsoUtc(*instant).sliced(11).startsWith(expected.toLatin1()), toIsoUtc(*instant).constData());
    }
    QCOMPARE(clock.twiceShown().first, first);
    QCOMPARE(clock.twiceShown().second, second);
}

void TestLocalClock::everyTimeOfAYearIsAsQtHasIt_data()
{
    QTest::addColumn<QByteArray>("zone");
    for (const char *zone : {"America/Denver", "America/Phoenix", "UTC", "Asia/Kathmandu", "Australia/Lord_Howe",
                             "Europe/Rome", "Pacific/Apia"})
        QTest::newRow(zone) << QByteArray(zone);
}

/** Instants of a year, in order: what the clock shows leads back to each. */
void TestLocalClock::everyTimeOfAYearIsAsQtHasIt()
{
    QFETCH(QByteArray, zone);
    const QTimeZone timeZone(zone);
    LocalClock clock(timeZone);
    const auto begin = std::chrono::sys_days(std::chrono::January / 1 / 2026);
    for (Timestamp time = begin; time < begin + std::chrono::days(366); time += 437s + 1us) {
        const QDateTime utc = QDateTime::fromSecsSinceEpoch(toMicroseconds(time) / 1'000'000, Qt::UTC);
        const std::optional<Timestamp> found =
            clock.instantOf(toMicroseconds(time) + timeZone.offsetFromUtc(utc) * 1'000'000LL);
        QVERIFY(found);
        QCOMPARE(toIsoUtc(*found), toIsoUtc(time));
    }
}

QTEST_GUILESS_MAIN(TestLocalClock)
#include "tst_localclock.moc"
