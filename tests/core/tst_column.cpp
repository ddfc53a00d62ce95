// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/core/column.h"
#include "logger/core/devicestatus.h"
#include "logger/core/event.h"

#include <QTest>

using namespace mtnops;

class TestColumn : public QObject
{
    Q_OBJECT

private slots:
    void sqlName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("valid");
        QTest::newRow("plain") << u"wind_speed"_qs << true;
        QTest::newRow("digits inside") << u"m1_temp2"_qs << true;
        QTest::newRow("underscore first") << u"_x"_qs << true;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("capital") << u"Wind"_qs << false;
        QTest::newRow("space") << u"wind speed"_qs << false;
        QTest::newRow("quote") << u"a\"b"_qs << false;
        QTest::newRow("digit first") << u"1wire"_qs << false;
        QTest::newRow("accent") << u"températur"_qs << false;
        QTest::newRow("time key") << u"ts"_qs << false;
        QTest::newRow("time text") << u"timestamp"_qs << false;
        QTest::newRow("ours") << u"mtnops_events"_qs << false;
        QTest::newRow("SQLite's") << u"sqlite_master"_qs << false;
        QTest::newRow("48 long") << QString(48, u'a') << true;
        QTest::newRow("49 long") << QString(49, u'a') << false;
    }
    void sqlName()
    {
        QFETCH(QString, name);
        QTEST(isSqlName(name), "valid");
    }

    void limits_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<int>("state");
        QTest::newRow("inside") << 20.0 << int(LimitState::Normal);
        QTest::newRow("on the warning") << 25.0 << int(LimitState::Normal);
        QTest::newRow("above the warning") << 25.1 << int(LimitState::Warning);
        QTest::newRow("above the alarm") << 36.0 << int(LimitState::Alarm);
        QTest::newRow("below the warning") << -1.0 << int(LimitState::Warning);
        QTest::newRow("below the alarm") << -11.0 << int(LimitState::Alarm);
    }
    void limits()
    {
        QFETCH(double, value);
        Column column;
        column.limits = {.warnBelow = 0, .warnAbove = 25, .alarmBelow = -10, .alarmAbove = 35};
        QTEST(int(limitState(column, value)), "state");
        QCOMPARE(limitState(column, Value()), LimitState::Normal);
    }

    void namesReadBack()
    {
        for (const auto type :
             {ColumnType::Real, ColumnType::Integer, ColumnType::Boolean, ColumnType::Text, ColumnType::Time})
            QCOMPARE(columnTypeFromString(nameOf(type)), type);
        QVERIFY(!columnTypeFromString(u"float"));
        for (int kind = 0; kind <= int(EventKind::Problem); ++kind)
            QCOMPARE(eventKindFromString(nameOf(EventKind(kind))), EventKind(kind));
        for (int state = 0; state <= int(DeviceState::Disabled); ++state)
            QCOMPARE(deviceStateFromString(nameOf(DeviceState(state))), DeviceState(state));
    }

    void indexOfColumn()
    {
        DeviceTable table;
        table.columns = {Column{.name = u"a"_qs}, Column{.name = u"b"_qs}};
        QCOMPARE(table.indexOf(u"b"), 1);
        QCOMPARE(table.indexOf(u"c"), -1);
    }
};

QTEST_GUILESS_MAIN(TestColumn)
#include "tst_column.moc"
