// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/devicetreemodel.h"
#include "models/findfilter.h"
#include "models/plotselection.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp now = Timestamp(1795471448s);
constexpr auto failWithTest = QAbstractItemModelTester::FailureReportingMode::QtTest;

DeviceTable boltwood()
{
    return {.name = u"boltwood"_qs,
            .title = u"Boltwood cloud sensor"_qs,
            .interval = 5s,
            .columns = {{.name = u"ambient"_qs,
                         .type = ColumnType::Real,
                         .unit = u"°C"_qs,
                         .label = u"Ambient temperature"_qs,
                         .description = u"Air, in the shade."_qs,
                         .limits = {.warnAbove = 25, .alarmAbove = 30}},
                        {.name = u"rain"_qs, .type = ColumnType::Boolean, .label = u"Rain"_qs},
                        {.name = u"firmware"_qs, .type = ColumnType::Text, .label = u"Firmware"_qs}}};
}

DeviceTable tcs()
{
    return {.name = u"tcs"_qs,
            .title = u"Telescope"_qs,
            .interval = 1s,
            .columns = {{.name = u"ra"_qs, .unit = u"h"_qs, .label = u"Right ascension"_qs},
                        {.name = u"dome"_qs, .unit = u"deg"_qs, .label = u"Dome azimuth"_qs}}};
}

Catalog catalog()
{
    return {.site = {}, .tables = {boltwood(), tcs()}};
}

LatestRow row(const QString &table, Timestamp time, Values values, DeviceState state = DeviceState::Good)
{
    return {.table = table, .row = Row{time, std::move(values)}, .status = {.device = table, .state = state}};
}

Latest latest(double ambient, Timestamp time = now)
{
    return {.rows = {row(u"boltwood"_qs, time, {ambient, false, u"1.2"_qs}), row(u"tcs"_qs, time, {18.5, Value()})}};
}

const ColumnRef ambient{u"boltwood"_qs, u"ambient"_qs};
const ColumnRef firmware{u"boltwood"_qs, u"firmware"_qs};
const ColumnRef device{u"boltwood"_qs, {}};

} // namespace

class TestDeviceTreeModel : public QObject
{
    Q_OBJECT

private slots:
    void figuresHoldStill()
    {
        PlotSelection selection;
        DeviceTreeModel tree(selection);
        tree.setCatalog(catalog());
        tree.setLatest(latest(26.25), now);
        tree.setLatest(latest(26.5, now + 5s), now + 5s);
        QCOMPARE(tree.indexOf(ambient).data(DeviceTreeModel::ValueTextRole).toString(), u"26.50"_qs);
    }

    void onlyAFreshTimeHasAShortForm()
    {
        PlotSelection selection;
        DeviceTreeModel tree(selection);
        tree.setShortTimeFormatter(
            [](Timestamp time, Timestamp at) { return QString::number((at - time) / 1s) + u" s before"_qs; });
        tree.setCatalog({.site = {},
                         .tables = {{.name = u"sensor"_qs,
                                     .interval = 5s,
                                     .columns = {{.name = u"own"_qs, .type = ColumnType::Time}, {.name = u"t"_qs}}}}});
        const auto textOf = [&](const QString &column) {
            return tree.indexOf({u"sensor"_qs, column}).data(DeviceTreeModel::ShortTextRole).toString();
        };
        const Latest read{.rows = {row(u"sensor"_qs, now, {now - 2s, 4.5})}};
        tree.setLatest(read, now + 1s);
        QCOMPARE(textOf(u"own"_qs), u"3 s before"_qs);
        QCOMPARE(textOf(u"t"_qs), QString());
        tree.setLatest(read, now + 1h); // stale: a time of day alone would be taken for one of today
        QCOMPARE(textOf(u"own"_qs), QString());
    }

    void figuresAreToldFromWords()
    {
        PlotSelection selection;
        DeviceTreeModel tree(selection);
        DeviceTable table = boltwood();
        table.columns[2].type = ColumnType::Time;
        tree.setCatalog({.site = {}, .tables = {table}});
        tree.setLatest({.rows = {row(u"boltwood"_qs, now, {26.25, false, Value(now)})}}, now);
        const auto isFigure = [&](int column) {
            return tree.index(column, 0, tree.indexOf(device)).data(DeviceTreeModel::IsFigureRole).toBool();
        };
        QVERIFY(isFigure(0));
        QVERIFY(!isFigure(1));
        QVERIFY(isFigure(2));
    }

