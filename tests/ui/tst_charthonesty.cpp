// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/chartevents.h"
#include "tests/ui/chartscene.h"
#include "tests/ui/traceink.h"
#include "ui/charts/limittint.h"
#include "ui/charts/panelstack.h"

#include <QTest>

#include <cmath>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp now = ChartScene::now;

/** Whether @p colour is mixed into the panel's own in @p pixel, rather than another one of these traces, of however
    little: where a line lies between two rows of pixels it is faint in one of them. */
bool shows(const QColor &pixel, const QColor &colour)
{
    const float own = distance(pixel, colour);
    const QList<QColor> all{theme().trace(0), theme().trace(1), theme().warning, theme().alarm};
    return own < 40 && std::all_of(all.begin(), all.end(), [&](const QColor &other) {
               return other == colour || own < distance(pixel, other, 0.0F);
           });
}

/** The rows of one pixel column of a panel's plot, but for its names, that show @p colour. */
QList<int> rowsOf(const ChartScene &scene, const QImage &image, int x, const QColor &colour)
{
    const QRectF plot = scene.plotRect(0);
    QList<int> rows;
    for (int y = int(plot.top()) + 26; y < int(plot.bottom()) - 1; ++y) {
        if (shows(image.pixelColor(x, y), colour))
            rows.append(y);
    }
    return rows;
}

int rowOf(const ChartScene &scene, double value)
{
    return int(
        std::lround(scene.plotRect(0).top() - scene.panel(0).frame().plot.top() + scene.panel(0).frame().y(value)));
}

/** One column with those limits and a line from 0 to 60 over the hour. */
void plotSlope(ChartScene &scene, const char *name, const Limits &limits, ColumnType type, double step)
{
    scene.area.setColumns(
        {{ChartScene::ref(name), {.name = QString::fromLatin1(name), .type = type, .limits = limits}}});
    scene.plot({ChartScene::series(name, [=](int second) { return std::floor(second / 60.0 / step) * step; })});
    scene.area.followValues();
}

} // namespace

/** What a chart says of values that are old, missing or beyond their limits. */
class TestChartHonesty : public QObject
{
    Q_OBJECT

private slots:
    void bandsAreCutAtTheLimits()
    {
        const PanelFrame frame{.plot = QRectF(0, 0, 100, 100), .range = {now - 1h, now}, .values = {0, 10}};
        QCOMPARE(limitBands({}, frame), (QList<LimitBand>{{LimitState::Normal, 0, 100}}));
        QCOMPARE(limitBands({.warnBelow = 2, .warnAbove = 7, .alarmBelow = -5, .alarmAbove = 9}, frame),
                 (QList<LimitBand>{{LimitState::Alarm, 0, 10},
                                   {LimitState::Warning, 10, 30},
                                   {LimitState::Normal, 30, 80},
                                   {LimitState::Warning, 80, 100}}));
        QCOMPARE(limitBands({.warnAbove = 20}, frame).size(), 1); // beyond what is shown
        QCOMPARE(limitBands({.alarmAbove = -3}, frame), (QList<LimitBand>{{LimitState::Alarm, 0, 100}}));
    }

