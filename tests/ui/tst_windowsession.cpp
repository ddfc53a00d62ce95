// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logsession.h"
#include "tests/support/manualclock.h"
#include "tests/ui/sampledatabase.h"
#include "ui/charts/chartarea.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/panels/columnpanel.h"
#include "ui/panels/overviewpage.h"

#include <QDockWidget>
#include <QDropEvent>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QUrl>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

struct Fixture
{
    ManualClock clock{SampleDatabase::newest + 1s};
    LogSession session;
    MainWindow window{session};
    QSignalSpy viewers{&window, &MainWindow::viewerWanted};

    explicit Fixture(const SampleDatabase &database) : session(database.path(), clock)
    {
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTRY_VERIFY(!session.selection().traces().isEmpty());
    }

    void drop(const QString &path)
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        const QPoint middle = window.rect().center();
        QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent dropped(middle, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&window, &dropped);
    }
    QDockWidget *dock(const char *name) const { return window.findChild<QDockWidget *>(QLatin1StringView(name)); }
    void trigger(const QString &text) const
    {
        for (QAction *action : window.findChildren<QAction *>()) {
            if (action->text() == text)
                return action->trigger();
        }
        QFAIL(qPrintable(text));
    }
    QStringList recent() const
    {
        for (QMenu *menu : window.findChildren<QMenu *>()) {
            if (menu->title() != u"Open &recent"_qs)
                continue;
            emit menu->aboutToShow();
            QStringList texts;
            for (const QAction *action : menu->actions())
                texts.append(action->text());
            return texts;
        }
        return {};
    }
};

} // namespace

/** Other files, the overview, the measuring and what the next window remembers, in the whole window. */
class TestWindowSession : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_settings = std::make_unique<QTemporaryDir>();
        QCoreApplication::setOrganizationName(u"mtnops-test"_qs);
        QCoreApplication::setApplicationName(u"tst_windowsession"_qs);
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings->path());
    }

    void aDroppedLogIsViewedInAnotherWindow()
    {
        const SampleDatabase database;
        Fixture fixture(database);
        QCOMPARE(fixture.recent(), QStringList{u"No file was opened yet"_qs});
        fixture.drop(database.path());
        QTRY_COMPARE(fixture.viewers.count(), 1);
        QCOMPARE(fixture.viewers.first().first().toString(), database.path());
        QCOMPARE(fixture.recent(), QStringList{database.path()});
    }

    void whatCannotBeViewedIsSaid()
    {
        const SampleDatabase database;
        Fixture fixture(database);
        QFile file(database.folder() + u"/letter.txt"_qs);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(5000, 'x'));
        file.close();
        fixture.drop(file.fileName());
        QTRY_VERIFY(fixture.window.findChild<QMessageBox *>());
        auto *box = fixture.window.findChild<QMessageBox *>();
        QVERIFY2(box->text().contains(u"letter.txt cannot be viewed"_qs), qPrintable(box->text()));
        QVERIFY(!box->informativeText().isEmpty());
        box->close();
        QVERIFY(fixture.viewers.isEmpty());
        QCOMPARE(fixture.recent(), QStringList{u"No file was opened yet"_qs});
    }

    void theOverviewTakesTheChartsPlace()
    {
        const SampleDatabase database;
        Fixture fixture(database);
        const auto *chart = fixture.window.findChild<ChartArea *>();
        auto *overview = fixture.window.findChild<OverviewPage *>();
        QVERIFY(chart->isVisible() && !overview->isVisible());
        QTest::keyClick(&fixture.window, Qt::Key_F2);
        QVERIFY(!chart->isVisible() && overview->isVisible());
        const QModelIndex altitude = overview->model()->index(5, 0);
        QTRY_VERIFY(overview->visualRect(altitude).isValid());
        fixture.session.selection().clear();
        QTest::mouseClick(overview->viewport(), Qt::LeftButton, {}, overview->visualRect(altitude).center());
        QVERIFY(chart->isVisible());
        QCOMPARE(fixture.session.selection().columns(), (QList<ColumnRef>{{u"tcs"_qs, u"altitude"_qs}}));
    }

    void theCursorsSpanIsWhatIsTold()
    {
        const SampleDatabase database;
        Fixture fixture(database);
        auto *chart = fixture.window.findChild<ChartArea *>();
        auto *statistics = fixture.window.findChild<QTableView *>(u"statisticsTable"_qs);
        chart->cursors().begin();
        chart->cursors().place(SampleDatabase::newest - 10min);
        chart->cursors().place(SampleDatabase::newest - 5min);
        for (QAction *action : fixture.window.findChildren<QAction *>()) {
            if (action->text() == u"Statistics"_qs && !action->isChecked())
                action->trigger();
        }
        fixture.session.statistics().setActive(true); // as its tab does in front
        const QModelIndex readings = statistics->model()->index(0, StatisticsModel::CountSection);
        QTRY_COMPARE(readings.data().toString(), u"60"_qs); // one every five seconds
        chart->cursors().clear();
        QTRY_VERIFY(readings.data().toString() != u"60"_qs);
    }

    void theTimeOnTheChartIsShownInTheTable()
    {
        const SampleDatabase database;
        Fixture fixture(database);
        auto *table = fixture.window.findChild<QTableView *>(u"logTable"_qs);
        const Timestamp time = SampleDatabase::newest - 30min;
        emit fixture.window.findChild<ChartArea *>()->tableTimeWanted(time);
        QTRY_COMPARE(table->currentIndex().data(LogTableModel::TimestampRole).value<Timestamp>(), time);
    }

    void thePanelsKeepTheirSizes()
    {
        const SampleDatabase database;
        QSize table;
        {
            Fixture fixture(database);
            auto *docks = fixture.window.findChild<QMainWindow *>(u"dockArea"_qs);
            auto *columns = fixture.dock("columnsDock");
            docks->resizeDocks({columns}, {400}, Qt::Horizontal);
            docks->resizeDocks({fixture.dock("tableDock")}, {300}, Qt::Vertical);
            QTRY_COMPARE(columns->width(), 400);
            table = fixture.dock("tableDock")->size();
            fixture.window.close();
        }
        Fixture fixture(database);
        QCOMPARE(fixture.dock("columnsDock")->width(), 400);
        QCOMPARE(fixture.dock("tableDock")->size(), table);
        fixture.trigger(u"Reset &layout"_qs);
        QTRY_COMPARE(fixture.dock("columnsDock")->width(), ColumnPanel::preferredWidth);
    }

    void theNextWindowShowsTheSameTimes()
    {
        const SampleDatabase database;
        const TimeRange night{SampleDatabase::newest - 50min, SampleDatabase::newest - 20min};
        {
            Fixture fixture(database);
            fixture.session.window().showRange(night);
            fixture.window.close();
        }
        {
            Fixture fixture(database);
            QVERIFY(!fixture.session.window().isLive());
            QVERIFY(fixture.session.window().range() == night);
            fixture.session.window().showLive(6h);
            fixture.window.close();
        }
        Fixture fixture(database);
        QVERIFY(fixture.session.window().isLive());
        QVERIFY(fixture.session.window().range().length() == 6h);
    }

private:
    std::unique_ptr<QTemporaryDir> m_settings;
};

QTEST_MAIN(TestWindowSession)
#include "tst_windowsession.moc"
