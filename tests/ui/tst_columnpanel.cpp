// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/columnmime.h"
#include "models/devicetreemodel.h"
#include "models/panelarranger.h"
#include "models/plotselection.h"
#include "tests/ui/sampledatabase.h"
#include "ui/panels/columndelegate.h"
#include "ui/panels/columnpanel.h"
#include "ui/panels/overlaylabel.h"
#include "ui/panels/rowfit.h"
#include "ui/panels/statelook.h"
#include "ui/theme/fonts.h"
#include "ui/theme/themecontroller.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDrag>
#include <QHoverEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QScreen>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QTreeView>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

const Timestamp now = SampleDatabase::newest;

/** The panel with two devices of which the second has stopped. */
struct Fixture
{
    ThemeController theme;
    PlotSelection selection;
    DeviceTreeModel model{selection};
    ColumnPanel panel{model};
    QTreeView *tree = panel.findChild<QTreeView *>(u"columnTree"_qs);
    QLineEdit *find = panel.findChild<QLineEdit *>(u"findField"_qs);

    Fixture()
    {
        model.setCatalog(
            {.site = SampleDatabase::site(), .tables = {SampleDatabase::weather(), SampleDatabase::telescope()}});
        Latest latest;
        latest.rows = {{.table = u"boltwood"_qs,
                        .row = Row{now - 2s, {4.2, Value(), 66.0, 23.4, u"clear"_qs}},
                        .status = {.device = u"boltwood"_qs, .state = DeviceState::Good}},
                       {.table = u"tcs"_qs,
                        .row = Row{now - 14min, {61.2, qint64(1)}},
                        .status = {.device = u"tcs"_qs, .state = DeviceState::Disconnected}}};
        model.setLatest(latest, now);
        panel.resize(ColumnPanel::preferredWidth, 500);
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
    }

    QModelIndex index(int device, int column = -1) const
    {
        const QModelIndex parent = tree->model()->index(device, 0);
        return column < 0 ? parent : tree->model()->index(column, 0, parent);
    }
    QPoint checkBox(const QModelIndex &index) const
    {
        return ColumnDelegate::checkArea(tree->visualRect(index)).center();
    }
    void click(const QPoint &position) const { QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, position); }
};

const ColumnRef ambient{u"boltwood"_qs, u"ambient"_qs};

} // namespace

class TestColumnPanel : public QObject
{
    Q_OBJECT

private slots:
    void rowsAre22PixelsHigh()
    {
        Fixture fixture;
        QCOMPARE(fixture.tree->visualRect(fixture.index(0, 1)).height(), ColumnDelegate::rowHeight);
        QVERIFY(fixture.tree->isExpanded(fixture.index(1)));
    }

    void theCheckBoxPutsAColumnOnTheChart()
    {
        Fixture fixture;
        fixture.click(fixture.checkBox(fixture.index(0, 0)));
        QVERIFY(fixture.selection.contains(ambient));
        fixture.click(fixture.tree->visualRect(fixture.index(0, 0)).center()); // the label only selects
        QVERIFY(fixture.selection.contains(ambient));
        fixture.click(fixture.checkBox(fixture.index(0, 0)));
        QVERIFY(!fixture.selection.contains(ambient));
        fixture.click(fixture.checkBox(fixture.index(0, 4))); // a text is drawn as a strip
        QVERIFY(fixture.selection.contains({u"boltwood"_qs, u"sky"_qs}));
    }

    void spaceAndReturnToggle()
    {
        Fixture fixture;
        fixture.tree->setCurrentIndex(fixture.index(0, 0));
        fixture.tree->setFocus();
        QTest::keyClick(fixture.tree, Qt::Key_Space);
        QVERIFY(fixture.selection.contains(ambient));
        QTest::keyClick(fixture.tree, Qt::Key_Return);
        QVERIFY(!fixture.selection.contains(ambient));
        fixture.tree->setCurrentIndex(fixture.index(0));
        QTest::keyClick(fixture.tree, Qt::Key_Space); // a device is no column
        QVERIFY(fixture.selection.traces().isEmpty());
    }

