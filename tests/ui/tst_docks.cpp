// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/dockarea.h"
#include "ui/mainwindow/docktitle.h"

#include <QAction>
#include <QDockWidget>
#include <QMenu>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

using namespace mtnops;

namespace {

/** The charts' place, one panel at the left and three below. */
struct Fixture
{
    QMainWindow window;
    DockArea *area = new DockArea(&window);
    QWidget *left = add(u"left"_qs, Qt::LeftDockWidgetArea);
    QWidget *first = add(u"first"_qs, Qt::BottomDockWidgetArea);
    QWidget *second = add(u"second"_qs, Qt::BottomDockWidgetArea);
    QWidget *third = add(u"third"_qs, Qt::BottomDockWidgetArea);

    Fixture()
    {
        window.setCentralWidget(area);
        area->setCentralWidget(new QWidget);
        window.resize(1000, 700);
        area->arrange(200, 210);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }

    QWidget *add(const QString &name, Qt::DockWidgetArea where)
    {
        auto *panel = new QWidget;
        area->addPanel(panel, name, name, where);
        return panel;
    }
    QDockWidget *dock(const QWidget *panel) const { return static_cast<QDockWidget *>(panel->parentWidget()); }
    bool isInFront(const QWidget *panel) const { return !panel->visibleRegion().isEmpty(); }
    DockTitle *title(const QWidget *panel) const { return static_cast<DockTitle *>(dock(panel)->titleBarWidget()); }
    QTabBar *tabs() const { return area->findChild<QTabBar *>(QString(), Qt::FindDirectChildrenOnly); }
    QPoint tab(int index) const { return tabs()->tabRect(index).center(); }
};

} // namespace

class TestDocks : public QObject
{
    Q_OBJECT

private slots:
    void atFirstTheLowerOnesAreTabs()
    {
        Fixture fixture;
        QTRY_COMPARE(fixture.dock(fixture.left)->width(), 200);
        QCOMPARE(fixture.dock(fixture.first)->width(), fixture.area->width()); // below the left one too
        QVERIFY(std::abs(fixture.dock(fixture.first)->height() - 210) < 40); // with its tabs
        QCOMPARE(fixture.tabs()->count(), 3);
        QVERIFY(fixture.isInFront(fixture.first));
        QVERIFY(!fixture.isInFront(fixture.second));
    }

    void aTabSaysTheNameAlone()
    {
        Fixture fixture;
        QTRY_VERIFY(fixture.title(fixture.first)->isFolded());
        QCOMPARE(fixture.title(fixture.first)->height(), 0);
        QVERIFY(!fixture.title(fixture.left)->isFolded());
        fixture.dock(fixture.second)->close();
        fixture.dock(fixture.third)->close();
        QTRY_VERIFY(!fixture.title(fixture.first)->isFolded()); // alone, without a tab
        fixture.area->showPanel(fixture.second);
        QTRY_VERIFY(fixture.title(fixture.first)->isFolded());
    }

    void closesAndComesBack()
    {
        Fixture fixture;
        QAction *toggle = fixture.area->toggleOf(fixture.left);
        QTest::mouseClick(fixture.title(fixture.left)->findChild<QToolButton *>(u"closeButton"_qs), Qt::LeftButton);
        QVERIFY(!fixture.left->isVisible());
        QVERIFY(!toggle->isChecked());
        toggle->trigger();
        QVERIFY(fixture.left->isVisible());
        fixture.area->showPanel(fixture.third);
        QTRY_VERIFY(fixture.isInFront(fixture.third));
        toggle = fixture.area->toggleOf(fixture.first);
        QVERIFY(toggle->isChecked()); // it is open, behind another tab
        toggle->trigger(); // comes to the front
        QTRY_VERIFY(fixture.isInFront(fixture.first));
        QVERIFY(toggle->isChecked());
        toggle->trigger();
        QVERIFY(fixture.dock(fixture.first)->isHidden());
        QVERIFY(!toggle->isChecked());
        toggle->trigger();
        QTRY_VERIFY(fixture.isInFront(fixture.first));
        QVERIFY(toggle->isChecked());
    }

