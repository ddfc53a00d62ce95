// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/chartevents.h"
#include "tests/ui/chartscene.h"
#include "ui/charts/legenditem.h"
#include "ui/theme/statecolours.h"
#include "ui/theme/themepalette.h"

#include <QSet>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp now = ChartScene::now;

const Theme &theme()
{
    return Theme::of(ThemeKind::Dark);
}

Column skyColumn()
{
    return {.name = QStringLiteral("sky"), .type = ColumnType::Text, .label = QStringLiteral("SKY")};
}

/** A third of "clear", a gap until half, "overcast" until 45 min, many changes after. */
StateRuns skyRuns()
{
    const Timestamp start = now - 1h;
    return {.column = ChartScene::ref("sky"),
            .range = {start, now},
            .bin = 4s,
            .runs = {{.range = {start, start + 20min}, .value = QStringLiteral("clear")},
                     {.range = {start + 30min, start + 45min}, .value = QStringLiteral("overcast")},
                     {.range = {start + 45min, now}, .value = {}, .isMany = true}}};
}

void plotSky(ChartScene &scene)
{
    scene.selection.setChosen(ChartScene::ref("sky"), true);
    scene.area.setStates({skyRuns()});
    QCoreApplication::processEvents();
}

int stripTop(const ChartScene &scene)
{
    return int(scene.plotRect(0).top() + LegendItem::heightFor(axisFont(scene.area.font())));
}

/** The colours of the strip at a share of its width. */
QSet<QRgb> coloursAt(const ChartScene &scene, const QImage &image, double share)
{
    const QRectF plot = scene.plotRect(0);
    QSet<QRgb> colours;
    for (int dx = -4; dx <= 4; ++dx) {
        for (int y = stripTop(scene) + 4; y < stripTop(scene) + 12; ++y)
            colours.insert(image.pixel(int(plot.left() + share * plot.width()) + dx, y));
    }
    return colours;
}

} // namespace

/** Columns of states as strips. */
class TestChartStates : public QObject
{
    Q_OBJECT

private slots:
    void aStripHasAnAreaForEachRun()
    {
        ChartScene scene;
        plotSky(scene);
        QCOMPARE(scene.panel(0).plan().kind, PanelKind::State);
        const QImage image = scene.picture();
        const QColor clear = stateColours(skyColumn(), QStringLiteral("clear"), theme()).area;
        const QColor overcast = stateColours(skyColumn(), QStringLiteral("overcast"), theme()).area;
        QCOMPARE(coloursAt(scene, image, 0.2), QSet<QRgb>{clear.rgb()});
        QVERIFY(!coloursAt(scene, image, 0.42).contains(clear.rgb())); // the gap is empty
        QCOMPARE(coloursAt(scene, image, 0.46), QSet<QRgb>{theme().panel.rgb()});
        QCOMPARE(coloursAt(scene, image, 0.7), QSet<QRgb>{overcast.rgb()});
        QVERIFY(coloursAt(scene, image, 0.9).size() >= 2); // hatched
    }

