// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/columnmime.h"
#include "tests/ui/chartevents.h"
#include "tests/ui/chartscene.h"
#include "ui/charts/charttips.h"

#include <QContextMenuEvent>
#include <QDropEvent>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

/** Ambient and dew point in °C in one panel, wind in mph in the next. */
class Panels : public ChartScene
{
public:
    Panels()
    {
        plot({series("ambient", [](int) { return 10.0; }), series("dew", [](int) { return 5.0; }),
              series("wind", [](int second) { return 20.0 + second % 10; })});
        window.showRange({now - 1h, now});
    }

    /** The panels as "AMBIENT DEW | WIND". */
    QString text() const
    {
        QStringList texts;
        for (const ChartPanel *each : area.stack().panels()) {
            QStringList names;
            for (const Trace &trace : each->traces())
                names.append(trace.column.label);
            texts.append(names.join(u' '));
        }
        return texts.join(u" | "_qs);
    }

    QPoint nameAt(int number, int trace) const
    {
        return (panel(number).nameRect(trace).center() + panel(number).pos()).toPoint();
    }

    template<typename Event>
    bool sendDrag(QPoint position, const QMimeData *data)
    {
        Event event(position, Qt::CopyAction, data, Qt::LeftButton, Qt::NoModifier);
        event.setAccepted(false);
        QCoreApplication::sendEvent(overlay(), &event);
        return event.isAccepted();
    }

    bool drop(const char *column, QPoint position)
    {
        const auto data = columnMime(ref(column));
        const bool isAccepted =
            sendDrag<QDragEnterEvent>(position, data.get()) && sendDrag<QDragMoveEvent>(position, data.get());
        QDropEvent event(position, Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        event.setAccepted(false);
        QCoreApplication::sendEvent(overlay(), &event);
        QCoreApplication::processEvents();
        return isAccepted && event.isAccepted();
    }

    QMenu *openMenu(QPoint position, QContextMenuEvent::Reason reason = QContextMenuEvent::Mouse)
    {
        QContextMenuEvent event(reason, position, overlay()->mapToGlobal(position));
        QCoreApplication::sendEvent(overlay(), &event);
        return overlay()->findChild<QMenu *>(u"chartMenu"_qs);
    }

    /** The action of that path of menus, such as "WIND/Line/Dotted", without "&". */
    static QAction *action(QMenu *menu, const QString &path)
    {
        for (QAction *each : menu->actions()) {
            const QString text = each->text().remove(u'&').section(u'\t', 0, 0);
            if (text == path && !each->menu())
                return each;
            if (each->menu() && path.startsWith(text + u'/'))
                return action(each->menu(), path.mid(text.size() + 1));
        }
        return nullptr;
    }

    void choose(QPoint position, const QString &path)
    {
        QMenu *menu = openMenu(position);
        QAction *wanted = action(menu, path);
        if (!wanted || !wanted->isEnabled())
            qFatal("no action %s", qPrintable(path));
        wanted->trigger();
        delete menu;
        QCoreApplication::processEvents();
    }
};

} // namespace

class TestChartPanels : public QObject
{
    Q_OBJECT

private slots:
    void aColumnIsDroppedOnAPanel()
    {
        Panels scene;
        scene.selection.setChosen(ChartScene::ref("count"), false);
        QVERIFY(scene.drop("count", scene.at(1, 0.5, 0.5)));
        QCOMPARE(scene.text(), u"AMBIENT DEW | WIND COUNT"_qs);
        QCOMPARE(scene.panel(1).axes().size(), size_t(2));
        QVERIFY(scene.drop("count", scene.at(1, 0.5, 0.5))); // it is there: nothing changes
        QCOMPARE(scene.text(), u"AMBIENT DEW | WIND COUNT"_qs);
    }

    void aStripIsDroppedOnStripsAndBesideLines()
    {
        Panels scene;
        QVERIFY(scene.drop("open", scene.at(1, 0.5, 0.6)));
        QCOMPARE(scene.text(), u"AMBIENT DEW | WIND | OPEN"_qs);
        QVERIFY(scene.drop("sky", scene.at(2, 0.5, 0.5)));
        QCOMPARE(scene.text(), u"AMBIENT DEW | WIND | OPEN SKY"_qs);
        QVERIFY(scene.drop("dew", scene.at(2, 0.5, 0.4)));
        QCOMPARE(scene.text(), u"AMBIENT | WIND | DEW | OPEN SKY"_qs);
    }

