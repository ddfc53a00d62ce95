// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/freshness.h"
#include "models/steadydecimals.h"
#include "models/valuetext.h"

#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp now = Timestamp(1795471448s);

Column column(ColumnType type, const QString &unit = {})
{
    return {.name = u"value"_qs, .type = type, .unit = unit, .label = u"Value"_qs};
}

} // namespace

class TestValueText : public QObject
{
    Q_OBJECT

private slots:
    void reals_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("zero") << 0.0 << u"0"_qs;
        QTest::newRow("minus zero") << -0.0 << u"0"_qs;
        QTest::newRow("as the device said it") << 12.5 << u"12.5"_qs;
        QTest::newRow("no noise of binary fractions") << 0.1 + 0.2 << u"0.3"_qs;
        QTest::newRow("single precision") << double(12.3F) << u"12.3"_qs;
        QTest::newRow("an angle") << 281.42166712 << u"281.4217"_qs;
        QTest::newRow("negative") << -322.03370001 << u"-322.0337"_qs;
        QTest::newRow("whole") << 1500.0 << u"1500"_qs;
        QTest::newRow("Julian date") << 2461368.4216 << u"2461368.42"_qs;
        QTest::newRow("below one") << 0.000123456789 << u"0.0001234568"_qs;
        QTest::newRow("very small") << 1.5e-9 << u"1.5e-09"_qs;
        QTest::newRow("very large") << -6.02e23 << u"-6.02e+23"_qs;
        QTest::newRow("hours, minutes and seconds") << -(1 + 41 / 60.0 + 52 / 3600.0) << u"-1.6978"_qs;
        QTest::newRow("tenths of a second") << 5 + 49 / 60.0 + 5.3 / 3600 << u"5.81814"_qs;
        QTest::newRow("hundredths") << 3 + 49 / 60.0 + 11.08 / 3600 << u"3.819744"_qs;
        QTest::newRow("hundredths of 360 degrees") << 359 + 59 / 60.0 + 59.99 / 3600 << u"360"_qs;
        QTest::newRow("a decimal number near a whole second") << 0.3333333 << u"0.3333333"_qs;
        QTest::newRow("rounds up to more digits") << 9.99999999 << u"10"_qs;
    }

    void reals()
    {
        QFETCH(double, value);
        QTEST(valueText(column(ColumnType::Real), Value(value)), "text");
    }

    void timesHaveGroupsOfDecimals_data()
    {
        QTest::addColumn<Duration>("fraction");
        QTest::addColumn<QString>("text");
        QTest::newRow("whole second") << Duration(0) << u"2026-11-23T22:04:08Z"_qs;
        QTest::newRow("whole minute") << Duration(-8s) << u"2026-11-23T22:04:00Z"_qs;
        QTest::newRow("tenths") << Duration(700ms) << u"2026-11-23T22:04:08.700Z"_qs;
        QTest::newRow("four decimals") << Duration(21'300) << u"2026-11-23T22:04:08.021300Z"_qs;
    }

    void timesHaveGroupsOfDecimals()
    {
        QFETCH(Duration, fraction);
        QTEST(isoTimeText(now + fraction), "text");
    }

    void decimalsLineUpWithoutInventingDigits()
    {
        const Column of = column(ColumnType::Real);
        QCOMPARE(valueText(of, Value(48.7), {}, 2), u"48.70"_qs);
        QCOMPARE(valueText(of, Value(48.691), {}, 2), u"48.691"_qs); // none is lost
        QCOMPARE(valueText(of, Value(281.42167), {}, 9), u"281.4217"_qs); // nor made up
        QCOMPARE(valueText(of, Value(4.0), {}, 1), u"4.0"_qs);
        QCOMPARE(valueText(of, Value(23.4), {}, 5), u"23.40000"_qs); // whole seconds, if it were an angle
        QCOMPARE(valueText(of, Value(1.5e-9), {}, 3), u"1.5e-09"_qs);
        QCOMPARE(decimalsOf(Value(48.69)), 2);
        QCOMPARE(decimalsOf(Value(1.5e-9)), 0);
        QCOMPARE(decimalsOf(Value(qint64(3))), 0);
    }

    void decimalsHoldStill()
    {
        SteadyDecimals decimals;
        decimals.see(Value(48.69));
        decimals.see(Value(48.7));
        QCOMPARE(decimals.count(), 2);
        decimals.see(Value(0.12345)); // once
        QCOMPARE(decimals.count(), 5);
        for (int i = 0; i < 2 * SteadyDecimals::recent; ++i)
            decimals.see(Value(i % 2 ? 48.7 : 48.69));
        QCOMPARE(decimals.count(), 2);
    }

    void degreesAreASign()
    {
        QCOMPARE(shownUnit(u"deg"_qs), u"°"_qs);
        QCOMPARE(shownUnit(u"deg/s"_qs), u"°/s"_qs);
        QCOMPARE(shownUnit(u"mph"_qs), u"mph"_qs);
    }

    void everyType_data()
    {
        QTest::addColumn<Column>("of");
        QTest::addColumn<Value>("value");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("withUnit");
        Column coded = column(ColumnType::Integer, u"code"_qs);
        coded.words = {{0, u"unknown"_qs}, {1, u"clear"_qs}};
        Column lamp = column(ColumnType::Boolean);
        lamp.words = {{0, u"off"_qs}, {1, u"on"_qs}};
        QTest::newRow("NULL") << column(ColumnType::Real, u"°C"_qs) << Value() << u"–"_qs << u"–"_qs;
        QTest::newRow("real") << column(ColumnType::Real, u"°C"_qs) << Value(12.5) << u"12.5"_qs << u"12.5 °C"_qs;
        QTest::newRow("integer") << column(ColumnType::Integer, u"rpm"_qs) << Value(qint64(1368)) << u"1368"_qs
                                 << u"1368 rpm"_qs;
        QTest::newRow("word") << coded << Value(qint64(1)) << u"clear"_qs << u"clear"_qs;
        QTest::newRow("code without a word") << coded << Value(qint64(7)) << u"7"_qs << u"7 code"_qs;
        QTest::newRow("boolean") << column(ColumnType::Boolean) << Value(true) << u"yes"_qs << u"yes"_qs;
        QTest::newRow("boolean with words") << lamp << Value(false) << u"off"_qs << u"off"_qs;
        QTest::newRow("text") << column(ColumnType::Text) << Value(u"SLEW"_qs) << u"SLEW"_qs << u"SLEW"_qs;
        QTest::newRow("time") << column(ColumnType::Time) << Value(now + 700ms) << u"2026-11-23T22:04:08.700Z"_qs
                              << u"2026-11-23T22:04:08.700Z"_qs;
    }

    void everyType()
    {
        QFETCH(Column, of);
        QFETCH(Value, value);
        QTEST(valueText(of, value), "text");
        QTEST(valueTextWithUnit(of, value), "withUnit");
    }

    void timesAreWrittenByTheFormatter()
    {
        const TimeFormatter formatter = [](Timestamp) { return u"local"_qs; };
        QCOMPARE(valueText(column(ColumnType::Time), Value(now), formatter), u"local"_qs);
    }

    void limits()
    {
        Column of = column(ColumnType::Real);
        QCOMPARE(limitsText(of), QString());
        of.limits = {.warnBelow = -5, .alarmAbove = 30.5};
        QCOMPARE(limitsText(of), u"warning below -5, alarm above 30.5"_qs);
    }

    void ages_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("of tomorrow") << qint64(-3) << u"0 s"_qs;
        QTest::newRow("seconds") << qint64(59) << u"59 s"_qs;
        QTest::newRow("minutes") << qint64(14 * 60 + 59) << u"14 min"_qs;
        QTest::newRow("hours") << qint64(24 * 3600 - 1) << u"23 h"_qs;
        QTest::newRow("days") << qint64(12 * 86400) << u"12 d"_qs;
    }

    void ages()
    {
        QFETCH(qint64, seconds);
        QTEST(ageText(std::chrono::seconds(seconds)), "text");
    }

    void freshnessIsStateAndAge_data()
    {
        QTest::addColumn<DeviceState>("state");
        QTest::addColumn<qint64>("age");
        QTest::addColumn<Freshness>("expected");
        QTest::newRow("good") << DeviceState::Good << qint64(17) << Freshness::Good;
        QTest::newRow("three turns missed") << DeviceState::Good << qint64(18) << Freshness::Stale;
        QTest::newRow("good without a row") << DeviceState::Good << qint64(-1) << Freshness::Stale;
        QTest::newRow("silent, with a recent row") << DeviceState::NoReply << qint64(1) << Freshness::NoReply;
        QTest::newRow("disconnected") << DeviceState::Disconnected << qint64(900) << Freshness::Disconnected;
        QTest::newRow("unparsable") << DeviceState::Unparsable << qint64(1) << Freshness::Unparsable;
        QTest::newRow("disabled") << DeviceState::Disabled << qint64(-1) << Freshness::Disabled;
        QTest::newRow("never seen") << DeviceState::NeverSeen << qint64(-1) << Freshness::NeverSeen;
        QTest::newRow("seen before the logger's start") << DeviceState::NeverSeen << qint64(900) << Freshness::Stale;
        QTest::newRow("seen just before the start") << DeviceState::NeverSeen << qint64(5) << Freshness::Good;
    }

    void freshnessIsStateAndAge()
    {
        QFETCH(DeviceState, state);
        QFETCH(qint64, age);
        const auto newest = age < 0 ? std::nullopt : std::optional(now - std::chrono::seconds(age));
        QTEST(freshness(state, newest, 5s, now), "expected");
    }

    void rowsAheadOfTheClockAreNeverGood_data()
    {
        QTest::addColumn<DeviceState>("state");
        QTest::addColumn<std::optional<Timestamp>>("newest");
        QTest::addColumn<std::optional<Timestamp>>("ahead");
        QTest::addColumn<Freshness>("expected");
        QTest::addColumn<QString>("text");
        using Time = std::optional<Timestamp>;
        QTest::newRow("two clocks differ by some")
            << DeviceState::Good << Time(now + 4s) << Time() << Freshness::Good << u"good · 0 s"_qs;
        QTest::newRow("the newest") << DeviceState::Good << Time(now + 7h) << Time() << Freshness::ClockAhead
                                    << u"clock ahead by 7 h"_qs;
        QTest::newRow("beside fresh rows") << DeviceState::Good << Time(now - 1s) << Time(now + 40min)
                                           << Freshness::ClockAhead << u"clock ahead by 40 min"_qs;
        QTest::newRow("without others") << DeviceState::NeverSeen << Time() << Time(now + 40min)
                                        << Freshness::ClockAhead << u"clock ahead by 40 min"_qs;
        QTest::newRow("a silent device") << DeviceState::NoReply << Time(now - 90s) << Time(now + 40min)
                                         << Freshness::NoReply << u"no reply · 1 min"_qs;
        QTest::newRow("ahead no more") << DeviceState::Good << Time(now - 1h) << Time(now) << Freshness::Stale
                                       << u"stale · 1 h"_qs;
    }

    void rowsAheadOfTheClockAreNeverGood()
    {
        QFETCH(DeviceState, state);
        QFETCH(std::optional<Timestamp>, newest);
        QFETCH(std::optional<Timestamp>, ahead);
        const Freshness shown = freshness(state, newest, 5s, now, ahead);
        QTEST(shown, "expected");
        QTEST(freshnessWithAge(shown, freshnessAge(shown, newest, ahead, now)), "text");
    }
};

QTEST_GUILESS_MAIN(TestValueText)
#include "tst_valuetext.moc"