    void theTraceBeyondALimitHasItsColour_data()
    {
        QTest::addColumn<ColumnType>("type");
        QTest::addColumn<double>("step");
        QTest::newRow("a line") << ColumnType::Real << 0.01;
        QTest::newRow("steps") << ColumnType::Integer << 6.0;
    }
    void theTraceBeyondALimitHasItsColour()
    {
        QFETCH(ColumnType, type);
        QFETCH(double, step);
        ChartScene scene;
        plotSlope(scene, "wind", {.warnAbove = 27, .alarmAbove = 45}, type, step);
        const QImage image = scene.picture();
        const QRectF plot = scene.plotRect(0);
        for (const double share : {0.12, 0.32, 0.42, 0.52, 0.63, 0.83, 0.97}) {
            const int x = int(plot.left() + share * plot.width());
            const double value = std::floor(share * 60 / step) * step;
            const QColor wanted = value > 45 ? theme().alarm : value > 27 ? theme().warning : theme().trace(0);
            for (const QColor &colour : {theme().trace(0), theme().warning, theme().alarm}) {
                QList<int> rows = rowsOf(scene, image, x, colour);
                rows.removeIf([&](int row) { // the lines of the limits
                    return std::abs(row - rowOf(scene, 27)) < 2 || std::abs(row - rowOf(scene, 45)) < 2;
                });
                if (colour == wanted)
                    QVERIFY2(!rows.isEmpty() && std::abs(rows.first() - rowOf(scene, value)) <= 3,
                             qPrintable(QString::number(share)));
                else
                    QVERIFY2(rows.isEmpty(), qPrintable(QStringLiteral("%1 %2").arg(share).arg(colour.name())));
            }
        }
    }

    void aStepChangesColourWhereItCrossesTheLimit()
    {
        ChartScene scene;
        scene.area.setColumns(
            {{ChartScene::ref("count"),
              {.name = QStringLiteral("count"), .type = ColumnType::Integer, .limits = {.alarmAbove = 5}}}});
        scene.plot({ChartScene::series("count", [](int second) { return second < 1800 ? 0.0 : 10.0; })});
        const QImage image = scene.picture();
        QList<int> normal;
        QList<int> alarm;
        for (int x = scene.at(0, 0.5, 0).x() - 1; x <= scene.at(0, 0.5, 0).x() + 1; ++x) {
            normal += rowsOf(scene, image, x, theme().trace(0));
            alarm += rowsOf(scene, image, x, theme().alarm);
        }
        QVERIFY(!normal.isEmpty() && !alarm.isEmpty());
        std::sort(normal.begin(), normal.end());
        std::sort(alarm.begin(), alarm.end());
        QVERIFY(std::abs(normal.first() - rowOf(scene, 5)) <= 1);
        QVERIFY(std::abs(alarm.last() - rowOf(scene, 5)) <= 2);
    }

    void aDashedTraceIsTintedToo()
    {
        ChartScene scene;
        QHash<ColumnRef, Column> columns;
        QList<Series> series;
        for (int number = 0; number <= 8; ++number) { // the ninth is dashed
            const QByteArray name = QByteArrayLiteral("c") + QByteArray::number(number);
            const QString unit = number == 8 ? QStringLiteral("unit") : QStringLiteral("other");
            columns.insert(ChartScene::ref(name),
                           {.name = QString::fromLatin1(name),
                            .unit = unit,
                            .limits = {.alarmAbove = number == 8 ? std::optional(5.0) : std::nullopt}});
            series.append(ChartScene::series(name, [](int second) { return second < 1800 ? 0.0 : 10.0; }));
        }
        scene.area.setColumns(columns);
        scene.plot(series);
        const ChartPanel &panel = scene.panel(1);
        QVERIFY(panel.traces()[0].line == LineStyle::Dashed);
        const QImage image = scene.picture();
        const int row = int(std::lround(scene.plotRect(1).top() - panel.frame().plot.top() + panel.frame().y(10)));
        int drawn = 0;
        int all = 0;
        for (int x = scene.at(1, 0.6, 0).x(); x < scene.at(1, 0.9, 0).x(); ++x, ++all)
            drawn +=
                shows(image.pixelColor(x, row), theme().alarm) || shows(image.pixelColor(x, row + 1), theme().alarm);
        QVERIFY2(drawn > 0.4 * all && drawn < 0.8 * all, qPrintable(QStringLiteral("%1 of %2").arg(drawn).arg(all)));
    }