    void aStripIsNoLine()
    {
        Panels scene;
        scene.plot({ChartScene::series("open", [](int) { return 1.0; })});
        QMenu *menu = scene.openMenu(scene.at(2, 0.5, 0.5));
        QVERIFY(Panels::action(menu, u"OPEN/Colour/Colour 5"_qs));
        QVERIFY(!Panels::action(menu, u"OPEN/Line/Dotted"_qs));
        QVERIFY(!Panels::action(menu, u"Axis of OPEN/Locked"_qs));
        delete menu;
        menu = scene.openMenu(scene.at(1, 0.5, 0.5));
        QVERIFY(Panels::action(menu, u"WIND/Line/Dotted"_qs));
        QVERIFY(Panels::action(menu, u"Axis of mph/Locked"_qs));
        delete menu;
    }

    void aColumnIsDroppedBetweenAndBelow()
    {
        Panels scene;
        QVERIFY(scene.drop("open", scene.at(1, 0.5, 0.02)));
        QCOMPARE(scene.text(), u"AMBIENT DEW | OPEN | WIND"_qs);
        QVERIFY(scene.drop("dew", scene.at(2, 0.5, 0.98)));
        QCOMPARE(scene.text(), u"AMBIENT | OPEN | WIND | DEW"_qs);
        QVERIFY(scene.drop("wind", scene.at(0, 0.5, 0.02)));
        QCOMPARE(scene.text(), u"WIND | AMBIENT | OPEN | DEW"_qs);
        const QRectF axis = scene.area.stack().timeAxisRect();
        QVERIFY(scene.drop("wind", axis.center().toPoint())); // below the last
        QCOMPARE(scene.text(), u"AMBIENT | OPEN | DEW | WIND"_qs);
    }

    void anEmptyChartTakesAColumn()
    {
        Panels scene;
        scene.selection.clear();
        QVERIFY(scene.drop("wind", {100, 100}));
        QCOMPARE(scene.text(), u"WIND"_qs);
    }

    void theMarkerSaysWhatWillHappen()
    {
        Panels scene;
        const auto data = columnMime(ChartScene::ref("count"));
        scene.sendDrag<QDragEnterEvent>(scene.at(1, 0.5, 0.5), data.get());
        const auto target = [&] { return scene.area.overlay().dropTarget(); };
        QVERIFY(target() && target()->joins);
        QCOMPARE(target()->mark, scene.plotRect(1));
        const QImage joining = scene.picture();
        scene.sendDrag<QDragMoveEvent>(scene.at(1, 0.5, 0.01), data.get());
        QVERIFY(target() && !target()->joins);
        QCOMPARE(target()->index, 1);
        QVERIFY(target()->mark.top() >= scene.plotRect(0).bottom());
        QVERIFY(target()->mark.bottom() <= scene.plotRect(1).top());
        QVERIFY(scene.picture() != joining);
        QDragLeaveEvent leave; // Escape
        QCoreApplication::sendEvent(scene.overlay(), &leave);
        QVERIFY(!target());
        QCOMPARE(scene.text(), u"AMBIENT DEW | WIND"_qs);
        QMimeData other;
        other.setText(u"weather.open"_qs);
        QVERIFY(!scene.sendDrag<QDragEnterEvent>(scene.at(1, 0.5, 0.5), &other));
        QVERIFY(!target());
    }

    void aNameIsDraggedToAnotherPanelAndBetween()
    {
        Panels scene;
        const TimeRange range = scene.window.range();
        drag(scene.overlay(), scene.nameAt(0, 1), scene.at(1, 0.5, 0.5));
        QCOMPARE(scene.text(), u"AMBIENT | DEW WIND"_qs);
        drag(scene.overlay(), scene.nameAt(1, 0), scene.at(0, 0.5, 0.01));
        QCOMPARE(scene.text(), u"DEW | AMBIENT | WIND"_qs);
        QVERIFY(!scene.area.overlay().dropTarget());
        QCOMPARE(scene.window.range(), range); // it did not pan
        QTest::mouseClick(scene.overlay(), Qt::LeftButton, {}, scene.nameAt(0, 0));
        QCOMPARE(scene.text(), u"DEW | AMBIENT | WIND"_qs);
    }

    void escapeLeavesANameWhereItWas()
    {
        Panels scene;
        QTest::mousePress(scene.overlay(), Qt::LeftButton, {}, scene.nameAt(0, 1));
        moveMouse(scene.overlay(), scene.at(1, 0.5, 0.5), Qt::LeftButton);
        QVERIFY(scene.area.overlay().dropTarget());
        QTest::keyClick(scene.overlay(), Qt::Key_Escape);
        QVERIFY(!scene.area.overlay().dropTarget());
        QTest::mouseRelease(scene.overlay(), Qt::LeftButton, {}, scene.at(1, 0.5, 0.5));
        QCOMPARE(scene.text(), u"AMBIENT DEW | WIND"_qs);
    }

