// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/chartpixels.h"
#include "tests/ui/chartscene.h"

#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>
#include <QVector3D>

#include <cmath>
#include <string_view>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp now = ChartScene::now;
constexpr double noValue = std::numeric_limits<double>::quiet_NaN();

QColor firstColour()
{
    return Theme::of(ThemeKind::Dark).trace(0);
}

} // namespace

class TestChartDrawing : public QObject
{
    Q_OBJECT

private slots:
    void aBreakIsNotBridged()
    {
        ChartScene scene;
        scene.plot({ChartScene::series("ambient", [](int second) {
            return second > 1200 && second < 2400 ? noValue : 10 + std::sin(second / 500.0);
        })});
        const QImage image = scene.picture();
        const QRectF plot = scene.plotRect(0);
        for (int x = int(plot.left()) + 3; x < int(plot.right()) - 3; ++x) {
            const double second = (x - plot.left()) / plot.width() * 3600;
            const bool isGap = second > 1210 && second < 2390;
            if (!isGap && second > 1190 && second < 2410)
                continue; // the ends themselves
            const auto isEmpty = [&](int column) { return rowsOf(image, plot, column, firstColour()).isEmpty(); };
            // A slanted line shares its colour among the rows that it crosses, here and there too much to be told.
            QCOMPARE(isEmpty(x) && (isGap || (isEmpty(x - 1) && isEmpty(x + 1))), isGap);
        }
    }

    void twilightNightAndMoonShadeThePlot()
    {
        for (const ThemeKind kind : {ThemeKind::Dark, ThemeKind::Light, ThemeKind::RedNight}) {
            const Theme &theme = Theme::of(kind);
            ChartScene scene;
            scene.area.setTheme(theme);
            scene.plot({ChartScene::series("ambient", [](int) { return 10.0; })});
            scene.area.setSite({.latitude = 32.4165, .longitude = -110.7346});
            scene.window.showRange({now, now + 24h}); // from 15:00 at the site; sunset 17:18, dark from 18:45
            const QImage image = scene.picture();
            const auto colourAt = [&](double hour) { return image.pixelColor(scene.at(0, hour / 24, 0.6)); };
            QCOMPARE(colourAt(0.5), theme.sky[int(SkyPhase::Day)]);
            const QColor night = theme.sky[int(SkyPhase::Night)];
            // The Moon is up, nearly full: between the night's own colour and the text's.
            QVERIFY(colourAt(7) != night);
            QVERIFY(QVector3D(float(colourAt(7).red() - night.red()), float(colourAt(7).green() - night.green()),
                              float(colourAt(7).blue() - night.blue()))
                        .length()
                    < 20);
            QVERIFY(colourAt(7) != colourAt(0.5));
            const QPointF place = scene.at(0, 7.0 / 24, 0.6);
            QMouseEvent move(QEvent::MouseMove, place, scene.overlay()->mapToGlobal(place), Qt::NoButton, Qt::NoButton,
                             Qt::NoModifier);
            QCoreApplication::sendEvent(scene.overlay(), &move);
            QVERIFY(scene.area.overlay().crosshair().isVisible());
            QVERIFY2(scene.area.overlay().crosshair().readout().title.contains(u"night, Moon up"_qs),
                     qPrintable(scene.area.overlay().crosshair().readout().title));
            scene.window.showRange({now - 24h * 60, now});
            const QImage wide = scene.picture();
            QCOMPARE(wide.pixelColor(scene.at(0, 0.3, 0.6)), theme.panel); // a night would be a few pixels
        }
    }

    void aSpikeOfOneSampleIsSeen()
    {
        ChartScene scene;
        scene.plot({ChartScene::series("ambient", [](int second) { return second == 1800 ? 50.0 : 10.0; })});
        const QRectF plot = scene.plotRect(0);
        const int x = scene.at(0, 0.5, 0.5).x();
        int highest = int(plot.bottom());
        for (int near = x - 1; near <= x + 1; ++near) {
            for (const int row : rowsOf(scene.picture(), plot, near, firstColour()))
                highest = std::min(highest, row);
        }
        const double wanted = plot.top() - 4 + scene.panel(0).frame().y(50);
        QVERIFY(std::abs(highest - wanted) < 6);
    }

