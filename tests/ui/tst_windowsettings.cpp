// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/writer.h"
#include "tests/ui/windowscene.h"
#include "ui/charts/chartarea.h"
#include "ui/charts/panelstack.h"
#include "ui/mainwindow/windowsettings.h"

#include <QSettings>
#include <QTest>
#include <QTreeView>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

const ColumnRef ambient{u"boltwood"_qs, u"ambient"_qs};
const ColumnRef wind{u"boltwood"_qs, u"wind"_qs};
const ColumnRef altitude{u"tcs"_qs, u"altitude"_qs};
const ColumnRef dome{u"dome"_qs, u"temperature"_qs}; // of a device that the log lacks
const AxisId celsius{.panel = u"unit °C"_qs, .axis = u"unit °C"_qs};

/** What an earlier session has left: these columns, and a locked axis in °C. */
void rememberLocked(const QList<ColumnRef> &columns)
{
    PlotArrangement arrangement;
    arrangement.lockAxis(celsius, {.low = 1, .high = 2});
    WindowSettings settings;
    settings.setColumns(u"kuiper"_qs, columns);
    settings.setArrangement(u"kuiper"_qs, arrangement);
}

void addDome(const SampleDatabase &database)
{
    auto writer = Writer::open(database.path(), SampleDatabase::site());
    const DeviceTable table{.name = u"dome"_qs,
                            .title = u"Dome"_qs,
                            .interval = 5s,
                            .columns = {{.name = u"temperature"_qs, .unit = u"°C"_qs, .label = u"Temperature"_qs}}};
    if (!writer || !(*writer)->prepareTable(std::make_shared<const DeviceTable>(table)))
        qFatal("no dome in the sample database");
}

/** The charts of a window, as after a start. */
struct Start : WindowScene
{
    using WindowScene::WindowScene;
    bool hasPanels() const { return session.hasCatalog() && !chart->stack().panels().isEmpty(); }

    ChartArea *chart = window.findChild<ChartArea *>();
};

} // namespace

class TestWindowSettings : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<SettingsFolder> m_folder;