    void showsDevicesAndColumns()
    {
        PlotSelection selection;
        DeviceTreeModel tree(selection);
        const QAbstractItemModelTester tester(&tree, failWithTest);
        QCOMPARE(tree.rowCount(), 0);
        tree.setCatalog(catalog());
        tree.setLatest(latest(26.25), now + 2s);
        QCOMPARE(tree.rowCount(), 2);
        const QModelIndex name = tree.indexOf(ambient);
        const QModelIndex value = name.siblingAtColumn(DeviceTreeModel::ValueSection);
        QCOMPARE(name.data().toString(), u"Ambient temperature"_qs);
        QCOMPARE(value.data().toString(), u"26.25"_qs);
        QCOMPARE(value.data(DeviceTreeModel::UnitRole).toString(), u"°C"_qs);
        QCOMPARE(value.data(DeviceTreeModel::LimitStateRole).value<LimitState>(), LimitState::Warning);
        QCOMPARE(value.data(DeviceTreeModel::AgeTextRole).toString(), u"2 s"_qs);
        QCOMPARE(value.data(DeviceTreeModel::LastTimeRole).value<Timestamp>(), now);
        QCOMPARE(value.data(DeviceTreeModel::RawValueRole).value<Value>(), Value(26.25));
        QCOMPARE(name.data(DeviceTreeModel::ColumnRefRole).value<ColumnRef>(), ambient);
        QCOMPARE(name.data(Qt::ToolTipRole).toString(),
                 u"Ambient temperature (°C)\nAir, in the shade.\n26.25 °C, warning\nLimits: warning above 25, alarm "
                 u"above 30\n"
                 "Last row: 2026-11-23T22:04:08Z (2 s ago)\nboltwood.ambient"_qs);
        QCOMPARE(name.data(Qt::AccessibleTextRole).toString(), u"Ambient temperature, 26.25 °C warning"_qs);

        const QModelIndex parent = tree.indexOf(device);
        QCOMPARE(parent, name.parent());
        QCOMPARE(parent.data(DeviceTreeModel::ItemKindRole).value<DeviceTreeModel::ItemKind>(),
                 DeviceTreeModel::ItemKind::Device);
        QCOMPARE(parent.data(DeviceTreeModel::LimitStateRole).value<LimitState>(), LimitState::Warning);
        QCOMPARE(parent.data(DeviceTreeModel::FreshnessRole).value<Freshness>(), Freshness::Good);
        QCOMPARE(parent.siblingAtColumn(DeviceTreeModel::ValueSection).data().toString(), u"2 s"_qs);
    }

    void aDeviceThatFallsSilentGrowsStale()
    {
        PlotSelection selection;
        DeviceTreeModel tree(selection);
        const QAbstractItemModelTester tester(&tree, failWithTest);
        tree.setCatalog(catalog());
        const auto shown = [&] {
            return tree.indexOf(ambient).data(DeviceTreeModel::FreshnessRole).value<Freshness>();
        };
        const auto spoken = [&](const ColumnRef &ref) {
            return tree.indexOf(ref).data(Qt::AccessibleTextRole).toString();
        };
        QCOMPARE(shown(), Freshness::NeverSeen);
        QCOMPARE(spoken(ambient), u"Ambient temperature, never seen"_qs);
        tree.setLatest(latest(20), now + 5s);
        QCOMPARE(shown(), Freshness::Good);
        QCOMPARE(spoken(ambient), u"Ambient temperature, 20 °C"_qs);
        QCOMPARE(spoken(device), u"Boltwood cloud sensor, good"_qs);
        QCOMPARE(spoken({u"tcs"_qs, u"dome"_qs}), u"Dome azimuth, no value"_qs);
        tree.setLatest(latest(20), now + 20s);
        QCOMPARE(shown(), Freshness::Stale);
        QCOMPARE(spoken(ambient), u"Ambient temperature, 20 °C, stale, 20 s"_qs);
        Latest broken = latest(20);
        broken.rows[0].status.state = DeviceState::Disconnected;
        broken.rows[0].status.detail = u"connection refused"_qs;
        tree.setLatest(broken, now + 20s);
        QCOMPARE(shown(), Freshness::Disconnected);
        QCOMPARE(spoken(ambient), u"Ambient temperature, 20 °C, disconnected, 20 s"_qs);
        QCOMPARE(spoken(device), u"Boltwood cloud sensor, disconnected, 20 s"_qs);
        QCOMPARE(tree.indexOf(device).data(DeviceTreeModel::FreshnessTextRole).toString(),
                 u"disconnected: connection refused"_qs);
    }