    void theMenuOfANameMovesIt()
    {
        Panels scene;
        scene.choose(scene.nameAt(0, 1), u"Move to the panel below"_qs);
        QCOMPARE(scene.text(), u"AMBIENT | DEW WIND"_qs);
        scene.choose(scene.nameAt(1, 0), u"Move to a new panel"_qs);
        QCOMPARE(scene.text(), u"AMBIENT | WIND | DEW"_qs);
        scene.choose(scene.nameAt(2, 0), u"Move to the panel above"_qs);
        QCOMPARE(scene.text(), u"AMBIENT | DEW WIND"_qs);
        scene.choose(scene.nameAt(1, 1), u"Take off the chart"_qs);
        QCOMPARE(scene.text(), u"AMBIENT | DEW"_qs);
        scene.choose(scene.at(0, 0.5, 0.8), u"Arrange panels by unit"_qs);
        QCOMPARE(scene.text(), u"AMBIENT DEW"_qs);
        QMenu *menu = scene.openMenu(scene.at(0, 0.5, 0.8));
        QVERIFY(!Panels::action(menu, u"Arrange panels by unit"_qs)->isEnabled());
        QVERIFY(!Panels::action(menu, u"DEW/Move to the panel above"_qs)->isEnabled());
        delete menu;
    }

    void theMenuKeyReachesEveryName()
    {
        Panels scene;
        QMenu *menu = scene.openMenu(scene.overlay()->rect().center(), QContextMenuEvent::Keyboard);
        Panels::action(menu, u"DEW/Move to the panel below"_qs)->trigger();
        QVERIFY(Panels::action(menu, u"WIND/Take off the chart"_qs));
        delete menu;
        QCOMPARE(scene.text(), u"AMBIENT | DEW WIND"_qs);
    }

