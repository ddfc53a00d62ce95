// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logsession.h"
#include "tests/support/manualclock.h"
#include "tests/ui/sampledatabase.h"
#include "ui/panels/logtableview.h"
#include "ui/panels/tablepanel.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

struct Fixture
{
    SampleDatabase database;
    ManualClock clock{SampleDatabase::newest + 1s};
    LogSession session{database.path(), clock};
    TablePanel panel{session};
    LogTableView *view = panel.view();
    QHeaderView *header = view->horizontalHeader();
    QSignalSpy arranged{&panel, &TablePanel::arranged};

    Fixture()
    {
        panel.resize(1000, 300);
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        QTRY_VERIFY(view->model()->rowCount() > 2);
    }

    QMenu *openMenu() const
    {
        emit header->customContextMenuRequested({100, 5});
        return view->findChild<QMenu *>(u"tableColumnsMenu"_qs);
    }
    /** Opens the menu of the menu key, goes to "Columns" in it and triggers what is called so there. */
    bool chooseByKeys(const QString &text) const
    {
        bool isChosen = false;
        QTimer::singleShot(0, view, [&] {
            QWidget *menu = QApplication::activePopupWidget();
            QTest::keyClick(menu, Qt::Key_Up); // the last
            QTest::keyClick(menu, Qt::Key_Right);
            for (QAction *action : QApplication::activePopupWidget()->actions()) {
                if (action->text().remove(u'&') == text && action->isEnabled()) {
                    action->trigger();
                    isChosen = true;
                }
            }
            while (QWidget *popup = QApplication::activePopupWidget())
                popup->close();
        });
        const QPoint middle = view->rect().center();
        QContextMenuEvent event(QContextMenuEvent::Keyboard, middle, view->mapToGlobal(middle));
        QCoreApplication::sendEvent(view, &event); // until the menu is closed
        return isChosen;
    }
    QStringList shown() const
    {
        QStringList labels;
        for (int visual = 0; visual < header->count(); ++visual) {
            const int section = header->logicalIndex(visual);
            if (!header->isSectionHidden(section))
                labels.append(view->model()->headerData(section, Qt::Horizontal).toString());
        }
        return labels;
    }
    /** Drags a header over others, to before the middle of the last. */
    void dragHeader(int from, const QList<int> &over) const
    {
        const auto place = [this](int section) {
            return QPoint(header->sectionViewportPosition(section) + header->sectionSize(section) / 2, 8);
        };
        const int beyond = over.last() < from ? -20 : 20;
        QList<QPoint> steps;
        for (const int section : over)
            steps.append(place(section));
        steps.last() += QPoint(beyond, 0);
        QWidget *target = header->viewport();
        QTest::mousePress(target, Qt::LeftButton, {}, place(from));
        for (const QPoint &step : std::as_const(steps)) {
            QMouseEvent move(QEvent::MouseMove, step, target->mapToGlobal(step), Qt::NoButton, Qt::LeftButton, {});
            QCoreApplication::sendEvent(target, &move);
        }
        QTest::mouseRelease(target, Qt::LeftButton, {}, steps.last());
    }
    QStringList lastArrangement() const { return arranged.last().last().toStringList(); }
};

} // namespace

class TestTableColumns : public QObject
{
    Q_OBJECT

private slots:
    void theMenuHidesAndShows()
    {
        Fixture fixture;
        QMenu *menu = fixture.openMenu();
        QVERIFY(menu && menu->isVisible());
        QCOMPARE(menu->actions()[1]->text(), u"Dew point (°C)"_qs);
        menu->actions()[1]->trigger();
        QVERIFY(!fixture.shown().contains(u"Dew point (°C)"_qs));
        QCOMPARE(fixture.arranged.last().first().toString(), u"boltwood"_qs);
        QCOMPARE(fixture.lastArrangement(),
                 (QStringList{u"ambient"_qs, u"-dew_point"_qs, u"humidity"_qs, u"wind"_qs, u"sky"_qs}));
        const auto told = fixture.arranged.count();
        menu->actions().last()->trigger();
        QCOMPARE(fixture.shown().size(), 6);
        QCOMPARE(fixture.arranged.count(), told + 1); // or the next window would hide it again
        QVERIFY(!fixture.lastArrangement().contains(u"-dew_point"_qs));
        menu->close();
    }