    void aLonelySampleIsADot()
    {
        ChartScene scene;
        scene.plot({ChartScene::series("ambient", [](int second) { return second == 1800 ? 10.0 : noValue; })});
        QVERIFY(rowsOf(scene.picture(), scene.plotRect(0), scene.at(0, 0.5, 0.5).x(), firstColour()).size() >= 2);
    }

    void countsAreSteps()
    {
        ChartScene scene;
        Series series = ChartScene::series("count", [](int) { return 0.0; });
        series.points = {{now - 1h, 0}, {now - 30min, 1}, {now, 1}};
        scene.plot({series});
        const QImage image = scene.picture();
        const QRectF plot = scene.plotRect(0);
        const PanelFrame &frame = scene.panel(0).frame();
        const auto isAt = [&](double x, double value) {
            const QList<int> rows = rowsOf(image, plot, scene.at(0, x, 0).x(), firstColour());
            return rows.size() <= 2 && !rows.isEmpty()
                && std::abs(rows.first() - (plot.top() - frame.plot.top() + frame.y(value))) < 2;
        };
        QVERIFY(isAt(0.1, 0));
        QVERIFY(isAt(0.48, 0)); // a slope would be half way up
        QVERIFY(isAt(0.52, 1));
        QVERIFY(rowsOf(image, plot, scene.at(0, 0.5, 0).x(), firstColour()).size() > 20
                || rowsOf(image, plot, scene.at(0, 0.5, 0).x() + 1, firstColour()).size() > 20);
    }

    void aDashedTraceHasGaps()
    {
        ChartScene scene;
        const Theme &theme = Theme::of(ThemeKind::RedNight);
        scene.area.setTheme(theme);
        QList<Series> series;
        for (const char *name : {"dew", "wind", "open", "other", "ambient"}) {
            const double value = name == std::string_view("ambient") ? 20 : 10;
            series.append(ChartScene::series(name, [=](int) { return value; }));
        }
        scene.plot(series);
        const ChartPanel &panel = scene.panel(0);
        QCOMPARE(panel.traces()[0].line, LineStyle::Solid);
        QCOMPARE(panel.traces()[1].line, LineStyle::Dashed); // the fifth colour of a theme that has four
        const QImage image = scene.picture();
        const auto drawnShare = [&](double value) {
            const int row =
                int(std::lround(scene.plotRect(0).top() - panel.frame().plot.top() + panel.frame().y(value)));
            int drawn = 0;
            int all = 0;
            for (int x = scene.at(0, 0.4, 0).x(); x < scene.at(0, 0.9, 0).x(); ++x, ++all) {
                double share = 0; // antialiasing spreads the line over two rows
                for (int y = row - 1; y <= row + 1; ++y)
                    share = std::max(share, shareOf(image.pixelColor(x, y), theme.trace(0), theme));
                drawn += share > 0.35 ? 1 : 0;
            }
            return double(drawn) / all;
        };
        QVERIFY(drawnShare(10) > 0.99);
        QVERIFY2(drawnShare(20) > 0.5 && drawnShare(20) < 0.8, qPrintable(QString::number(drawnShare(20))));
    }

    void plotAreasLineUp()
    {
        ChartScene scene;
        scene.plot({ChartScene::series("ambient", [](int) { return 1.0; }),
                    ChartScene::series("wind", [](int second) { return 1e6 + second; }),
                    ChartScene::series("open", [](int) { return 1.0; })});
        QCOMPARE(scene.area.stack().panels().size(), 3);
        for (int number = 1; number < 3; ++number) {
            QCOMPARE(scene.plotRect(number).left(), scene.plotRect(0).left());
            QCOMPARE(scene.plotRect(number).right(), scene.plotRect(0).right());
            QCOMPARE(scene.plotRect(number).top() - scene.plotRect(number - 1).bottom(), 8.0);
        }
        QCOMPARE(scene.panel(0).chart()->plotArea(), scene.panel(0).frame().plot);
        QCOMPARE(scene.area.plotPixels(), int(std::lround(scene.plotRect(0).width() * scene.area.devicePixelRatioF())));
    }