    void tracesOfOneLabelTellTheirDevices()
    {
        ChartScene scene;
        const ColumnRef north = ChartScene::ref("wind");
        const ColumnRef south{QStringLiteral("south"), QStringLiteral("wind")};
        const Column wind{
            .name = QStringLiteral("wind"), .unit = QStringLiteral("mph"), .label = QStringLiteral("Wind speed")};
        scene.area.setColumns({{north, wind}, {south, wind}});
        scene.area.setTitles({{QStringLiteral("weather"), QStringLiteral("North mast")},
                              {QStringLiteral("south"), QStringLiteral("South mast")}});
        Series first = ChartScene::series("wind", [](int) { return 5.0; });
        Series second = ChartScene::series("wind", [](int) { return 9.0; });
        second.column = south;
        scene.plot({first});
        QCOMPARE(scene.panel(0).traces()[0].name(), QStringLiteral("Wind speed"));
        const double alone = scene.panel(0).nameRect(0).width();
        scene.plot({first, second});
        QCOMPARE(scene.panel(0).traces().size(), 2);
        QVERIFY(scene.panel(0).nameRect(0).width() > alone); // the legend has the longer name
        QTest::mouseMove(scene.overlay(), scene.at(0, 0.5, 0.5));
        const Readout &readout = scene.area.overlay().crosshair().readout();
        QTRY_COMPARE(readout.lines.size(), 2);
        QCOMPARE(readout.lines[0].label, QStringLiteral("Wind speed · North mast"));
        QCOMPARE(readout.lines[1].label, QStringLiteral("Wind speed · South mast"));
    }

    void whatWasNeverReadSaysWhy()
    {
        ChartScene scene;
        scene.area.setNow(now);
        Series nothing{.column = ChartScene::ref("ambient"), .range = {now - 1h, now}};
        Series reading = ChartScene::series("wind", [](int) { return 5.0; });
        reading.column.table = QStringLiteral("south");
        scene.plot({nothing});
        const QString &note = scene.area.stack().note();
        QVERIFY2(note.startsWith(QStringLiteral("No readings between")), qPrintable(note));
        const QString refused = QStringLiteral("connection refused by 127.0.0.1:5750");
        const auto tell = [&](std::optional<Timestamp> newest, const QString &error) {
            scene.area.setConditions(
                {{QStringLiteral("weather"),
                  {.freshness = Freshness::NoReply, .newest = newest, .withoutValue = {}, .error = error}}});
        };
        tell(std::nullopt, refused);
        QCOMPARE(note, QString()); // no zooming out helps
        QCOMPARE(scene.panel(0).note(), QStringLiteral("Never seen: ") + refused);
        tell(std::nullopt, {});
        QCOMPARE(scene.panel(0).note(), QStringLiteral("Never seen"));
        scene.window.showRange({now - 50h, now - 49h}); // nor another window
        nothing.range = scene.window.range();
        scene.plot({nothing});
        QCOMPARE(scene.panel(0).note(), QStringLiteral("Never seen"));
        tell(now - 48h, refused); // it was seen once
        QCOMPARE(scene.panel(0).note(), QString());
        QVERIFY2(note.startsWith(QStringLiteral("No readings between")), qPrintable(note));
        scene.window.showRange({now - 1h, now});
        nothing.range = scene.window.range();
        tell(std::nullopt, refused);
        scene.plot({nothing, reading}); // beside another device's column
        QCOMPARE(scene.area.stack().panels().size(), 2);
        QCOMPARE(scene.panel(0).note(), QStringLiteral("Never seen: ") + refused);
        QCOMPARE(scene.panel(1).note(), QString());
    }