    void rowsAheadOfTheClockAreTold()
    {
        PlotSelection selection;
        DeviceTreeModel tree(selection);
        const QAbstractItemModelTester tester(&tree, failWithTest);
        tree.setCatalog(catalog());
        Latest both = latest(20);
        both.rows[0].ahead = now + 7h;
        tree.setLatest(both, now + 1s);
        const QModelIndex parent = tree.indexOf(device);
        QCOMPARE(parent.data(DeviceTreeModel::FreshnessRole).value<Freshness>(), Freshness::ClockAhead);
        QCOMPARE(parent.data(Qt::AccessibleTextRole).toString(), u"Boltwood cloud sensor, clock ahead by 6 h"_qs);
        QVERIFY(parent.data(Qt::ToolTipRole).toString().contains(u"2026-11-24T05:04:08Z, which is ahead by 6 h"_qs));
        QCOMPARE(tree.indexOf(ambient).siblingAtColumn(DeviceTreeModel::ValueSection).data().toString(), u"20"_qs);
        QCOMPARE(tree.indexOf({u"tcs"_qs, {}}).data(DeviceTreeModel::FreshnessRole).value<Freshness>(),
                 Freshness::Good);
    }

    void oneTickGivesFewSignals()
    {
        PlotSelection selection;
        DeviceTreeModel tree(selection);
        Catalog many;
        Latest first;
        for (int number = 0; number < 20; ++number) {
            DeviceTable table{.name = u"d%1"_qs.arg(number), .title = u"D"_qs, .interval = 1s};
            Values values;
            for (int column = 0; column < 50; ++column) {
                table.columns.append({.name = u"c%1"_qs.arg(column), .label = u"C"_qs});
                values.emplace_back(double(column));
            }
            first.rows.append(row(table.name, now, values));
            many.tables.append(table);
        }
        tree.setCatalog(many);
        tree.setLatest(first, now);
        QSignalSpy changed(&tree, &QAbstractItemModel::dataChanged);
        QSignalSpy reset(&tree, &QAbstractItemModel::modelReset);
        tree.setLatest(first, now);
        QCOMPARE(changed.count(), 0);

        Latest second = first;
        for (LatestRow &each : second.rows) {
            each.row->time = now + 1s;
            for (size_t column = 0; column < 50; column += 2)
                each.row->values[column] = -1.0;
        }
        tree.setLatest(second, now + 2s);
        QCOMPARE(changed.count(), 21); // the devices together, and the columns of each
        tree.setCatalog(many);
        QCOMPARE(reset.count(), 0);
    }

    void onlyWhatChangedIsTold()
    {
        PlotSelection selection;
        DeviceTreeModel tree(selection);
        tree.setCatalog(catalog());
        tree.setLatest(latest(20), now);
        QSignalSpy changed(&tree, &QAbstractItemModel::dataChanged);
        tree.setLatest(latest(21), now);
        QCOMPARE(changed.count(), 2);
        QCOMPARE(changed[0][0].toModelIndex(), tree.indexOf(ambient));
        QCOMPARE(changed[0][1].toModelIndex(), tree.indexOf(ambient).siblingAtColumn(DeviceTreeModel::ValueSection));
        QCOMPARE(changed[1][0].toModelIndex(), tree.indexOf(device));
        QCOMPARE(changed[1][1].toModelIndex().row(), 0);
    }