private slots:
    void init() { m_folder = std::make_unique<SettingsFolder>(); }

    void settingsWithoutAnArrangementAreRead()
    {
        QSettings().setValue(u"sites/kuiper/columns"_qs, QStringList{u"tcs.altitude"_qs, u"boltwood.wind"_qs});
        const WindowSettings settings;
        QCOMPARE(settings.columns(u"kuiper"_qs), (QList<ColumnRef>{altitude, wind}));
        const auto arrangement = settings.arrangement(u"kuiper"_qs);
        QVERIFY(arrangement);
        QVERIFY(arrangement->isAutomatic());

        const SampleDatabase database;
        Start start(database);
        QTRY_VERIFY(start.hasPanels());
        QCOMPARE(start.session.selection().columns(), (QList<ColumnRef>{altitude, wind}));
        QCOMPARE(start.chart->stack().panels().size(), 2);
    }

    void anArrangementIsKeptForEachSite()
    {
        PlotArrangement arrangement;
        arrangement.place(wind, u"panel 1"_qs);
        WindowSettings settings;
        settings.setArrangement(u"kuiper"_qs, arrangement);
        QCOMPARE(*settings.arrangement(u"kuiper"_qs), arrangement);
        QVERIFY(settings.arrangement(u"bok"_qs)->isAutomatic());
    }

    void whatCannotBeReadIsSaid()
    {
        QSettings().setValue(u"sites/kuiper/arrangement"_qs, u"{\"version\": 1, "_qs);
        const WindowSettings settings;
        QVERIFY(settings.arrangement(u"kuiper"_qs).error().detail.startsWith(u"arrangement of the chart: byte 1"_qs));
        QSettings().setValue(u"sites/kuiper/arrangement"_qs, u"{\"version\": 2}"_qs);
        QCOMPARE(settings.arrangement(u"kuiper"_qs).error().detail,
                 u"arrangement of the chart: version: 2, expected 1"_qs);
        QTest::ignoreMessage(QtWarningMsg,
                             "arrangement of the chart: version: 2, expected 1: panels are arranged by unit");
        const SampleDatabase database;
        Start start(database);
        QTRY_VERIFY(start.hasPanels());
    }

    void aChartThatComesBackIsSeenFromTheTop()
    {
        const SampleDatabase database;
        {
            Start small(database);
            QTRY_VERIFY(small.hasPanels());
            small.window.resize(900, 480);
            small.window.close();
        }
        QSettings().setValue(u"sites/kuiper/columns"_qs,
                             QStringList{u"boltwood.ambient"_qs, u"boltwood.wind"_qs, u"tcs.altitude"_qs,
                                         u"boltwood.sky"_qs, u"tcs.motion"_qs});
        Start start(database);
        QTRY_VERIFY(start.hasPanels());
        const PanelStack &stack = start.chart->stack();
        QCOMPARE(stack.panels().size(), 5);
        QVERIFY(stack.scrollLength() > 0);
        QCOMPARE(stack.scroll(), 0);

        auto *tree = start.part<QTreeView>("columnTree");
        const auto *model = tree->model();
        tree->setCurrentIndex(model->index(2, 0, model->index(0, 0))); // humidity of the weather
        tree->setFocus();
        QTest::keyClick(tree, Qt::Key_Space);
        QCOMPARE(stack.panels().size(), 6);
        QVERIFY(stack.allPlots().contains(stack.plotRect(*stack.panels().last()).center()));
    }

    void aLockGoesWithItsLastTrace()
    {
        rememberLocked({altitude});
        const SampleDatabase database;
        Start start(database);
        QTRY_VERIFY(start.hasPanels());
        QVERIFY(start.session.selection().arrangement().axes().isEmpty());
        start.session.selection().setChosen(ambient, true);
        const ChartPanel &panel = *start.chart->stack().panels().last();
        QCOMPARE(panel.plan().key, celsius.panel);
        QVERIFY(!panel.axes().front()->state().isLocked);
        QVERIFY(WindowSettings().arrangement(u"kuiper"_qs)->axes().isEmpty()); // nor is it kept
    }

    void aLockWaitsForItsTrace()
    {
        rememberLocked({altitude, dome});
        const SampleDatabase database;
        Start start(database);
        QTRY_VERIFY(start.hasPanels());
        const PlotSelection &selection = start.session.selection();
        QVERIFY(selection.arrangement().axes().isEmpty());
        start.session.selection().setChosen(wind, true); // which is remembered, beside the lock
        QVERIFY(WindowSettings().arrangement(u"kuiper"_qs)->axis(celsius).isLocked);
        addDome(database);
        QTRY_VERIFY(selection.contains(dome));
        QVERIFY(selection.arrangement().axis(celsius).isLocked);
        QCOMPARE(start.chart->stack().panels().last()->frame().values, (ValueSpan{1, 2}));
    }

    void aLockThatWaitsHoldsNoOther()
    {
        rememberLocked({altitude, dome});
        const SampleDatabase database;
        Start start(database);
        QTRY_VERIFY(start.hasPanels());
        const PlotSelection &selection = start.session.selection();
        start.session.selection().setChosen(ambient, true); // takes the axis
        QVERIFY(!selection.arrangement().axis(celsius).isLocked);
        QVERIFY(WindowSettings().arrangement(u"kuiper"_qs)->axes().isEmpty());
        addDome(database);
        QTRY_VERIFY(selection.contains(dome));
        QVERIFY(!selection.arrangement().axis(celsius).isLocked);
    }

    void panelsAxesAndLooksComeBack()
    {
        const SampleDatabase database;
        PlotArrangement saved;
        QStringList keys;
        {
            Start start(database);
            QTRY_VERIFY(start.hasPanels());
            PlotSelection &selection = start.session.selection();
            start.chart->arranger().join(wind, start.chart->stack().panels().first()->plan().key);
            start.chart->arranger().movePanel(start.chart->stack().panels().last()->plan().key, -1);
            PlotArrangement arrangement = selection.arrangement();
            const ChartPanel &panel = *start.chart->stack().panels().first();
            arrangement.lockAxis(panel.idOf(*panel.axes().front()), {.low = -3, .high = 33});
            arrangement.setLook(wind, {.colour = 7, .keepsColour = true, .line = LineStyle::Dotted});
            selection.setArrangement(arrangement);
            saved = selection.arrangement();
            for (const ChartPanel *each : start.chart->stack().panels())
                keys.append(each->plan().key);
            start.window.close();
        }
        Start start(database);
        QTRY_VERIFY(start.hasPanels());
        QCOMPARE(start.session.selection().arrangement(), saved);
        QStringList keysNow;
        for (const ChartPanel *each : start.chart->stack().panels())
            keysNow.append(each->plan().key);
        QCOMPARE(keysNow, keys);
        QCOMPARE(start.chart->stack().panels().first()->frame().values, (ValueSpan{-3, 33}));
        QCOMPARE(start.session.selection().colourOf(wind), 7);
    }
};

QTEST_MAIN(TestWindowSettings)
#include "tst_windowsettings.moc"