    void keysHideAndMoveColumns()
    {
        Fixture fixture;
        fixture.view->setFocus();
        QVERIFY(!fixture.chooseByKeys(u"Move Wind speed (mph) left"_qs)); // it is not where the keys are
        fixture.view->setCurrentIndex(fixture.view->model()->index(0, 4));
        QVERIFY(fixture.chooseByKeys(u"Relative humidity (%)"_qs));
        QCOMPARE(fixture.lastArrangement(),
                 (QStringList{u"ambient"_qs, u"dew_point"_qs, u"-humidity"_qs, u"wind"_qs, u"sky"_qs}));
        QVERIFY(fixture.chooseByKeys(u"Move Wind speed (mph) left"_qs)); // over what is hidden
        QCOMPARE(fixture.shown().mid(1, 2), (QStringList{u"Ambient temperature (°C)"_qs, u"Wind speed (mph)"_qs}));
        QVERIFY(fixture.chooseByKeys(u"Move Wind speed (mph) left"_qs));
        QCOMPARE(fixture.shown().first(2), (QStringList{u"Time"_qs, u"Wind speed (mph)"_qs}));
        QCOMPARE(fixture.lastArrangement().first(), u"wind"_qs);
        QVERIFY(!fixture.chooseByKeys(u"Move Wind speed (mph) left"_qs)); // the time stays in front
        QVERIFY(fixture.chooseByKeys(u"Move Wind speed (mph) right"_qs));
        QCOMPARE(fixture.shown()[2], u"Wind speed (mph)"_qs);
        QVERIFY(fixture.chooseByKeys(u"Show all, as logged"_qs));
        QCOMPARE(fixture.shown().size(), 6);
    }

    void aHeaderIsDragged()
    {
        Fixture fixture;
        fixture.dragHeader(4, {3, 2, 1});
        QCOMPARE(fixture.shown().first(2), (QStringList{u"Time"_qs, u"Wind speed (mph)"_qs}));
        QCOMPARE(fixture.lastArrangement().first(), u"wind"_qs);
    }

    void theTimeStaysInFront()
    {
        Fixture fixture;
        fixture.dragHeader(0, {1, 2, 3});
        QCOMPARE(fixture.shown().first(), u"Time"_qs);
        QVERIFY(fixture.arranged.isEmpty());
    }

    void eachDeviceIsRemembered()
    {
        Fixture fixture;
        fixture.panel.setArrangements([](const QString &table) {
            return table == u"tcs"_qs ? QStringList{u"gone"_qs, u"motion"_qs, u"-altitude"_qs}
                                      : QStringList{u"wind"_qs, u"-sky"_qs};
        });
        QCOMPARE(fixture.shown().first(2), (QStringList{u"Time"_qs, u"Wind speed (mph)"_qs}));
        QCOMPARE(fixture.shown().size(), 5);
        fixture.session.setTable(u"tcs"_qs);
        QTRY_COMPARE(fixture.shown(), (QStringList{u"Time"_qs, u"Motion"_qs}));
        fixture.session.setTable(u"boltwood"_qs);
        QTRY_COMPARE(fixture.shown().size(), 5);
        QVERIFY(fixture.arranged.isEmpty()); // nobody has moved anything
    }

    void isCopiedAsItIsShown()
    {
        Fixture fixture;
        fixture.panel.setArrangements([](const QString &) { return QStringList{u"wind"_qs, u"-humidity"_qs}; });
        fixture.view->selectRow(0);
        QTest::keyClick(fixture.view, Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
        QCOMPARE(lines[0], u"Time\tWind speed (mph)\tAmbient temperature (°C)\tDew point (°C)\tSky"_qs);
        QVERIFY(lines[1].split(u'\t')[1].startsWith(u"23.4"_qs));
        fixture.view->actions()[1]->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), lines[1] + u'\n'); // without headers
    }
};

QTEST_MAIN(TestTableColumns)
#include "tst_tablecolumns.moc"