    void checkBoxesAreTheSelection()
    {
        PlotSelection selection;
        DeviceTreeModel tree(selection);
        const QAbstractItemModelTester tester(&tree, failWithTest);
        tree.setCatalog(catalog());
        const QModelIndex name = tree.indexOf(ambient);
        QCOMPARE(name.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
        QCOMPARE(name.data(DeviceTreeModel::ColourRole).toInt(), -1);
        QSignalSpy changed(&tree, &QAbstractItemModel::dataChanged);
        QVERIFY(tree.setData(name, Qt::Checked, Qt::CheckStateRole));
        QVERIFY(selection.contains(ambient));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed[0][0].toModelIndex(), name);
        QCOMPARE(name.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        QCOMPARE(name.data(DeviceTreeModel::ColourRole).toInt(), 0);
        selection.clear();
        QCOMPARE(changed.count(), 2);
        QCOMPARE(name.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
    }

    void allButTimesArePlottable()
    {
        PlotSelection selection;
        DeviceTreeModel tree(selection);
        Catalog withTime = catalog();
        withTime.tables[0].columns.append({.name = u"seen"_qs, .type = ColumnType::Time, .label = u"Seen"_qs});
        tree.setCatalog(withTime);
        QVERIFY(tree.indexOf(firmware).data(DeviceTreeModel::IsPlottableRole).toBool()); // a strip
        const QModelIndex name = tree.indexOf({u"boltwood"_qs, u"seen"_qs});
        QVERIFY(!name.data(DeviceTreeModel::IsPlottableRole).toBool());
        QVERIFY(!name.data(Qt::CheckStateRole).isValid());
        QVERIFY(!tree.setData(name, Qt::Checked, Qt::CheckStateRole));
        QVERIFY(!tree.setData(tree.indexOf(device), Qt::Checked, Qt::CheckStateRole));
        QVERIFY(selection.traces().isEmpty());
    }

    void aNewColumnResetsAndKeepsTheOtherDevices()
    {
        PlotSelection selection;
        DeviceTreeModel tree(selection);
        const QAbstractItemModelTester tester(&tree, failWithTest);
        tree.setCatalog(catalog());
        tree.setLatest(latest(20), now);
        QSignalSpy reset(&tree, &QAbstractItemModel::modelReset);
        Catalog grown = catalog();
        grown.tables[1].columns.append({.name = u"focus"_qs, .label = u"Focus"_qs});
        tree.setLatest({.rows = {row(u"tcs"_qs, now, {1.0, 2.0, 3.0})}}, now); // newer than our catalog: left out
        tree.setCatalog(grown);
        QCOMPARE(reset.count(), 1);
        QCOMPARE(tree.indexOf(ambient).data(DeviceTreeModel::ValueTextRole).toString(), u"20"_qs);
        const QModelIndex focus = tree.indexOf({u"tcs"_qs, u"focus"_qs});
        QVERIFY(focus.isValid());
        QCOMPARE(focus.data(DeviceTreeModel::ValueTextRole).toString(), u"–"_qs);
        QVERIFY(!tree.indexOf({u"tcs"_qs, u"nothing"_qs}).isValid());
        QVERIFY(!tree.indexOf({u"nobody"_qs, {}}).isValid());
    }

    void findsWordsInAnyOrder_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("found");
        QTest::newRow("nothing shows all")
            << QString() << QStringList{u"ambient"_qs, u"rain"_qs, u"firmware"_qs, u"ra"_qs, u"dome"_qs};
        QTest::newRow("label") << u"dome"_qs << QStringList{u"dome"_qs};
        QTest::newRow("name") << u"firmw"_qs << QStringList{u"firmware"_qs};
        QTest::newRow("any order, any case") << u"  TEMP amb "_qs << QStringList{u"ambient"_qs};
        QTest::newRow("device title") << u"telescope"_qs << QStringList{u"ra"_qs, u"dome"_qs};
        QTest::newRow("device and column") << u"azi tele"_qs << QStringList{u"dome"_qs};
        QTest::newRow("not there") << u"humidity"_qs << QStringList{};
    }

    void findsWordsInAnyOrder()
    {
        QFETCH(QString, typed);
        PlotSelection selection;
        DeviceTreeModel tree(selection);
        tree.setCatalog(catalog());
        FindFilter filter;
        const QAbstractItemModelTester tester(&filter, failWithTest);
        filter.setSourceModel(&tree);
        filter.setText(typed);
        QStringList found;
        for (int parent = 0; parent < filter.rowCount(); ++parent) {
            const QModelIndex parentIndex = filter.index(parent, 0);
            for (int child = 0; child < filter.rowCount(parentIndex); ++child) {
                const QModelIndex index = filter.index(child, 0, parentIndex);
                found.append(index.data(DeviceTreeModel::ColumnRefRole).value<ColumnRef>().column);
            }
        }
        QTEST(found, "found");
    }
};

QTEST_GUILESS_MAIN(TestDeviceTreeModel)
#include "tst_devicetreemodel.moc"