    void anOldTraceSaysHowOldItIs()
    {
        ChartScene scene;
        scene.area.setNow(now);
        scene.plot({ChartScene::series("ambient", [](int second) {
            return second < 2700 ? 10.0 + second / 100.0 : std::numeric_limits<double>::quiet_NaN();
        })});
        const QImage before = scene.picture();
        QVERIFY(!scene.panel(0).traces()[0].condition);
        scene.area.setConditions(
            {{QStringLiteral("weather"), {.freshness = Freshness::NoReply, .newest = now - 15min}}});
        QCoreApplication::processEvents();
        const std::optional<TraceCondition> told = scene.panel(0).traces()[0].condition;
        QVERIFY(told);
        QCOMPARE(told->word, QStringLiteral("no reply"));
        QCOMPARE(told->age, QStringLiteral("15 min"));
        const QImage after = scene.picture();
        const auto differs = [&](const QRect &area) { return before.copy(area) != after.copy(area); };
        const QRectF plot = scene.plotRect(0);
        const int last = rowOf(scene, 36.99);
        QVERIFY(differs(QRect(int(plot.right()) - 30, last - 4, 20, 8))); // at the right edge, where the line ended
        QVERIFY(differs(QRect(int(plot.left()) + 20, int(plot.top()) + 4, 200, 16))); // the name
        QVERIFY(!differs(QRect(int(plot.left()) + 1, last - 4, int(plot.width()) - 150, 8)));
        scene.area.setNow(now + 60s); // a minute later it is a minute older
        QCOMPARE(scene.panel(0).traces()[0].condition->age, QStringLiteral("16 min"));
    }

    void anOldTraceIsMarkedOnItsOwnAxis()
    {
        ChartScene scene;
        scene.area.setNow(now);
        scene.plot({ChartScene::series("ambient", [](int) { return 10.0; }), ChartScene::series("wind", [](int second) {
                        return second < 3000 ? 500.0 + second : std::numeric_limits<double>::quiet_NaN();
                    })});
        scene.area.arranger().join(ChartScene::ref("wind"), scene.panel(0).plan().key);
        scene.area.setConditions(
            {{QStringLiteral("weather"), {.newest = now, .withoutValue = {QStringLiteral("wind")}}}});
        QCoreApplication::processEvents();
        const QRectF plot = scene.plotRect(0);
        const double moved = plot.top() - scene.panel(0).frame().plot.top();
        const double end = moved + scene.panel(0).frameOf(ChartScene::ref("wind")).y(3499);
        const QImage with = scene.picture();
        scene.area.setConditions({});
        QCoreApplication::processEvents();
        const QImage without = scene.picture();
        int first = 0; // row of the mark's bar, which is of the trace's colour
        int last = 0;
        for (int y = int(plot.top()) + 26; y < int(plot.bottom()) - 1; ++y) {
            const QRect row(int(plot.right()) - 40, y, 38, 1);
            if (with.copy(row) == without.copy(row))
                continue;
            first = first == 0 ? y : first;
            last = y;
        }
        QVERIFY2(first <= end && end <= last, qPrintable(QStringLiteral("%1 %2 %3").arg(first).arg(end).arg(last)));
        QVERIFY(last - first < 24);
    }

    void theTintIsThatOfTheTracesOwnAxis()
    {
        ChartScene scene;
        scene.plot({ChartScene::series("ambient", [](int) { return 10.0; }),
                    ChartScene::series("wind", [](int second) { return second < 1800 ? 20.0 : 40.0; })});
        scene.area.arranger().join(ChartScene::ref("wind"), scene.panel(0).plan().key); // it warns above 30
        QCoreApplication::processEvents();
        const QRectF plot = scene.plotRect(0);
        const PanelFrame &frame = scene.panel(0).frameOf(ChartScene::ref("wind"));
        const auto at = [&](double share, double value) {
            const int y = int(std::lround(plot.top() - scene.panel(0).frame().plot.top() + frame.y(value)));
            return scene.picture().copy(scene.at(0, share, 0).x(), y - 1, 1, 3);
        };
        const auto has = [](const QImage &image, const QColor &colour) {
            return shows(image.pixelColor(0, 0), colour) || shows(image.pixelColor(0, 1), colour)
                || shows(image.pixelColor(0, 2), colour);
        };
        QVERIFY(has(at(0.75, 40), theme().warning));
        QVERIFY(!has(at(0.25, 20), theme().warning));
    }