    void theLeftMarginHoldsStillWhileLive()
    {
        ChartScene scene;
        const auto value = [](int second) { return 9.0 + std::sin(second / 40.0); };
        scene.plot({ChartScene::series("ambient", value)});
        const double left = scene.plotRect(0).left();
        const QChart *chart = scene.panel(0).chart();
        QSignalSpy pixels(&scene.area, &ChartArea::plotPixelsChanged);
        Series series = ChartScene::series("ambient", value);
        for (int tick = 1; tick <= 100; ++tick) {
            const Timestamp time = now + std::chrono::seconds(tick);
            series.points.append({time, value(3600 + tick)});
            series.range = {time - 1h, time};
            scene.window.advance(time);
            scene.area.setSeries({series});
            scene.area.setNow(time);
            QCOMPARE(scene.plotRect(0).left(), left);
            QCOMPARE(scene.panel(0).chart(), chart);
        }
        QCOMPARE(pixels.count(), 0);
    }

    void panelsAreKeptWhenTheChoiceGrows()
    {
        ChartScene scene;
        scene.plot({ChartScene::series("ambient", [](int) { return 1.0; })});
        const ChartPanel *panel = &scene.panel(0);
        scene.plot(
            {ChartScene::series("wind", [](int) { return 1.0; }), ChartScene::series("dew", [](int) { return 1.0; })});
        QCOMPARE(&scene.panel(0), panel);
        QCOMPARE(scene.area.stack().panels().size(), 2);
        QCOMPARE(panel->traces().size(), 2);
    }

    void limitsAreDrawnInsideTheAxisOnly()
    {
        ChartScene scene;
        const QColor warning = Theme::of(ThemeKind::Dark).warning;
        const auto warningPixels = [&] {
            const QImage image = scene.picture();
            const QRectF plot = scene.plotRect(0);
            int count = 0;
            for (int x = int(plot.left()) + 2; x < int(plot.right()) - 2; ++x)
                count += int(rowsOf(image, plot, x, warning).size());
            return count;
        };
        scene.plot({ChartScene::series("wind", [](int second) { return second == 5 ? 40.0 : 10.0; })});
        QVERIFY(warningPixels() > 200);
        scene.plot({ChartScene::series("wind", [](int) { return 10.0; })});
        scene.area.followValues();
        QCOMPARE(warningPixels(), 0);
    }

    void namesCoverNoDataInLowPanels()
    {
        ChartScene scene;
        scene.area.resize(900, 170);
        scene.plot({ChartScene::series("ambient", [](int second) { return std::sin(second / 100.0); }),
                    ChartScene::series("wind", [](int second) { return std::sin(second / 100.0); })});
        const PanelFrame &frame = scene.panel(0).frame();
        QVERIFY(frame.plot.height() < 70);
        QVERIFY(frame.y(1) >= frame.plot.top() + QFontMetricsF(axisFont(scene.area.font())).height() + 4);
    }

    void anEmptyWindowSaysWhatItLacks()
    {
        ChartScene scene;
        Series nothing{.column = ChartScene::ref("ambient")};
        scene.plot({nothing}); // still loading
        QCOMPARE(scene.area.stack().note(), QString());
        nothing.range = {now - 1h, now};
        Series calm{.column = ChartScene::ref("wind"), .range = nothing.range};
        scene.plot({nothing, calm});
        QVERIFY2(scene.area.stack().note().startsWith(
                     QStringLiteral("No readings between 23 Nov 2026 21:00:00 and 23 Nov 2026 22:00:00 UTC")),
                 qPrintable(scene.area.stack().note()));
        for (int number = 0; number < 2; ++number) // said once, not in each
            QCOMPARE(scene.panel(number).note(), QString());
        scene.plot({ChartScene::series("ambient", [](int) { return 1.0; }), calm});
        QCOMPARE(scene.area.stack().note(), QString());
        QCOMPARE(scene.panel(0).note(), QString());
        QCOMPARE(scene.panel(1).note(), QStringLiteral("No readings"));
    }

