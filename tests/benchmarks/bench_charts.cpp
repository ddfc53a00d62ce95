// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plotselection.h"
#include "models/timewindow.h"
#include "tests/benchmarks/figure.h"
#include "ui/charts/chartarea.h"
#include "ui/charts/chartoverlay.h"
#include "ui/charts/panelstack.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <random>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp now = Timestamp(1795495500s);
constexpr int traces = 8;
constexpr int points = 4000;
constexpr QSize areaSize(2092, 800); // 2000 px of plot area

Series walk(int number, const TimeRange &range)
{
    std::mt19937 generator(static_cast<unsigned>(number));
    std::normal_distribution<double> noise(0.0, 0.15);
    Series series{.column = {QStringLiteral("bench"), QStringLiteral("c%1").arg(number)}, .range = range};
    double drift = 0;
    // Half a window more on both sides, so that panning always has something to draw.
    for (int i = -points / 2; i < points * 3 / 2; ++i) {
        drift = drift * 0.98 + noise(generator);
        series.points.append({range.from + range.length() * i / points, std::sin(i * 0.002 + number) + drift});
    }
    return series;
}

/** The same as it is read from rollups: a mean between a lowest and a highest value for each pixel. */
Series reduced(Series series)
{
    for (qsizetype i = 0; i + 1 < series.points.size(); i += 2) {
        const auto [low, high] = std::minmax(series.points[i].value, series.points[i + 1].value);
        series.means.append({.range = {series.points[i].time, series.points[i + 1].time},
                             .mean = (low + high) / 2,
                             .lowest = low,
                             .highest = high});
    }
    return series;
}

/** Gets everything on the screen that waits for it. */
void paintPending()
{
    for (int i = 0; i < 3; ++i)
        QCoreApplication::processEvents();
}

/** The same points as polylines into an image of the same size, and nothing else. */
double painterFloor(const QList<Series> &series, int runs)
{
    QImage image(areaSize, QImage::Format_RGB32);
    QList<QPointF> line(points);
    return medianMilliseconds(runs, [&] {
        image.fill(Qt::black);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(Qt::cyan, 1.0));
        const double height = image.height() / 4.0;
        for (int number = 0; number < traces; ++number) {
            const double middle = height * (number / 2 + 0.5); // two traces a panel, as in the charts
            for (int i = 0; i < points; ++i)
                line[i] = {i * 0.5, middle - series[number].points[i + points / 2].value * height / 5.0};
            painter.drawPolyline(line.constData(), points);
        }
    });
}

/** A chart area with eight traces, two each of four units. */
class Bench
{
public:
    Bench() : m_window(now), m_area(m_window, m_selection)
    {
        m_window.showRange({now - 1h, now});
        QHash<ColumnRef, Column> columns;
        for (int number = 0; number < traces; ++number) {
            m_series.append(walk(number, m_window.range()));
            const ColumnRef ref = m_series.last().column;
            columns.insert(
                ref, {.name = ref.column, .unit = QStringLiteral("unit %1").arg(number / 2), .label = ref.column});
            m_selection.setChosen(ref, true);
        }
        m_area.setColumns(columns);
        m_area.resize(areaSize);
        m_area.show();
        m_area.setSeries(m_series);
        paintPending();
    }

    const QList<Series> &series() const { return m_series; }

    double panStep(int runs)
    {
        int step = 0;
        return medianMilliseconds(runs, [&] {
            m_window.pan(step++ % 40 < 20 ? 13s : -13s);
            paintPending();
        });
    }

    double liveTick(int runs)
    {
        return medianMilliseconds(runs, [&] {
            m_window.pan(1s);
            m_area.setSeries(m_series);
            m_area.setNow(m_window.range().to);
            paintPending();
        });
    }

    void setTheme(ThemeKind kind)
    {
        m_area.setTheme(Theme::of(kind));
        paintPending();
    }

    /** Every trace as its mean in a band. */
    void reduce()
    {
        for (Series &series : m_series)
            series = reduced(series);
        m_area.setSeries(m_series);
        paintPending();
    }

    /** Every trace two pixels wide. */
    void thicken()
    {
        PlotArrangement arrangement = m_selection.arrangement();
        for (const ColumnRef &column : m_selection.columns()) {
            TraceLook look = arrangement.look(column);
            look.width = LineWidth::Medium;
            arrangement.setLook(column, look);
        }
        m_selection.setArrangement(arrangement);
        paintPending();
    }

    double crosshairStep(int runs)
    {
        auto &overlay = const_cast<ChartOverlay &>(m_area.overlay());
        int step = 0;
        return medianMilliseconds(runs, [&] {
            overlay.moveCrosshair(QPointF(400 + step++ % 1000, 300));
            paintPending();
        });
    }

private:
    TimeWindow m_window;
    PlotSelection m_selection;
    ChartArea m_area;
    QList<Series> m_series;
};

void benchReduced(double floor, int runs)
{
    Bench bench;
    bench.reduce();
    const double pan = bench.panStep(runs);
    const QString name = QStringLiteral("charts: a pan step, 8 means of 2000 points in bands, 2000 px");
    print({.name = name, .value = pan, .unit = QStringLiteral("ms"), .floor = floor, .bar = 16.0});
    print({.name = name + QStringLiteral(", against the painter"),
           .value = pan,
           .unit = QStringLiteral("ms"),
           .floor = floor,
           .bar = 4.0,
           .limitsRatio = true});
}

} // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const int runs = QCoreApplication::arguments().contains(QStringLiteral("--quick")) ? 41 : 201;
    Bench bench;
    const double floor = painterFloor(bench.series(), runs);
    const QString work = QStringLiteral("8 traces of 4000 points, 2000 px");
    const double pan = bench.panStep(runs);
    print({.name = QStringLiteral("charts: a pan step, ") + work,
           .value = pan,
           .unit = QStringLiteral("ms"),
           .floor = floor,
           .bar = 16.0});
    print({.name = QStringLiteral("charts: a pan step against the painter, ") + work,
           .value = pan,
           .unit = QStringLiteral("ms"),
           .floor = floor,
           .bar = 4.0,
           .limitsRatio = true});
    print({.name = QStringLiteral("charts: a live tick with new series, ") + work,
           .value = bench.liveTick(runs),
           .unit = QStringLiteral("ms"),
           .floor = floor,
           .bar = 50.0});
    print({.name = QStringLiteral("charts: a step of the crosshair, ") + work,
           .value = bench.crosshairStep(runs),
           .unit = QStringLiteral("ms"),
           .bar = 16.0});
    benchReduced(floor, runs);
    bench.setTheme(ThemeKind::RedNight);
    print({.name = QStringLiteral("charts: a pan step, four of the traces dashed, ") + work,
           .value = bench.panStep(runs),
           .unit = QStringLiteral("ms"),
           .floor = floor,
           .bar = 4.0,
           .limitsRatio = true});
    bench.setTheme(ThemeKind::Dark);
    bench.thicken();
    print({.name = QStringLiteral("charts: a pan step, all traces medium, ") + work,
           .value = bench.panStep(runs),
           .unit = QStringLiteral("ms"),
           .floor = floor,
           .bar = 8.0,
           .limitsRatio = true});
    return 0;
}