    void aMediumTraceIsTintedToo()
    {
        ChartScene scene;
        plotSlope(scene, "wind", {.warnAbove = 27}, ColumnType::Integer, 6.0);
        const auto widest = [&](double share, const QColor &colour) {
            QList<int> rows = rowsOf(scene, scene.picture(), scene.at(0, share, 0).x(), colour);
            rows.removeIf([&](int row) { return std::abs(row - rowOf(scene, 27)) < 2; });
            return rows.size();
        };
        const qsizetype thin = widest(0.83, theme().warning);
        PlotArrangement arrangement = scene.selection.arrangement();
        arrangement.setLook(ChartScene::ref("wind"), {.width = LineWidth::Medium});
        scene.selection.setArrangement(arrangement);
        QCoreApplication::processEvents();
        QVERIFY(widest(0.83, theme().warning) > thin);
    }

    void aWindowOfThePastIsNotOld()
    {
        ChartScene scene;
        scene.area.setNow(now);
        scene.plot({ChartScene::series("ambient", [](int) { return 10.0; })});
        scene.area.setConditions({{QStringLiteral("weather"), {.freshness = Freshness::Stale, .newest = now - 15min}}});
        QVERIFY(scene.panel(0).traces()[0].condition);
        scene.window.showRange({now - 50min, now - 20min});
        QVERIFY(!scene.panel(0).traces()[0].condition);
        scene.window.showRange({now - 50min, now + 20min}); // such as tonight's
        QVERIFY(scene.panel(0).traces()[0].condition);
    }

    void aColumnWithoutAValueSaysSo()
    {
        ChartScene scene;
        scene.area.setNow(now);
        scene.plot({ChartScene::series("ambient", [](int) { return 10.0; }),
                    ChartScene::series("dew", [](int) { return 9.0; })});
        scene.area.setConditions(
            {{QStringLiteral("weather"), {.newest = now, .withoutValue = {QStringLiteral("dew")}}}});
        QVERIFY(!scene.panel(0).traces()[0].condition);
        QCOMPARE(scene.panel(0).traces()[1].condition->word, QStringLiteral("no value"));
        QVERIFY(scene.panel(0).traces()[1].condition->icon == Icon::NoValue);
    }

    void theCrosshairSaysNothingOfAGap()
    {
        ChartScene scene;
        scene.window.showRange({now - 1h, now});
        scene.plot({ChartScene::series("ambient", [](int second) {
            return second < 1200 || second > 2400 ? 10.0 : std::numeric_limits<double>::quiet_NaN();
        })});
        scene.area.setIntervals({{QStringLiteral("weather"), 1s}});
        const Crosshair &crosshair = scene.area.overlay().crosshair();
        const auto widthBesideTheBox = [&] { // the line's own, or that of a mark on it
            const QRect box = crosshair.box().adjusted(-4, -4, 4, 4).toAlignedRect();
            return crosshair.region().subtracted(box).boundingRect().width();
        };
        moveMouse(scene.overlay(), scene.at(0, 0.2, 0.7), Qt::NoButton);
        QCOMPARE(crosshair.readout().lines.size(), 1);
        QCOMPARE(crosshair.readout().lines[0].value, QStringLiteral("10 °C"));
        QVERIFY2(widthBesideTheBox() >= 9, qPrintable(QString::number(widthBesideTheBox())));
        moveMouse(scene.overlay(), scene.at(0, 0.4, 0.7), Qt::NoButton);
        QCOMPARE(crosshair.readout().lines.size(), 1);
        QCOMPARE(crosshair.readout().lines[0].value, QStringLiteral("no value"));
        QCOMPARE(crosshair.readout().lines[0].age, QString());
        QVERIFY2(widthBesideTheBox() <= 6, qPrintable(QString::number(widthBesideTheBox())));
    }
};

QTEST_MAIN(TestChartHonesty)
#include "tst_charthonesty.moc"