    void floatsAndDocksAgain()
    {
        Fixture fixture;
        QTest::mouseClick(fixture.title(fixture.left)->findChild<QToolButton *>(u"floatButton"_qs), Qt::LeftButton);
        QVERIFY(fixture.dock(fixture.left)->isFloating());
        QVERIFY(fixture.left->isVisible());
        QTest::mouseClick(fixture.title(fixture.left)->findChild<QToolButton *>(u"floatButton"_qs), Qt::LeftButton);
        QVERIFY(!fixture.dock(fixture.left)->isFloating());
    }

    void aTabFloatsByDoubleClickAndClosesByItsMenu()
    {
        Fixture fixture;
        QTRY_COMPARE(fixture.tabs()->contextMenuPolicy(), Qt::CustomContextMenu);
        emit fixture.tabs()->customContextMenuRequested(fixture.tab(2));
        auto *menu = fixture.tabs()->findChild<QMenu *>();
        QVERIFY(menu && menu->isVisible());
        menu->actions().last()->trigger();
        menu->close();
        QVERIFY(fixture.dock(fixture.third)->isHidden());
        QTest::mouseDClick(fixture.tabs(), Qt::LeftButton, {}, fixture.tab(1));
        QVERIFY(fixture.dock(fixture.second)->isFloating());
        QTRY_VERIFY(!fixture.title(fixture.second)->isFolded()); // to be dragged by
    }

    void aDockThatFloatsIsSeenToFloat()
    {
        Fixture fixture;
        const QPoint docked = fixture.dock(fixture.left)->mapToGlobal(QPoint());
        QTest::mouseClick(fixture.title(fixture.left)->findChild<QToolButton *>(u"floatButton"_qs), Qt::LeftButton);
        QTRY_VERIFY(fixture.dock(fixture.left)->pos().x() > docked.x());
        const QByteArray state = fixture.area->save();
        const QPoint floating = fixture.dock(fixture.left)->pos();
        Fixture next;
        QVERIFY(next.area->restore(state));
        QTRY_VERIFY(next.dock(next.left)->isFloating());
        QCoreApplication::processEvents();
        QCOMPARE(next.dock(next.left)->pos(), floating); // does not wander with each start
    }

    void aTabIsDraggedOut()
    {
        Fixture fixture;
        fixture.window.setGeometry(200, 250, 500, 400);
        QTRY_VERIFY(fixture.title(fixture.first)->isFolded());
        QTabBar *tabs = fixture.tabs();
        QTest::mousePress(tabs, Qt::LeftButton, {}, fixture.tab(0));
        const QPoint outside = tabs->mapFromGlobal(QPoint(60, 60)); // of the window
        for (int step = 1; step <= 10; ++step)
            QTest::mouseMove(tabs, fixture.tab(0) + (outside - fixture.tab(0)) * step / 10);
        QTest::mouseRelease(tabs, Qt::LeftButton, {}, outside);
        QTRY_VERIFY(!fixture.title(fixture.first)->isFolded());
        const QRect room = fixture.window.screen()->availableGeometry();
        QTRY_VERIFY(room.contains(fixture.dock(fixture.first)->geometry())); // its buttons, too
        QVERIFY(fixture.dock(fixture.first)->isFloating());
    }