    void aDoubleClickToggles()
    {
        Fixture fixture;
        const QPoint label = fixture.tree->visualRect(fixture.index(0, 0)).center();
        const auto doubleClick = [&] { // a click comes first, as from a mouse
            fixture.click(label);
            QTest::mouseDClick(fixture.tree->viewport(), Qt::LeftButton, {}, label);
        };
        doubleClick();
        QVERIFY(fixture.selection.contains(ambient));
        doubleClick();
        QVERIFY(!fixture.selection.contains(ambient));
    }

    void aColumnIsDraggedOut()
    {
        Fixture fixture;
        const auto dragFrom = [&](const QModelIndex &index) {
            std::optional<ColumnRef> dragged;
            QTimer::singleShot(0, fixture.tree, [&] { // exec() runs meanwhile
                if (const auto *drag = fixture.tree->findChild<QDrag *>())
                    dragged = columnIn(drag->mimeData());
                QDrag::cancel();
            });
            const QPoint from = fixture.tree->visualRect(index).center();
            QTest::mousePress(fixture.tree->viewport(), Qt::LeftButton, {}, from);
            const QPointF to = from + QPoint(QApplication::startDragDistance() + 1, 0);
            QMouseEvent move(QEvent::MouseMove, to, fixture.tree->viewport()->mapToGlobal(to), Qt::NoButton,
                             Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(fixture.tree->viewport(), &move);
            QTest::mouseRelease(fixture.tree->viewport(), Qt::LeftButton, {}, to.toPoint());
            QCoreApplication::processEvents();
            return dragged;
        };
        QCOMPARE(dragFrom(fixture.index(0, 0)), ambient);
        QVERIFY(!dragFrom(fixture.index(0))); // a device
        QVERIFY(fixture.selection.traces().isEmpty());
    }

    void theMenuMovesAColumnBetweenPanels()
    {
        Fixture fixture;
        const ColumnRef dew{u"boltwood"_qs, u"dew_point"_qs};
        PanelArranger arranger(fixture.selection);
        fixture.panel.setArranger(&arranger);
        for (const ColumnRef &column : {ambient, dew})
            fixture.selection.setChosen(column, true);
        QCOMPARE(arranger.plans().size(), 2); // no unit is known here
        fixture.tree->setCurrentIndex(fixture.index(0, 1));
        const auto choose = [&](const QString &text) {
            const QPoint middle = fixture.tree->rect().center(); // what Qt says, wherever the current row is
            QContextMenuEvent menuKey(QContextMenuEvent::Keyboard, middle, fixture.tree->mapToGlobal(middle));
            QCoreApplication::sendEvent(fixture.tree, &menuKey);
            auto *menu = fixture.panel.findChild<QMenu *>(u"columnMenu"_qs);
            for (QAction *action : menu->actions()) {
                if (action->text().remove(u'&') == text && action->isEnabled())
                    action->trigger();
            }
            delete menu;
        };
        choose(u"Move to the panel below"_qs); // there is none
        QCOMPARE(arranger.plans().size(), 2);
        choose(u"Move to the panel above"_qs);
        QCOMPARE(arranger.plans().size(), 1);
        choose(u"Move to a new panel"_qs);
        QCOMPARE(arranger.plans().size(), 2);
        choose(u"Take off the chart"_qs);
        QCOMPARE(fixture.selection.columns(), QList{ambient});
    }

    void findKeepsWhatMatches()
    {
        Fixture fixture;
        fixture.panel.startFind();
        QVERIFY(fixture.find->hasFocus());
        QTest::keyClicks(fixture.find, u"wind"_qs);
        QCOMPARE(fixture.tree->model()->rowCount(), 1);
        QCOMPARE(fixture.tree->model()->rowCount(fixture.index(0)), 1);
        QVERIFY(fixture.tree->isExpanded(fixture.index(0)));
        QTest::keyClick(fixture.find, Qt::Key_Down); // to the column that was found
        QVERIFY(fixture.tree->hasFocus());
        QTest::keyClick(fixture.tree, Qt::Key_Space);
        QVERIFY(fixture.selection.contains({u"boltwood"_qs, u"wind"_qs}));
    }

    void nothingFoundIsSaid()
    {
        Fixture fixture;
        fixture.panel.startFind();
        QTest::keyClicks(fixture.find, u"zzz"_qs);
        const auto *overlay = fixture.panel.findChild<OverlayLabel *>();
        QVERIFY(overlay->isVisible());
        QVERIFY(overlay->text().contains(u"zzz"_qs));
        QTest::keyClick(fixture.find, Qt::Key_Escape);
        QVERIFY(fixture.find->text().isEmpty());
        QVERIFY(!overlay->isVisible());
        QVERIFY(fixture.tree->isExpanded(fixture.index(1)));
    }

    void theMenuShowsTableAndCopies()
    {
        Fixture fixture;
        QSignalSpy wanted(&fixture.panel, &ColumnPanel::tableWanted);
        const auto openMenu = [&](const QModelIndex &index) {
            emit fixture.tree->customContextMenuRequested(fixture.tree->visualRect(index).center());
            return fixture.panel.findChild<QMenu *>(u"columnMenu"_qs);
        };
        QMenu *menu = openMenu(fixture.index(0, 3));
        QCOMPARE(menu->actions().size(), 3);
        menu->actions()[0]->trigger();
        QVERIFY(fixture.selection.contains({u"boltwood"_qs, u"wind"_qs}));
        menu->actions()[1]->trigger();
        QCOMPARE(wanted.value(0).value(0).toString(), u"boltwood"_qs);
        menu->actions()[2]->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"23.4 mph"_qs);
        delete menu;
        menu = openMenu(fixture.index(1));
        QCOMPARE(menu->actions().size(), 1); // a device has a table only
    }

