// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logtablemodel.h"
#include "tests/ui/windowscene.h"
#include "ui/charts/chartarea.h"
#include "ui/charts/chartoverlay.h"
#include "ui/panels/overviewpage.h"

#include <QClipboard>
#include <QDockWidget>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QStatusBar>
#include <QTableView>
#include <QTest>
#include <QTimer>
#include <QToolButton>

using namespace mtnops;
using namespace std::chrono_literals;

/** How charts, overview, table, statistics and time bar work together. */
class TestWindowParts : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_settings = std::make_unique<SettingsFolder>(); }

    void theOverviewTakesTheChartsPlace()
    {
        const SampleDatabase database;
        WindowScene scene(database);
        QTRY_VERIFY(scene.hasChosen());
        const auto *chart = scene.window.findChild<ChartArea *>();
        auto *overview = scene.window.findChild<OverviewPage *>();
        QVERIFY(chart->isVisible() && !overview->isVisible());
        QTest::keyClick(&scene.window, Qt::Key_F2);
        QVERIFY(!chart->isVisible() && overview->isVisible());
        const QModelIndex altitude = overview->model()->index(5, 0);
        QTRY_VERIFY(overview->visualRect(altitude).isValid());
        scene.session.selection().clear();
        QTest::mouseClick(overview->viewport(), Qt::LeftButton, {}, overview->visualRect(altitude).center());
        QVERIFY(chart->isVisible());
        QCOMPARE(scene.session.selection().columns(), (QList<ColumnRef>{{u"tcs"_qs, u"altitude"_qs}}));
    }

    void theOverviewTakesTheRoomThatItNeeds()
    {
        const SampleDatabase database;
        WindowScene scene(database);
        QTRY_VERIFY(scene.hasChosen());
        const auto *chart = scene.window.findChild<ChartArea *>();
        const auto *overview = scene.window.findChild<OverviewPage *>();
        const auto *columns = scene.part<QDockWidget>("columnsDock");
        const auto *table = scene.part<QDockWidget>("tableDock");
        QCOMPARE(overview->model()->rowCount(), 7);
        scene.window.resize(1280, 800);
        QTRY_VERIFY(!overview->needsMoreThan(chart->size()));
        QTest::keyClick(&scene.window, Qt::Key_F2);
        QVERIFY(columns->isVisible() && table->isVisible());
        QTest::keyClick(&scene.window, Qt::Key_F2);
        scene.window.resize(900, 520);
        QTRY_VERIFY(overview->needsMoreThan(chart->size()));
        QTest::keyClick(&scene.window, Qt::Key_F2);
        QVERIFY(columns->isHidden() && table->isHidden());
        QTRY_VERIFY(!overview->needsMoreThan(overview->size()));
        QTest::keyClick(&scene.window, Qt::Key_F2);
        QVERIFY(columns->isVisible() && table->isVisible());
    }

    void theCursorsSpanIsWhatIsTold()
    {
        const SampleDatabase database;
        WindowScene scene(database);
        QTRY_VERIFY(scene.hasChosen());
        auto *chart = scene.window.findChild<ChartArea *>();
        auto *statistics = scene.window.findChild<QTableView *>(u"statisticsTable"_qs);
        chart->cursors().begin();
        chart->cursors().place(SampleDatabase::newest - 10min);
        chart->cursors().place(SampleDatabase::newest - 5min);
        scene.part<QDockWidget>("statisticsDock")->raise(); // only then are they read
        const QModelIndex readings = statistics->model()->index(0, StatisticsModel::CountSection);
        QTRY_COMPARE(readings.data().toString(), u"60"_qs); // one every five seconds
        chart->cursors().clear();
        QTRY_VERIFY(readings.data().toString() != u"60"_qs);
    }

    void measuringByKeysAlone()
    {
        const SampleDatabase database;
        WindowScene scene(database);
        QTRY_VERIFY(scene.hasChosen());
        const TimeCursors &cursors = scene.window.findChild<ChartArea *>()->cursors();
        auto *find = scene.part<QLineEdit>("findField");
        find->setFocus();
        QTest::keyClick(find, Qt::Key_M);
        QCOMPARE(find->text(), u"m"_qs); // where it can be typed it is
        QVERIFY(!cursors.isActive());
        find->clear();
        auto *plots = scene.window.findChild<ChartOverlay *>();
        plots->setFocus();
        QTest::keyClick(plots, Qt::Key_M);
        QVERIFY(cursors.next().has_value());
        const auto *statistics = scene.part<QTableView>("statisticsTable");
        QTRY_VERIFY(!statistics->visibleRegion().isEmpty()); // as from the menu
        QVERIFY(plots->hasFocus());
        for (const Qt::Key key : {Qt::Key_Left, Qt::Key_Return, Qt::Key_Right, Qt::Key_Return})
            QTest::keyClick(plots, key);
        QVERIFY(cursors.span().has_value());
        QVERIFY(scene.session.window().isLive());
    }

    void measuringEndsBesideTheSpan()
    {
        const SampleDatabase database;
        WindowScene scene(database);
        QTRY_VERIFY(scene.hasChosen());
        TimeCursors &cursors = scene.window.findChild<ChartArea *>()->cursors();
        scene.part<QDockWidget>("statisticsDock")->raise();
        auto *end = scene.part<QPushButton>("endMeasuring");
        auto *copy = scene.part<QPushButton>("copyStatistics");
        const auto *span = scene.part<QLabel>("statisticsSpan");
        QTRY_VERIFY(!copy->visibleRegion().isEmpty() && copy->isEnabled());
        QVERIFY(end->isHidden()); // nothing is measured
        cursors.begin();
        cursors.place(SampleDatabase::newest - 10min);
        cursors.place(SampleDatabase::newest - 5min);
        QVERIFY(end->isVisible());
        QVERIFY2(span->text().startsWith(u"Between the cursors"_qs), qPrintable(span->text()));
        QVERIFY(end->toolTip().contains(u"Escape"_qs));
        copy->setFocus();
        QTest::keyClick(copy, Qt::Key_Tab);
        QVERIFY(end->hasFocus());
        QTest::keyClick(end, Qt::Key_Space);
        QVERIFY(!cursors.isActive());
        QVERIFY2(span->text().startsWith(u"Over the window"_qs), qPrintable(span->text()));
        QVERIFY(end->isHidden());
    }

    void aPictureThatCannotBeSavedIsToldInABox()
    {
        const SampleDatabase database;
        WindowScene scene(database);
        QTRY_VERIFY(scene.hasChosen());
        const auto saveAs = [&](const QString &path) {
            scene.trigger(u"Save chart image…"_qs);
            auto *chooser = scene.window.findChild<QFileDialog *>();
            chooser->findChild<QLineEdit *>(u"fileNameEdit"_qs)->setText(path);
            static_cast<QDialog *>(chooser)->accept();
            QTRY_VERIFY(!scene.window.findChild<QFileDialog *>());
        };
        const auto told = [&] { return scene.window.statusBar()->currentMessage(); };
        saveAs(u"/proc/chart.png"_qs); // nobody can make a file there
        auto *box = scene.part<QMessageBox>("pictureRefused");
        QVERIFY(box && box->isVisible());
        QVERIFY2(box->informativeText().startsWith(u"cannot write /proc/chart.png: "_qs),
                 qPrintable(box->informativeText()));
        QCOMPARE(told(), QString());
        QTest::keyClick(box, Qt::Key_Return);
        QTRY_VERIFY(!scene.part<QMessageBox>("pictureRefused"));

        const QString path = database.folder() + u"/chart.png"_qs;
        saveAs(path);
        QVERIFY(!scene.part<QMessageBox>("pictureRefused"));
        QVERIFY(!QImage(path).isNull());
        QCOMPARE(told(), u"Saved "_qs + path);
    }

    void aCopiedPictureIsTold()
    {
        const SampleDatabase database;
        WindowScene scene(database);
        QTRY_VERIFY(scene.hasChosen());
        QTest::keyClick(&scene.window, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(scene.window.statusBar()->currentMessage(), u"Copied the chart image"_qs);
        QVERIFY(!QGuiApplication::clipboard()->image().isNull());
    }

    void theTimeOnTheChartIsShownInTheTable()
    {
        const SampleDatabase database;
        WindowScene scene(database);
        QTRY_VERIFY(scene.hasChosen());
        auto *table = scene.window.findChild<QTableView *>(u"logTable"_qs);
        const Timestamp time = SampleDatabase::newest - 30min;
        emit scene.window.findChild<ChartArea *>()->tableTimeWanted(time);
        QTRY_COMPARE(table->currentIndex().data(LogTableModel::TimestampRole).value<Timestamp>(), time);
    }

    void aTypedWindowHandsTheKeysToTheChart()
    {
        const SampleDatabase database;
        WindowScene scene(database);
        QTRY_VERIFY(scene.hasChosen());
        auto *from = scene.part<QLineEdit>("fromField");
        from->setFocus();
        from->selectAll();
        QTest::keyClicks(from, u"-2h"_qs);
        QTest::keyClick(from, Qt::Key_Return);
        QVERIFY(scene.session.window().range().length() == 2h);
        QVERIFY(scene.window.findChild<ChartOverlay *>()->hasFocus());
    }

    void doubleClickShowsEverything()
    {
        const SampleDatabase database;
        WindowScene scene(database);
        QTRY_VERIFY(scene.hasChosen());
        QTRY_COMPARE(scene.session.loader().series().size(), 4);
        QTest::keyClick(&scene.window, Qt::Key_1, Qt::ControlModifier);
        auto *plots = scene.window.findChild<ChartOverlay *>();
        QTest::mouseDClick(plots, Qt::LeftButton, {}, plots->rect().center());
        QVERIFY(!scene.session.window().isLive());
        const TimeRange all = scene.session.window().range();
        QCOMPARE(all.to, SampleDatabase::newest + Duration(1));
        QVERIFY(scene.action(u"Everything"_qs)->isChecked());
        QTest::keyClick(&scene.window, Qt::Key_Left, Qt::AltModifier);
        QVERIFY(scene.session.window().isLive());
        QTest::keyClick(&scene.window, Qt::Key_Home, Qt::ShiftModifier);
        QCOMPARE(scene.session.window().range(), all);
        QVERIFY(scene.action(u"Everything"_qs)->isChecked());
    }

    void leavingLiveIsSaid()
    {
        const SampleDatabase database;
        WindowScene scene(database);
        QTRY_VERIFY(scene.hasChosen());
        auto *plots = scene.window.findChild<ChartOverlay *>();
        const ChartNotice &notice = plots->notice();
        const auto *live = scene.part<QToolButton>("liveButton");
        QVERIFY(notice.text().isEmpty());
        plots->setFocus();
        QTest::keyClick(plots, Qt::Key_Left);
        QVERIFY(!scene.session.window().isLive());
        QVERIFY2(notice.text().contains(u"press Home"_qs), qPrintable(notice.text()));
        QCOMPARE(live->text(), u"Go live"_qs);
        QTest::keyClick(plots, Qt::Key_Home);
        QVERIFY(scene.session.window().isLive());
        QVERIFY(notice.text().isEmpty());
        QTest::keyClick(plots, Qt::Key_Left);
        QVERIFY(!notice.text().isEmpty());
        notice.findChild<QTimer *>()->setInterval(0);
        QTRY_VERIFY(notice.text().isEmpty()); // the button still says so
        QCOMPARE(live->text(), u"Go live"_qs);
    }

private:
    std::unique_ptr<SettingsFolder> m_settings;
};

QTEST_MAIN(TestWindowParts)
#include "tst_windowparts.moc"
