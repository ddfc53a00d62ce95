// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/chartevents.h"
#include "tests/ui/windowscene.h"
#include "ui/charts/chartarea.h"
#include "ui/charts/chartoverlay.h"
#include "ui/charts/panelstack.h"

#include <QLabel>
#include <QTableView>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

struct Fixture
{
    SampleDatabase database;
    WindowScene scene{database};
    LogSession &session = scene.session;
    MainWindow &window = scene.window;
    const ChartArea *chart = window.findChild<ChartArea *>();

    Fixture() { QTRY_VERIFY(scene.hasChosen()); }
    const Trace &firstTraceOf(const ChartPanel *panel) const { return panel->traces()[0]; }
};

} // namespace

/** What reaches the charts of the main window, and what the status line says of them. */
class TestWindowCharts : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_settings = std::make_unique<SettingsFolder>(); }

    void aTextIsAStripAndTheTierIsTold()
    {
        Fixture fixture;
        fixture.session.selection().setChosen({u"boltwood"_qs, u"sky"_qs}, true);
        const auto runs = [&] { return fixture.firstTraceOf(fixture.chart->stack().panels().last()).states.runs; };
        QTRY_COMPARE(runs().size(), 1);
        QCOMPARE(runs()[0].value, Value(u"clear"_qs));
        const auto *shown = fixture.window.findChild<QLabel *>(u"statusShown"_qs);
        QTRY_VERIFY2(shown->text().startsWith(u"raw · 5 columns"_qs), qPrintable(shown->text()));
        fixture.session.window().showLive(7 * 24h);
        QTRY_VERIFY2(shown->text().contains(u"10 min · 5 columns"_qs), qPrintable(shown->text()));
        QCOMPARE(fixture.chart->stack().note(), QString());
    }

    void eventsAreMarked()
    {
        Fixture fixture;
        const auto tip = [&] {
            const double x = fixture.chart->stack().timeScale().x(SampleDatabase::newest - 30min);
            QString text;
            for (int y = 0; y < fixture.chart->stack().height() && text.isEmpty(); ++y)
                text = fixture.chart->stack().eventTextAt(QPointF(x, y));
            return text;
        };
        QTRY_VERIFY2(tip().endsWith(u"device up · Telescope: answers"_qs), qPrintable(tip()));
    }

    /** Without a mouse: M, arrows, T. */
    void theCrosshairOfTheKeysIsShownInTheTable()
    {
        Fixture fixture;
        auto *table = fixture.window.findChild<QTableView *>(u"logTable"_qs);
        QTRY_VERIFY(table->model()->rowCount() > 0);
        auto *overlay = fixture.window.findChild<ChartOverlay *>();
        overlay->setFocus();
        QTest::keyClick(overlay, Qt::Key_T); // no crosshair yet
        QVERIFY(!table->currentIndex().isValid());
        QTest::keyClick(overlay, Qt::Key_M);
        QTRY_VERIFY(table->visibleRegion().isEmpty()); // behind the statistics
        QTest::keyClick(overlay, Qt::Key_Right);
        const std::optional<Timestamp> time = overlay->crosshair().time();
        QVERIFY(time);
        QTest::keyClick(overlay, Qt::Key_T);
        QTRY_VERIFY(table->currentIndex().isValid());
        const auto row = table->currentIndex().data(LogTableModel::TimestampRole).value<Timestamp>();
        QVERIFY(row <= *time && *time - row < 5s); // the last one before it
        QTRY_VERIFY(!table->visibleRegion().isEmpty());
    }

    void aMouseThatRestsGetsTheSamples()
    {
        Fixture fixture;
        fixture.session.window().showRange({SampleDatabase::newest - 12h, SampleDatabase::newest});
        const auto trace = [&] { return fixture.firstTraceOf(fixture.chart->stack().panels().first()); };
        QTRY_VERIFY(trace().series.range.from <= SampleDatabase::newest - 12h);
        QTRY_VERIFY(trace().isThinned());
        const QRectF plot = fixture.chart->stack().plotRect(*fixture.chart->stack().panels().first());
        auto *overlay = fixture.window.findChild<ChartOverlay *>();
        const double x = fixture.chart->stack().timeScale().x(SampleDatabase::newest - 20min);
        moveMouse(overlay, QPointF(x, plot.center().y()), Qt::NoButton);
        const auto line = [&] { return overlay->crosshair().readout().lines.value(0); };
        QTRY_VERIFY(!line().value.isEmpty());
        QTRY_VERIFY2(!line().value.contains(u'≈') && !line().age.isEmpty(), // the sample itself, and when it was
                     qPrintable(line().value + line().age));
    }

    void anOldDeviceIsTold()
    {
        Fixture fixture;
        const auto condition = [&] { return fixture.firstTraceOf(fixture.chart->stack().panels().first()).condition; };
        QVERIFY(!condition());
        fixture.scene.clock.advance(61s);
        QTRY_VERIFY(condition());
        QCOMPARE(condition()->word, u"stale"_qs);
        QVERIFY(condition()->icon == Icon::Stale);
    }

private:
    std::unique_ptr<SettingsFolder> m_settings;
};

QTEST_MAIN(TestWindowCharts)
#include "tst_windowcharts.moc"
