// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/overviewmodel.h"
#include "models/sparklines.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp start = Timestamp(1795471448s);

/** Weather of two columns, the first of which has limits, and a dome of one, with a new row at each turn. */
struct Fixture
{
    PlotSelection selection;
    DeviceTreeModel tree{selection};
    LogReader reader{u"/no/such/log.sqlite"_qs};
    Sparklines sparklines{reader};
    OverviewModel overview{tree, sparklines};
    QAbstractItemModelTester tester{&overview, QAbstractItemModelTester::FailureReportingMode::QtTest};
    QSignalSpy moved{&overview, &QAbstractItemModel::layoutChanged};

    Fixture()
    {
        const Limits limits{.warnAbove = 20, .alarmAbove = 30};
        Catalog catalog;
        catalog.tables = {{.name = u"weather"_qs,
                           .interval = 1s,
                           .columns = {{.name = u"rain"_qs}, {.name = u"wind"_qs, .limits = limits}}},
                          {.name = u"dome"_qs, .interval = 1s, .columns = {{.name = u"angle"_qs}}}};
        tree.setCatalog(catalog);
        overview.setCatalog(catalog);
    }

    void turn(Timestamp now, const Value &wind, DeviceState dome)
    {
        Latest latest;
        latest.rows = {
            {.table = u"weather"_qs, .row = Row{now, {0.0, wind}}, .status = {.state = DeviceState::Good}},
            {.table = u"dome"_qs, .row = Row{now, {90.0}}, .status = {.state = dome}},
        };
        tree.setLatest(latest, now);
        overview.arrange(now);
    }

    QString order() const
    {
        QStringList names;
        for (int row = 0; row < overview.rowCount(); ++row)
            names.append(overview.index(row).data(DeviceTreeModel::ColumnRefRole).value<ColumnRef>().column);
        return names.join(u' ');
    }
};

} // namespace

/** The order of the tiles of the overview. */
class TestOverviewModel : public QObject
{
    Q_OBJECT

private slots:
    void whatNeedsSomebodyComesFirst_data()
    {
        QTest::addColumn<double>("wind");
        QTest::addColumn<DeviceState>("dome");
        QTest::addColumn<QString>("order");
        QTest::newRow("all is well") << 10.0 << DeviceState::Good << u"rain wind angle"_qs;
        QTest::newRow("warning") << 25.0 << DeviceState::Good << u"wind rain angle"_qs;
        QTest::newRow("no reply") << 10.0 << DeviceState::NoReply << u"angle rain wind"_qs;
        QTest::newRow("disconnected") << 10.0 << DeviceState::Disconnected << u"angle rain wind"_qs;
        QTest::newRow("unreadable") << 10.0 << DeviceState::Unparsable << u"angle rain wind"_qs;
        QTest::newRow("switched off") << 10.0 << DeviceState::Disabled << u"rain wind angle"_qs;
        QTest::newRow("warning before failing") << 25.0 << DeviceState::NoReply << u"wind angle rain"_qs;
        QTest::newRow("alarm before failing") << 35.0 << DeviceState::NoReply << u"wind angle rain"_qs;
    }

    void whatNeedsSomebodyComesFirst()
    {
        QFETCH(const double, wind);
        QFETCH(const DeviceState, dome);
        Fixture fixture;
        fixture.turn(start, wind, dome);
        QTEST(fixture.order(), "order");
    }

    void aDeviceThatIsNotYetAskedNeedsNobody()
    {
        Fixture fixture;
        Latest latest;
        latest.rows = {
            {.table = u"weather"_qs, .row = Row{start, {0.0, 10.0}}, .status = {.state = DeviceState::Good}},
            {.table = u"dome"_qs, .status = {.state = DeviceState::NeverSeen}},
        };
        fixture.tree.setLatest(latest, start);
        fixture.overview.arrange(start);
        QCOMPARE(fixture.order(), u"rain wind angle"_qs);
    }

    void aMissingValueComesBeforeWhatIsWell()
    {
        Fixture fixture;
        fixture.turn(start, Value(), DeviceState::Good);
        QCOMPARE(fixture.order(), u"wind rain angle"_qs);
        fixture.turn(start + 1s, Value(), DeviceState::NoReply);
        QCOMPARE(fixture.order(), u"angle wind rain"_qs); // after what fails
        fixture.turn(start + 1s, 25.0, DeviceState::NoReply);
        QCOMPARE(fixture.order(), u"wind angle rain"_qs);
    }

    void aTileGoesBackWhenItHasBeenWellForAWhile()
    {
        Fixture fixture;
        fixture.turn(start, 25.0, DeviceState::Good);
        QCOMPARE(fixture.moved.count(), 1);
        const Timestamp almost = start + OverviewModel::settling - 1s;
        fixture.turn(start + 1s, 10.0, DeviceState::Good);
        fixture.turn(almost, 10.0, DeviceState::Good);
        QCOMPARE(fixture.order(), u"wind rain angle"_qs);
        fixture.turn(almost, 25.0, DeviceState::Good); // again: the while begins anew
        fixture.turn(almost + 1s, 10.0, DeviceState::Good);
        fixture.turn(almost + OverviewModel::settling - 1s, 10.0, DeviceState::Good);
        QCOMPARE(fixture.order(), u"wind rain angle"_qs);
        QCOMPARE(fixture.moved.count(), 1);
        fixture.turn(almost + OverviewModel::settling, 10.0, DeviceState::Good);
        QCOMPARE(fixture.order(), u"rain wind angle"_qs);
        QCOMPARE(fixture.moved.count(), 2);
    }

    void whatGetsWorseMovesAtOnce()
    {
        Fixture fixture;
        fixture.turn(start, 10.0, DeviceState::NoReply);
        QCOMPARE(fixture.order(), u"angle rain wind"_qs);
        fixture.turn(start + 1s, 25.0, DeviceState::NoReply);
        QCOMPARE(fixture.order(), u"wind angle rain"_qs);
    }

    void aClockThatIsSetBackHoldsNothing()
    {
        Fixture fixture;
        fixture.turn(start, 25.0, DeviceState::Good);
        fixture.turn(start - 1h, 10.0, DeviceState::Good);
        QCOMPARE(fixture.order(), u"rain wind angle"_qs);
    }

    void anIndexKeepsItsColumn()
    {
        Fixture fixture;
        fixture.turn(start, 10.0, DeviceState::Good);
        const QPersistentModelIndex wind(fixture.overview.index(1));
        const QPersistentModelIndex rain(fixture.overview.index(0));
        fixture.turn(start + 1s, 35.0, DeviceState::Good);
        QCOMPARE(wind.row(), 0);
        QCOMPARE(rain.row(), 1);
        QCOMPARE(wind.data(DeviceTreeModel::ColumnRefRole).value<ColumnRef>().column, u"wind"_qs);
    }
};

QTEST_GUILESS_MAIN(TestOverviewModel)
#include "tst_overviewmodel.moc"