    void keysAndMenuMoveAPanel()
    {
        Panels scene;
        moveMouse(scene.overlay(), scene.at(1, 0.5, 0.5), Qt::NoButton);
        QTest::keyClick(scene.overlay(), Qt::Key_Up, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(scene.text(), u"WIND | AMBIENT DEW"_qs);
        moveMouse(scene.overlay(), scene.at(0, 0.5, 0.5), Qt::NoButton);
        QTest::keyClick(scene.overlay(), Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(scene.text(), u"AMBIENT DEW | WIND"_qs);
        scene.choose(scene.at(0, 0.5, 0.8), u"Move panel down"_qs);
        QCOMPARE(scene.text(), u"WIND | AMBIENT DEW"_qs);
    }

    void theMenuOfAllIsInGroupsOfPanels()
    {
        Panels scene;
        const std::unique_ptr<QMenu> menu(
            scene.openMenu(scene.overlay()->rect().center(), QContextMenuEvent::Keyboard));
        QStringList texts;
        for (const QAction *action : menu->actions())
            texts.append(action->isSeparator() ? u"-"_qs : action->text().remove(u'&'));
        const QStringList expected{
            u"AMBIENT"_qs,     u"DEW"_qs,           u"Axis of °C"_qs, u"Panel of AMBIENT, DEW"_qs, u"-"_qs, u"WIND"_qs,
            u"Axis of mph"_qs, u"Panel of WIND"_qs, u"-"_qs,          u"Arrange panels by unit"_qs};
        QCOMPARE(texts, expected);
        const QImage line = menu->actions()[5]->icon().pixmap(QSize(16, 16), 1).toImage(); // of WIND
        int pixels = 0;
        for (int y = 0; y < line.height(); ++y) {
            for (int x = 0; x < line.width(); ++x)
                pixels += line.pixelColor(x, y) == Theme::of(ThemeKind::Dark).trace(2) ? 1 : 0;
        }
        QCOMPARE(pixels, 28); // 14 by 2
    }

    void everyPanelIsMovedByKeysAlone()
    {
        Panels scene;
        scene.plot({ChartScene::series("count", [](int) { return 1.0; })});
        QCOMPARE(scene.text(), u"AMBIENT DEW | WIND | COUNT"_qs);
        QMenu *menu = scene.openMenu(scene.overlay()->rect().center(), QContextMenuEvent::Keyboard);
        QVERIFY(!Panels::action(menu, u"Panel of COUNT/Move panel down"_qs)->isEnabled());
        QVERIFY(!Panels::action(menu, u"Panel of AMBIENT, DEW/Move panel up"_qs)->isEnabled());
        Panels::action(menu, u"Panel of COUNT/Move panel up"_qs)->trigger();
        delete menu;
        QCOMPARE(scene.text(), u"AMBIENT DEW | COUNT | WIND"_qs);

        // The uppermost, and on with it.
        const auto move = [&](Qt::Key key) {
            QTest::keyClick(scene.overlay(), key, Qt::ControlModifier | Qt::ShiftModifier);
        };
        move(Qt::Key_Down);
        QCOMPARE(scene.text(), u"COUNT | AMBIENT DEW | WIND"_qs);
        move(Qt::Key_Down);
        QCOMPARE(scene.text(), u"COUNT | WIND | AMBIENT DEW"_qs);
        move(Qt::Key_Down); // there is nothing below
        move(Qt::Key_Up);
        QCOMPARE(scene.text(), u"COUNT | AMBIENT DEW | WIND"_qs);
        moveMouse(scene.overlay(), scene.at(0, 0.5, 0.5), Qt::NoButton);
        move(Qt::Key_Down);
        QCOMPARE(scene.text(), u"AMBIENT DEW | COUNT | WIND"_qs);
    }

    void lineWidthAndColourAreChosen()
    {
        Panels scene;
        const QImage thin = scene.picture();
        scene.choose(scene.nameAt(1, 0), u"Line/Dotted"_qs);
        scene.choose(scene.nameAt(1, 0), u"Width/Medium"_qs);
        scene.choose(scene.nameAt(1, 0), u"Colour/Colour 6"_qs);
        const Trace &trace = scene.panel(1).traces().first();
        QCOMPARE(trace.line, LineStyle::Dotted);
        QCOMPARE(trace.width, LineWidth::Medium);
        QCOMPARE(trace.colour, Theme::of(ThemeKind::Dark).trace(5));
        QVERIFY(scene.picture() != thin);
        scene.selection.setChosen(ChartScene::ref("wind"), false);
        scene.selection.setChosen(ChartScene::ref("wind"), true);
        QCOMPARE(scene.selection.colourOf(ChartScene::ref("wind")), 5);
    }

    void aMediumLineIsTwoPixelsInEveryDirection()
    {
        // Ink of a line across the plot and of one that is steep, in hundreds of full pixels.
        const auto ink = [](bool isSteep, LineWidth width) {
            ChartScene scene;
            scene.plot({ChartScene::series("ambient", [=](int second) {
                return isSteep ? (second >= 1800 && second <= 1803 ? (second - 1800) * 10.0 : std::nan("")) : 15.0;
            })});
            PlotArrangement arrangement = scene.selection.arrangement();
            TraceLook look = arrangement.look(ChartScene::ref("ambient"));
            look.width = width;
            arrangement.setLook(ChartScene::ref("ambient"), look);
            scene.selection.setArrangement(arrangement);
            const QRectF plot = scene.plotRect(0);
            const QImage image = scene.picture();
            const QColor full = Theme::of(ThemeKind::Dark).trace(0);
            double sum = 0;
            for (int y = int(plot.top()) + 30; y < int(plot.bottom()) - 4; ++y) {
                for (int x = int(plot.left()) + 4; x < int(plot.right()) - 4; ++x) {
                    const QColor pixel = image.pixelColor(x, y);
                    if (pixel.blue() > 120 && pixel.green() > 80)
                        sum += double(pixel.blue() - 38) / (full.blue() - 38);
                }
            }
            return sum;
        };
        for (const bool isSteep : {false, true}) {
            const double ratio = ink(isSteep, LineWidth::Medium) / ink(isSteep, LineWidth::Thin);
            QVERIFY2(ratio > 1.5 && ratio < 2.6, qPrintable(QString::number(ratio)));
        }
    }

    void tipsSayWhatCanBeDone()
    {
        Panels scene;
        const ChartTips tips(scene.area.stack(), *scene.overlay());
        QVERIFY(tips.tipAt(scene.nameAt(0, 1)).startsWith(u"DEW, °C\nweather.dew"_qs));
        const QRectF column = scene.panel(0).axes().front()->labels().column();
        QVERIFY(tips.tipAt({column.center().x(), scene.plotRect(0).center().y()}).startsWith(u"°C: AMBIENT, DEW"_qs));
        QVERIFY(!tips.tipAt(scene.area.stack().timeAxisRect().center()).isEmpty());
        QVERIFY(tips.tipAt(scene.at(0, 0.5, 0.5)).isEmpty());
    }
};

QTEST_MAIN(TestChartPanels)
#include "tst_chartpanels.moc"
