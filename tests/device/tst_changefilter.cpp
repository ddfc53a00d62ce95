// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/changefilter.h"
#include "tests/device/polledfixture.h"

using namespace mtnops;

namespace {

ColumnRule ofType(const char *name, ColumnType type)
{
    ColumnRule rule = column(name);
    rule.column.type = type;
    return rule;
}

/** A row each second is asked for, one a minute is logged at least. */
DeviceConfig thrifty(const QList<ColumnRule> &columns)
{
    DeviceConfig config{.name = u"d"_qs, .title = u"D"_qs};
    config.interval = 1s;
    config.logsChanges = true;
    config.maxInterval = 1min;
    config.requests = {request("?\n", columns)};
    return config;
}

/** Which of the rows with these values, one a second, are logged: their numbers. */
QList<int> loggedOf(const DeviceConfig &config, const QList<Value> &values)
{
    ChangeFilter filter(config);
    const DeviceTablePtr table = makeTable(config);
    QList<int> logged;
    for (int i = 0; i < values.size(); ++i) {
        for (const Sample &row : filter.take({table, noon + i * 1s, {values[i]}}))
            logged.append(int((row.time - noon) / 1s));
    }
    return logged;
}

} // namespace

/** Which rows are logged where changes alone are. */
class TestChangeFilter : public QObject
{
    Q_OBJECT

private slots:
    void logsChanges_data();
    void logsChanges();
    void deadBandOfTheDevice();
    void logsARowEachMaxInterval();
    void logsWhenTheClockIsSetBack();
    void logsWhenAColumnAppears();
    void releasesTheLastRow();
    void letsTheNextPass();
    void isDeclaredToReaders();
};

void TestChangeFilter::logsChanges_data()
{
    QTest::addColumn<ColumnRule>("rule");
    QTest::addColumn<QList<Value>>("values");
    QTest::addColumn<QList<int>>("logged");
    const auto row = [](const char *name, const ColumnRule &rule, const QList<Value> &values,
                        const QList<int> &logged) { QTest::newRow(name) << rule << values << logged; };
    ColumnRule banded = column("x");
    banded.deadBand = 0.5;
    row("first", column("x"), {1.0}, {0});
    row("nothing new", column("x"), {1.0, 1.0, 1.0}, {0});
    row("each new", column("x"), {1.0, 2.0, 3.0}, {0, 1, 2});
    row("a step, and the row before it", column("x"), {1.0, 1.0, 1.0, 2.0, 2.0}, {0, 2, 3});
    row("within the dead band", banded, {1.0, 1.5, 0.5, 1.0}, {0});
    row("beyond the dead band", banded, {1.0, 1.25, 1.75, 1.5}, {0, 1, 2});
    row("slow drift", banded, {1.0, 1.25, 1.5, 1.75, 2.0, 2.25}, {0, 2, 3});
    row("a value is lost", banded, {1.0, 1.0, {}, {}, 1.0}, {0, 1, 2, 3, 4});
    row("text", ofType("x", ColumnType::Text), {u"a"_qs, u"a"_qs, u"b"_qs}, {0, 1, 2});
    row("boolean", ofType("x", ColumnType::Boolean), {false, false, true}, {0, 1, 2});
    row("integer", ofType("x", ColumnType::Integer), {qint64(1), qint64(1), qint64(2)}, {0, 1, 2});
    row("a clock goes on", ofType("x", ColumnType::Time), {Value(noon), Value(noon + 1s)}, {0});
}

void TestChangeFilter::logsChanges()
{
    QFETCH(ColumnRule, rule);
    QFETCH(QList<Value>, values);
    QTEST(loggedOf(thrifty({rule}), values), "logged");
}

void TestChangeFilter::deadBandOfTheDevice()
{
    ColumnRule own = column("x");
    own.deadBand = 0;
    ColumnRule coded = ofType("x", ColumnType::Integer);
    coded.column.words = {{0, u"closed"_qs}, {1, u"open"_qs}};
    DeviceConfig config = thrifty({column("x")});
    config.deadBand = 5;
    QCOMPARE(loggedOf(config, {1.0, 5.0}), QList<int>{0});
    config.requests[0].columns = {own};
    QCOMPARE(loggedOf(config, {1.0, 5.0}), (QList<int>{0, 1}));
    config.requests[0].columns = {coded};
    QCOMPARE(loggedOf(config, {qint64(0), qint64(1)}), (QList<int>{0, 1}));
    config.requests[0].columns = {ofType("x", ColumnType::Boolean)};
    QCOMPARE(loggedOf(config, {false, true}), (QList<int>{0, 1}));
}

void TestChangeFilter::logsARowEachMaxInterval()
{
    const QList<Value> values(150, 1.0);
    QCOMPARE(loggedOf(thrifty({column("x")}), values), (QList<int>{0, 60, 120}));
}

void TestChangeFilter::logsWhenTheClockIsSetBack()
{
    const DeviceConfig config = thrifty({column("x")});
    ChangeFilter filter(config);
    QCOMPARE(filter.take({makeTable(config), noon, {1.0}}).size(), 1);
    QCOMPARE(filter.take({makeTable(config), noon - 1h, {1.0}}).size(), 1);
    QCOMPARE(filter.take({makeTable(config), noon - 1h + 1s, {1.0}}).size(), 0);
}

void TestChangeFilter::logsWhenAColumnAppears()
{
    const DeviceConfig config = thrifty({column("x")});
    const DeviceConfig grown = thrifty({column("x"), column("y")});
    ChangeFilter filter(config);
    QCOMPARE(filter.take({makeTable(config), noon, {1.0}}).size(), 1);
    QCOMPARE(filter.take({makeTable(grown), noon + 1s, {1.0, {}}}).size(), 1);
}

void TestChangeFilter::releasesTheLastRow()
{
    const DeviceConfig config = thrifty({column("x")});
    ChangeFilter filter(config);
    QVERIFY(!filter.release());
    QCOMPARE(filter.take({makeTable(config), noon, {1.0}}).size(), 1);
    QCOMPARE(filter.take({makeTable(config), noon + 1s, {1.0}}).size(), 0);
    const std::optional<Sample> held = filter.release();
    QVERIFY(held && held->time == noon + 1s);
    QVERIFY(!filter.release());
    QCOMPARE(filter.take({makeTable(config), noon + 2s, {1.0}}).size(), 1);
}

void TestChangeFilter::letsTheNextPass()
{
    const DeviceConfig config = thrifty({column("x")});
    ChangeFilter filter(config);
    QCOMPARE(filter.take({makeTable(config), noon, {1.0}}).size(), 1);
    filter.letNextPass();
    QCOMPARE(filter.take({makeTable(config), noon + 1s, {1.0}}).size(), 1);
    QCOMPARE(filter.take({makeTable(config), noon + 2s, {1.0}}).size(), 0);
}

/** Readers take 2.5 times a table's interval for a gap. */
void TestChangeFilter::isDeclaredToReaders()
{
    DeviceConfig config = thrifty({column("x")});
    QCOMPARE(makeTable(config)->interval, Duration(1min));
    config.logsChanges = false;
    QCOMPARE(makeTable(config)->interval, Duration(1s));
}

QTEST_GUILESS_MAIN(TestChangeFilter)
#include "tst_changefilter.moc"