    void theLowerOnesCloseTogether()
    {
        Fixture fixture;
        fixture.dock(fixture.second)->close();
        fixture.area->showPanel(fixture.third);
        QTRY_VERIFY(fixture.isInFront(fixture.third));
        QTRY_VERIFY(fixture.area->lowerToggle()->isChecked());
        fixture.area->lowerToggle()->trigger();
        QVERIFY(fixture.dock(fixture.first)->isHidden() && fixture.dock(fixture.third)->isHidden());
        QVERIFY(fixture.left->isVisible());
        fixture.area->lowerToggle()->trigger();
        QTRY_VERIFY(fixture.isInFront(fixture.third)); // as it was before
        QVERIFY(!fixture.dock(fixture.first)->isHidden());
        QVERIFY(fixture.dock(fixture.second)->isHidden()); // it was closed by itself
        fixture.dock(fixture.first)->close();
        fixture.dock(fixture.third)->close();
        QTRY_VERIFY(!fixture.area->lowerToggle()->isChecked());
    }

    void theyMakeRoomForTheMiddle()
    {
        Fixture fixture;
        fixture.dock(fixture.second)->close();
        fixture.area->showPanel(fixture.third);
        QTRY_VERIFY(fixture.isInFront(fixture.third));
        QTRY_COMPARE(fixture.dock(fixture.left)->width(), 200);
        const int height = fixture.dock(fixture.third)->height();
        const QByteArray state = fixture.area->save();
        fixture.area->setFolded(true);
        for (const QWidget *panel : {fixture.left, fixture.first, fixture.third})
            QVERIFY(fixture.dock(panel)->isHidden());
        QTRY_COMPARE(fixture.area->centralWidget()->size(), fixture.area->size());
        QCOMPARE(fixture.area->save(), state); // what the next start begins with
        fixture.area->setFolded(false);
        QTRY_VERIFY(fixture.isInFront(fixture.third));
        QVERIFY(fixture.left->isVisible() && !fixture.dock(fixture.first)->isHidden());
        QVERIFY(fixture.dock(fixture.second)->isHidden()); // it was closed before
        QTRY_COMPARE(fixture.dock(fixture.left)->width(), 200);
        QTRY_COMPARE(fixture.dock(fixture.third)->height(), height);
    }

    void whatFloatsOrIsOpenedMeanwhileStays()
    {
        Fixture fixture;
        fixture.dock(fixture.second)->setFloating(true);
        fixture.area->setFolded(true);
        QVERIFY(fixture.second->isVisible());
        fixture.area->showPanel(fixture.first);
        QVERIFY(fixture.first->isVisible());
        fixture.area->setFolded(false);
        QVERIFY(fixture.first->isVisible() && fixture.second->isVisible() && fixture.left->isVisible());
    }

    void isRestoredAndReset()
    {
        QByteArray state;
        {
            Fixture fixture;
            fixture.dock(fixture.left)->close();
            fixture.area->addDockWidget(Qt::RightDockWidgetArea, fixture.dock(fixture.second));
            fixture.dock(fixture.third)->setFloating(true);
            state = fixture.area->save();
        }
        Fixture fixture;
        QVERIFY(fixture.area->restore(state));
        QVERIFY(fixture.dock(fixture.left)->isHidden());
        QCOMPARE(fixture.area->dockWidgetArea(fixture.dock(fixture.second)), Qt::RightDockWidgetArea);
        QVERIFY(fixture.dock(fixture.third)->isFloating());
        fixture.area->arrange(200, 210);
        QTRY_COMPARE(fixture.dock(fixture.left)->width(), 200);
        QVERIFY(!fixture.dock(fixture.third)->isFloating());
        QCOMPARE(fixture.area->tabifiedDockWidgets(fixture.dock(fixture.first)).size(), 2);
        QTRY_VERIFY(fixture.isInFront(fixture.first));
    }

    void anotherStateIsNotMisread()
    {
        Fixture fixture;
        fixture.dock(fixture.left)->close();
        QVERIFY(!fixture.area->restore(fixture.area->saveState(99)));
        QVERIFY(!fixture.area->restore("splitter"));
        QVERIFY(fixture.dock(fixture.left)->isHidden()); // nothing was changed by it
    }
};

QTEST_MAIN(TestDocks)
#include "tst_docks.moc"