    void everyThemePaintsEveryState()
    {
        Fixture fixture;
        fixture.selection.setChosen(ambient, true);
        for (const ThemeKind kind : {ThemeKind::Dark, ThemeKind::Light, ThemeKind::RedNight}) {
            fixture.theme.setKind(kind);
            fixture.panel.setTheme(Theme::of(kind));
            const QImage image = fixture.panel.grab().toImage();
            const auto holds = [&](const QColor &colour) {
                for (int y = 0; y < image.height(); ++y) {
                    for (int x = 0; x < image.width(); ++x) {
                        if (image.pixelColor(x, y).rgb() == colour.rgb())
                            return true;
                    }
                }
                return false;
            };
            QVERIFY(holds(Theme::of(kind).trace(0))); // the column on the chart
            QVERIFY(holds(Theme::of(kind).warning)); // the wind
        }
    }

    void aNumberIsNeverCut()
    {
        const QFontMetrics metrics(figureFont(TextSize::Body));
        const RowTexts all{.label = u"Ambient temperature"_qs, .value = u"4.920512"_qs, .unit = u"°C"_qs};
        QString before = all.label + valueAndUnit(all);
        for (int width = 400; width > metrics.horizontalAdvance(all.value); --width) {
            const RowTexts shown = fitRow(all, true, width, metrics, metrics);
            QCOMPARE(shown.value, all.value);
            QVERIFY(shown.unit == all.unit || !shown.label.startsWith(u"Ambient t"_qs)); // the label goes first
            const int used = metrics.horizontalAdvance(shown.label) + metrics.horizontalAdvance(valueAndUnit(shown));
            QVERIFY(used <= width);
            before = shown.label;
        }
        QVERIFY(before.isEmpty());
        QCOMPARE(fitRow(all, true, 400, metrics, metrics), all);
        RowTexts words = all;
        words.value = u"a sentence that is much too long for the row"_qs;
        QVERIFY(fitRow(words, false, 200, metrics, metrics).value.endsWith(u'…'));
    }

    void aTimeIsShortenedBeforeItsLabel()
    {
        const QFontMetrics metrics(figureFont(TextSize::Body));
        const RowTexts all{
            .label = u"Time"_qs, .value = u"2026-11-30 09:36:15"_qs, .unit = {}, .shortValue = u"09:36"_qs};
        const int label = metrics.horizontalAdvance(all.label) + rowTextGap + 2; // fractions of pixels are counted
        const auto shown = [&](int width) { return fitRow(all, true, width, metrics, metrics); };
        QCOMPARE(shown(label + metrics.horizontalAdvance(all.value)).value, all.value);
        QCOMPARE(shown(label + metrics.horizontalAdvance(all.value) - 8).value, all.shortValue);
        QCOMPARE(shown(label + metrics.horizontalAdvance(all.shortValue)).label, all.label);
    }