    void aWindowOfTheFutureSaysSo()
    {
        ChartScene scene;
        scene.area.setNow(now - 2h);
        scene.plot({Series{.column = ChartScene::ref("ambient"), .range = {now - 1h, now}}});
        QVERIFY2(scene.area.stack().note().startsWith(QStringLiteral("These times are still to come")),
                 qPrintable(scene.area.stack().note()));
        scene.area.setNow(now - 30min); // the clock has come to it
        QVERIFY2(scene.area.stack().note().startsWith(QStringLiteral("No readings between")),
                 qPrintable(scene.area.stack().note()));
    }

    void theNowLineIsGreen()
    {
        ChartScene scene;
        scene.plot({ChartScene::series("ambient", [](int) { return 1.0; })});
        scene.window.showRange({now - 1h, now + 1h});
        scene.area.setNow(now);
        const int x = int(std::floor(scene.area.stack().timeScale().x(now)));
        QCOMPARE(scene.picture().pixelColor(x, scene.at(0, 0, 0.9).y()), Theme::of(ThemeKind::Dark).good);
    }

    void theNowLineCoversNoReading()
    {
        ChartScene scene;
        scene.plot({ChartScene::series("ambient", [](int) { return 1.0; })});
        scene.window.showRange({now - 1h, now + 1h});
        scene.area.setNow(now - 30min); // rows of a clock that is ahead
        const QColor green = Theme::of(ThemeKind::Dark).good;
        const int x = int(std::floor(scene.area.stack().timeScale().x(now - 30min)));
        const int y = int(scene.panel(0).frame().y(1) + scene.panel(0).y());
        const QImage image = scene.picture();
        QCOMPARE(image.pixelColor(x, y + 20), green);
        QVERIFY(image.pixelColor(x, y - 1) != green || image.pixelColor(x, y) != green
                || image.pixelColor(x, y + 1) != green);
    }

    void aPictureHasNoCrosshair()
    {
        ChartScene scene;
        scene.plot({ChartScene::series("ambient", [](int second) { return std::sin(second / 100.0); })});
        const QImage before = scene.area.toImage();
        QTest::mouseMove(scene.overlay(), scene.at(0, 0.5, 0.5));
        QTRY_VERIFY(scene.area.overlay().crosshair().isVisible());
        QCOMPARE(scene.area.toImage(), before);
        QVERIFY(scene.picture() != before);
        QCOMPARE(scene.area.toImage(2.0).size(), scene.area.size() * 2);
    }

    void aNoticeIsForTheScreenAlone()
    {
        ChartScene scene;
        scene.plot({ChartScene::series("ambient", [](int second) { return std::sin(second / 100.0); })});
        const QImage before = scene.area.toImage();
        const QImage seen = scene.picture();
        scene.area.showNotice(u"Not following"_qs);
        QCOMPARE(scene.area.toImage(), before);
        const QRectF plot = scene.plotRect(0);
        const QRect corner(QPoint(int(plot.right()) - 60, int(plot.bottom()) - 30), QSize(40, 16));
        QVERIFY(scene.picture().copy(corner) != seen.copy(corner));
        scene.area.showNotice({});
        QCOMPARE(scene.picture(), seen);
    }

    void aTinyAreaIsSafe()
    {
        ChartScene scene;
        scene.plot({ChartScene::series("ambient", [](int second) { return std::sin(second / 100.0); }),
                    ChartScene::series("wind", [](int) { return 1e300; }),
                    ChartScene::series("open", [](int second) { return double(second % 2); })});
        for (const QSize size : {QSize(30, 20), QSize(1, 1), QSize(2000, 30), QSize(100, 900)}) {
            scene.area.resize(size);
            QVERIFY(!scene.picture().isNull());
        }
    }
};

QTEST_MAIN(TestChartDrawing)
#include "tst_chartdrawing.moc"