    void theNameOfAStripStandsBehindAPieceOfIt()
    {
        ChartScene scene;
        plotSky(scene);
        const auto pixelsOf = [&](const QColor &colour) {
            const QRect swatch = scene.panel(0).nameRect(0).translated(scene.panel(0).pos()).toAlignedRect();
            const QImage image = scene.picture().copy(swatch.adjusted(0, 0, 20 - swatch.width(), 0));
            int count = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    count += image.pixelColor(x, y).rgb() == colour.rgb() ? 1 : 0;
            }
            return count;
        };
        const auto areaOf = [](const char *word) {
            return stateColours(skyColumn(), QString::fromLatin1(word), theme()).area;
        };
        QVERIFY(areaOf("clear") != areaOf("overcast"));
        QVERIFY2(pixelsOf(areaOf("clear")) > 20, qPrintable(QString::number(pixelsOf(areaOf("clear")))));
        QVERIFY(pixelsOf(areaOf("overcast")) > 20);
        moveMouse(scene.overlay(), scene.at(0, 0.42, 0.5), Qt::NoButton); // the crosshair names it in the same way
        const QRectF box = scene.area.overlay().crosshair().box();
        const QImage swatch = scene.picture().copy(QRect(int(box.left()) + 8, int(box.top()), 18, int(box.height())));
        QSet<QRgb> colours;
        for (int y = 0; y < swatch.height(); ++y) {
            for (int x = 0; x < swatch.width(); ++x)
                colours.insert(swatch.pixel(x, y));
        }
        QVERIFY(colours.contains(areaOf("clear").rgb()) && colours.contains(areaOf("overcast").rgb()));
        moveMouse(scene.overlay(), QPointF(3, 3), Qt::NoButton);
        StateRuns other = skyRuns();
        other.runs = {other.runs[1], other.runs[2]}; // overcast alone, and many changes
        scene.area.setStates({other});
        QCoreApplication::processEvents();
        QCOMPARE(pixelsOf(areaOf("clear")), 0);
        QVERIFY(pixelsOf(areaOf("overcast")) > 40);
        other.runs = {other.runs[1]};
        scene.area.setStates({other});
        QCoreApplication::processEvents();
        QCOMPARE(pixelsOf(areaOf("overcast")), 0);
        QVERIFY(pixelsOf(theme().raised) > 40);
        PlotArrangement arrangement = scene.selection.arrangement();
        arrangement.setLook(ChartScene::ref("sky"), {.colour = 5, .keepsColour = true}); // a line's
        const QImage before = scene.picture();
        scene.selection.setArrangement(arrangement);
        QCoreApplication::processEvents();
        QVERIFY(scene.picture() == before);
    }

    void wordsStandInTheStrip()
    {
        ChartScene scene;
        plotSky(scene);
        const QRectF plot = scene.plotRect(0);
        const QImage image = scene.picture();
        int text = 0;
        for (int y = stripTop(scene); y < stripTop(scene) + 18; ++y) {
            for (int x = int(plot.left()) + 2; x < int(plot.left()) + 40; ++x)
                text += image.pixelColor(x, y).lightness() > 170;
        }
        QVERIFY2(text > 20, qPrintable(QString::number(text)));
    }

    void theCrosshairTellsTheWord()
    {
        ChartScene scene;
        plotSky(scene);
        const auto valueAt = [&](double share) {
            QTest::mouseMove(scene.overlay(), scene.at(0, share, 0.5));
            QCoreApplication::processEvents();
            const Readout &readout = scene.area.overlay().crosshair().readout();
            return readout.lines.size() == 1 ? readout.lines[0].label + u' ' + readout.lines[0].value : QString();
        };
        QTRY_COMPARE(valueAt(0.2), QStringLiteral("SKY clear"));
        QTRY_COMPARE(valueAt(0.4), QStringLiteral("SKY no value"));
        QTRY_COMPARE(valueAt(0.6), QStringLiteral("SKY overcast"));
        QTRY_COMPARE(valueAt(0.9), QStringLiteral("SKY several changes"));
    }

    void aStripKeepsItsHeight()
    {
        ChartScene scene;
        plotSky(scene);
        scene.plot({ChartScene::series("ambient", [](int) { return 1.0; })});
        const double height = scene.plotRect(0).height();
        scene.area.resize(900, 800);
        QCoreApplication::processEvents();
        QCOMPARE(scene.plotRect(0).height(), height);
        QVERIFY(scene.plotRect(1).height() > 600);
    }

    void aStripHasNoValuesToHold()
    {
        ChartScene scene;
        plotSky(scene);
        scene.plot({ChartScene::series("ambient", [](int) { return 1.0; })});
        QVERIFY(!scene.panel(0).axisAt(scene.plotRect(0).left() - 20));
        QVERIFY(scene.panel(1).axisAt(scene.plotRect(1).left() - 20));
        const ValueSpan before = scene.panel(0).frame().values;
        drag(scene.overlay(), scene.at(0, 0.2, 0.1), scene.at(0, 0.8, 0.9), Qt::ShiftModifier); // a box
        QVERIFY(scene.window.range().length() < 40min);
        QCOMPARE(scene.panel(0).frame().values, before);
        QVERIFY(scene.selection.arrangement().axes().isEmpty());
        PlotArrangement locked; // as it may have been saved
        locked.lockAxis(scene.panel(0).idOf(*scene.panel(0).axes().front()), {.low = 3, .high = 4});
        scene.selection.setArrangement(locked);
        QVERIFY(!scene.panel(0).axes().front()->state().isLocked);
        QCOMPARE(scene.panel(0).frame().values, before);
    }

    void aStripHasNoLinesOfLimits()
    {
        ChartScene scene;
        Column column = skyColumn();
        scene.area.setColumns({{ChartScene::ref("sky"), column}});
        plotSky(scene);
        const QImage before = scene.picture();
        column.limits.warnAbove = 0.5;
        scene.area.setColumns({{ChartScene::ref("sky"), column}});
        QCoreApplication::processEvents();
        QVERIFY(scene.picture() == before);
    }

    void stripsStandBelowEachOther()
    {
        ChartScene scene;
        plotSky(scene);
        scene.plot({ChartScene::series("ambient", [](int) { return 1.0; })}); // takes what strips leave
        const double height = scene.plotRect(0).height();
        scene.area.arranger().join(ChartScene::ref("open"), scene.panel(0).plan().key);
        QCoreApplication::processEvents();
        QVERIFY2(scene.plotRect(0).height() > height + 12, qPrintable(QString::number(scene.plotRect(0).height())));
        const StateRuns open{.column = ChartScene::ref("open"),
                             .range = {now - 1h, now},
                             .bin = 4s,
                             .runs = {{.range = {now - 30min, now}, .value = qint64(1)}}};
        const QImage without = scene.picture();
        scene.area.setStates({skyRuns(), open});
        QCoreApplication::processEvents();
        const QImage with = scene.picture();
        QCOMPARE(coloursAt(scene, with, 0.7), coloursAt(scene, without, 0.7)); // the upper one is as it was
        const QPoint lower(scene.at(0, 0.7, 0).x(), int(scene.plotRect(0).bottom()) - 10);
        QVERIFY(with.pixel(lower) != without.pixel(lower));
    }

    void anEmptyStripSaysSo()
    {
        ChartScene scene;
        scene.selection.setChosen(ChartScene::ref("sky"), true);
        scene.area.setStates({{.column = ChartScene::ref("sky")}}); // loading
        QVERIFY(!scene.panel(0).isEmpty());
        scene.area.setStates({{.column = ChartScene::ref("sky"), .range = {now - 1h, now}}});
        QVERIFY(scene.panel(0).isEmpty());
        scene.area.setStates({skyRuns()});
        QVERIFY(!scene.panel(0).isEmpty());
    }

    void wordsCanBeReadInEveryTheme()
    {
        for (const ThemeKind kind : {ThemeKind::Dark, ThemeKind::Light, ThemeKind::RedNight}) {
            const Theme &each = Theme::of(kind);
            Column column{.type = ColumnType::Integer};
            for (int code = 0; code < 8; ++code)
                column.words.insert(code * 10, QString::number(code));
            QSet<QRgb> edges;
            for (int code = 0; code < 8; ++code) {
                const StateColours colours = stateColours(column, qint64(code * 10), each);
                QVERIFY2(contrastRatio(each.text, colours.area) >= 4.5, qPrintable(colours.area.name()));
                edges.insert(colours.edge.rgb());
                QCOMPARE(stateColours(column, qint64(code * 10), each).area, colours.area);
            }
            QCOMPARE(edges.size(), std::min<qsizetype>(8, each.traces.size())); // words in turn
            QVERIFY(contrastRatio(each.text, stateColours(skyColumn(), QStringLiteral("cloudy"), each).area) >= 4.5);
        }
    }
};

QTEST_MAIN(TestChartStates)
#include "tst_chartstates.moc"
