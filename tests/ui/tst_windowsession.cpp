// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/logfile.h"
#include "tests/ui/windowscene.h"
#include "ui/charts/chartarea.h"
#include "ui/mainwindow/windowsettings.h"
#include "ui/panels/columnpanel.h"
#include "ui/panels/overlaylabel.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

/** What the first window begins with, and what the next one remembers. */
class TestWindowSession : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_settings = std::make_unique<SettingsFolder>(); }

    void firstStartChoosesColumnsOfDifferentUnits()
    {
        const SampleDatabase database;
        WindowScene scene(database);
        QTRY_VERIFY(scene.hasChosen());
        const QList<ColumnRef> expected{{u"boltwood"_qs, u"ambient"_qs},
                                        {u"tcs"_qs, u"altitude"_qs},
                                        {u"boltwood"_qs, u"humidity"_qs},
                                        {u"boltwood"_qs, u"wind"_qs}};
        QCOMPARE(scene.selection().columns(), expected);
        QTRY_COMPARE(scene.part<QLabel>("siteTitle")->text(), u"Kuiper 61-inch, Mt. Bigelow"_qs);
        QVERIFY(scene.window.windowTitle().startsWith(u"Kuiper"_qs));
        QTRY_VERIFY(scene.part<QLabel>("statusShown")->text().contains(u"4 columns"_qs));
        QTRY_VERIFY(scene.part<QLabel>("statusClocks")->text().contains(u"14:47:01 MST · 21:47:01 UTC"_qs));
    }

    void everythingIsRemembered()
    {
        const SampleDatabase database;
        {
            WindowScene scene(database);
            QTRY_VERIFY(scene.hasChosen());
            scene.trigger(u"Take all columns off the chart"_qs);
            scene.session.selection().setChosen({u"tcs"_qs, u"motion"_qs}, true);
            scene.session.setTable(u"tcs"_qs);
            scene.trigger(u"Light"_qs);
            QTest::keyClick(&scene.window, Qt::Key_U, Qt::ControlModifier);
            QTest::keyClick(&scene.window, Qt::Key_F9);
            scene.window.resize(1000, 700);
            scene.window.close();
        }
        WindowScene scene(database);
        QTRY_VERIFY(scene.hasChosen());
        QCOMPARE(scene.selection().columns(), (QList<ColumnRef>{{u"tcs"_qs, u"motion"_qs}}));
        QCOMPARE(scene.session.tableName(), u"tcs"_qs);
        QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::of(ThemeKind::Light).window);
        QVERIFY(!scene.part<QWidget>("columnPanel")->isVisible());
        QCOMPARE(scene.window.size(), QSize(1000, 700));
        QVERIFY(scene.part<QLineEdit>("fromField")->text().contains(u"20:47"_qs)); // in UTC
        scene.trigger(u"Dark"_qs);
    }

    void anEmptyChoiceIsRememberedToo()
    {
        const SampleDatabase database;
        {
            WindowScene scene(database);
            QTRY_VERIFY(scene.hasChosen());
            scene.session.selection().clear();
        }
        WindowScene scene(database);
        QTRY_VERIFY(scene.session.hasCatalog());
        QTRY_VERIFY(!scene.session.catalog().tables.isEmpty());
        QVERIFY(scene.selection().traces().isEmpty());
        const auto *chart = scene.window.findChild<ChartArea *>();
        QTRY_VERIFY(chart->findChild<OverlayLabel *>()->text().contains(u"Tick a column"_qs));
        scene.window.chooseDefaults();
        QCOMPARE(scene.selection().traces().size(), 4);
    }

    void filesGoToAFolderThatIsThere()
    {
        const QTemporaryDir home;
        const QByteArray before = qgetenv("HOME");
        qputenv("HOME", home.path().toLocal8Bit());
        const QString atFirst = WindowSettings().folder();
        WindowSettings().setFolder(home.filePath(u"gone"_qs));
        const QString afterwards = WindowSettings().folder();
        QDir(home.path()).mkdir(u"kept"_qs);
        WindowSettings().setFolder(home.filePath(u"kept"_qs));
        const QString kept = WindowSettings().folder();
        qputenv("HOME", before);
        QCOMPARE(atFirst, home.path());
        QCOMPARE(afterwards, home.path());
        QCOMPARE(kept, home.filePath(u"kept"_qs));
    }

    void thePanelsKeepTheirSizes()
    {
        const SampleDatabase database;
        QSize table;
        {
            WindowScene scene(database);
            QTRY_VERIFY(scene.hasChosen());
            auto *docks = scene.window.findChild<QMainWindow *>(u"dockArea"_qs);
            auto *columns = scene.part<QDockWidget>("columnsDock");
            docks->resizeDocks({columns}, {400}, Qt::Horizontal);
            docks->resizeDocks({scene.part<QDockWidget>("tableDock")}, {300}, Qt::Vertical);
            QTRY_COMPARE(columns->width(), 400);
            table = scene.part<QDockWidget>("tableDock")->size();
            scene.window.close();
        }
        WindowScene scene(database);
        QTRY_VERIFY(scene.hasChosen());
        QCOMPARE(scene.part<QDockWidget>("columnsDock")->width(), 400);
        QCOMPARE(scene.part<QDockWidget>("tableDock")->size(), table);
        scene.trigger(u"Reset layout"_qs);
        QTRY_COMPARE(scene.part<QDockWidget>("columnsDock")->width(), ColumnPanel::preferredWidth);
    }

    void theNextWindowShowsTheSameTimes()
    {
        const SampleDatabase database;
        const TimeRange night{SampleDatabase::newest - 50min, SampleDatabase::newest - 20min};
        {
            WindowScene scene(database);
            QTRY_VERIFY(scene.hasChosen());
            scene.session.window().showRange(night);
            scene.window.close();
        }
        {
            WindowScene scene(database);
            QTRY_VERIFY(scene.hasChosen());
            QVERIFY(!scene.session.window().isLive());
            QVERIFY(scene.session.window().range() == night);
            scene.session.window().showLive(6h);
            scene.window.close();
        }
        WindowScene scene(database);
        QTRY_VERIFY(scene.hasChosen());
        QVERIFY(scene.session.window().isLive());
        QVERIFY(scene.session.window().range().length() == 6h);
    }

    void eachLogHasItsOwnTimes()
    {
        const SampleDatabase kuiper;
        const SampleDatabase bok;
        LogFile(bok.path(), LogFile::Write).execute(u"UPDATE mtnops_site SET name = 'bok'"_qs);
        const TimeRange night{SampleDatabase::newest - 50min, SampleDatabase::newest - 20min};
        {
            WindowScene scene(kuiper);
            QTRY_VERIFY(scene.hasChosen());
            scene.session.window().showRange(night);
            scene.window.close();
        }
        {
            WindowScene scene(bok);
            QTRY_VERIFY(scene.hasChosen());
            QCOMPARE(scene.session.catalog().site.name, u"bok"_qs);
            QVERIFY(scene.session.window().isLive());
            QVERIFY(scene.session.window().range().length() == 1h);
            scene.window.close();
        }
        WindowScene scene(kuiper);
        QTRY_VERIFY(scene.hasChosen());
        QVERIFY(!scene.session.window().isLive());
        QCOMPARE(scene.session.window().range(), night);
    }

    void aLogThatHasEndedOpensAtItsEnd_data()
    {
        QTest::addColumn<bool>("isLong");
        QTest::newRow("whole where it is short") << false;
        QTest::newRow("its last day") << true;
    }
    void aLogThatHasEndedOpensAtItsEnd()
    {
        QFETCH(const bool, isLong);
        const SampleDatabase database;
        if (isLong)
            database.addRow(SampleDatabase::newest - 72h);
        const Timestamp now = SampleDatabase::newest + 24h * 30;
        const Timestamp first =
            SampleDatabase::newest - (isLong ? Duration(24h) : 5s * (SampleDatabase::weatherRows - 1));
        const TimeRange expected{first, SampleDatabase::newest + 1us};
        {
            WindowScene scene(database.path(), now);
            QTRY_VERIFY(!scene.session.window().isLive());
            QCOMPARE(scene.session.window().range(), expected);
            scene.session.window().showLive(6h); // what somebody chose stays
            scene.window.close();
        }
        WindowScene scene(database.path(), now);
        QTRY_VERIFY(scene.hasChosen());
        QTRY_VERIFY(!scene.session.latest().rows.isEmpty());
        QVERIFY(scene.session.window().isLive());
        QVERIFY(scene.session.window().range().length() == 6h);
    }

    void whoLogsFollowsHoweverOldTheLogIs()
    {
        const SampleDatabase database;
        const ManualClock clock(SampleDatabase::newest + 24h * 30);
        LogSession session(database.path(), clock);
        MainWindow window(session);
        window.setLoggingMode({LoggingMode::Kind::Logging, {}});
        window.show();
        QTRY_VERIFY(!session.catalog().tables.isEmpty() && !session.latest().rows.isEmpty());
        QVERIFY(session.window().isLive());
    }

    void timesThatNobodyCanSeeAreForgotten()
    {
        WindowSettings settings;
        settings.setTimes(u"kuiper"_qs, {SampleDatabase::newest, SampleDatabase::newest}, false);
        QVERIFY(!settings.times(u"kuiper"_qs));
        settings.setTimes(u"kuiper"_qs, {SampleDatabase::newest, SampleDatabase::newest + 1us}, false);
        QVERIFY(!settings.times(u"kuiper"_qs)); // shorter than a window can be
        settings.setTimes(u"kuiper"_qs, {SampleDatabase::newest, SampleDatabase::newest + 24h * 365 * 200}, false);
        QVERIFY(!settings.times(u"kuiper"_qs));
        settings.setTimes(u"kuiper"_qs, {SampleDatabase::newest - 1h, SampleDatabase::newest}, false);
        QVERIFY(settings.times(u"kuiper"_qs).has_value());
        QVERIFY(!settings.times(u"bok"_qs));
    }

private:
    std::unique_ptr<SettingsFolder> m_settings;
};

QTEST_MAIN(TestWindowSession)
#include "tst_windowsession.moc"