    void thePanelIsWideEnoughForAnyNumber()
    {
        Fixture fixture;
        fixture.panel.resize(10, 500);
        const int rest = fixture.tree->visualRect(fixture.index(0, 0)).width();
        const ColumnDelegate delegate;
        QVERIFY(rest >= delegate.leastWidth());
    }

    void everyStateHasItsOwnIcon()
    {
        QSet<Icon> icons;
        const QList<Freshness> states{Freshness::NeverSeen,    Freshness::Good,      Freshness::Stale,
                                      Freshness::Disconnected, Freshness::NoReply,   Freshness::Unparsable,
                                      Freshness::Disabled,     Freshness::ClockAhead};
        for (const Freshness state : states)
            icons.insert(lookOf(state, Theme::of(ThemeKind::Dark)).icon);
        QCOMPARE(icons.size(), states.size());
    }

    void aMissingValueHasNoUnit()
    {
        Fixture fixture;
        const QModelIndex dew = fixture.index(0, 1);
        QCOMPARE(dew.data(DeviceTreeModel::ValueTextRole).toString(), u"–"_qs);
        QCOMPARE(dew.data(DeviceTreeModel::UnitRole).toString(), QString());
    }

    void aMissingValueIsToldByIconAndWord()
    {
        Fixture fixture;
        const Theme &theme = Theme::of(ThemeKind::Dark);
        fixture.panel.setTheme(theme);
        const auto count = [&](int row, const QColor &colour) {
            QRect area = fixture.tree->visualRect(fixture.index(0, row));
            area.setLeft(area.right() - 70); // where values stand
            const QImage image = fixture.tree->viewport()->grab(area).toImage();
            int pixels = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    pixels += image.pixelColor(x, y) == colour;
            }
            return pixels;
        };
        QVERIFY2(count(1, theme.muted) > 0,
                 qPrintable(QString::number(count(1, theme.text)))); // the icon and "no value"
        QCOMPARE(count(0, theme.muted), 0);
        QVERIFY2(fixture.index(0, 1).data(Qt::ToolTipRole).toString().contains(u"No valid value"_qs),
                 qPrintable(fixture.index(0, 1).data(Qt::ToolTipRole).toString()));
    }

    void aRowThatIsNotMarkedAnyMoreIsClean()
    {
        Fixture fixture;
        const auto onScreen = [&] {
            QCoreApplication::processEvents();
            return fixture.panel.screen()->grabWindow(fixture.panel.winId()).toImage();
        };
        const QImage before = onScreen();
        QVERIFY(!before.isNull());
        fixture.selection.setChosen(ambient, true);
        QVERIFY(onScreen() != before);
        fixture.tree->viewport()->update(); // as a window that was uncovered
        onScreen();
        fixture.selection.clear();
        QVERIFY(onScreen() == before);
        fixture.tree->setCurrentIndex(fixture.index(0, 0));
        const QImage first = onScreen();
        fixture.tree->setCurrentIndex(fixture.index(0, 3));
        QVERIFY(onScreen() != first);
        fixture.tree->setCurrentIndex(fixture.index(0, 0));
        QVERIFY(onScreen() == first);
    }

    void aHoveredDeviceKeepsItsChevron()
    {
        Fixture fixture;
        const QRect title = fixture.tree->visualRect(fixture.index(0));
        const QRect branch(0, title.top(), title.left(), title.height());
        QHoverEvent hover(QEvent::HoverMove, QPointF(title.center()), QPointF(), QPointF());
        QCoreApplication::sendEvent(fixture.tree->viewport(), &hover);
        QCoreApplication::processEvents();
        const QImage image = fixture.tree->viewport()->grab(branch).toImage();
        QSet<QRgb> colours;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                colours.insert(image.pixel(x, y));
        }
        QVERIFY(colours.contains(Theme::of(ThemeKind::Dark).raised.rgb())); // it is hovered
        QVERIFY(colours.size() > 1);
    }

    void withoutDevicesItSaysWhy()
    {
        PlotSelection selection;
        DeviceTreeModel model(selection);
        ColumnPanel panel(model);
        panel.setEmptyText(u"Opening the database…"_qs, false);
        panel.show();
        QVERIFY(panel.findChild<OverlayLabel *>()->isVisible());
    }
};

QTEST_MAIN(TestColumnPanel)
#include "tst_columnpanel.moc"
