// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/latencychart.h"

#include <QChart>
#include <QChartView>
#include <QLegendMarker>
#include <QLineSeries>
#include <QLogValueAxis>
#include <QScatterSeries>

#include <array>

namespace mtnops {

namespace {

// Told apart by the colour-blind too, and each has a marker of its own.
constexpr std::array<QRgb, 4> colours{0xff0072b2, 0xffd55e00, 0xff009e73, 0xffcc79a7};
constexpr std::array<QScatterSeries::MarkerShape, 4> shapes{
    QScatterSeries::MarkerShapeCircle, QScatterSeries::MarkerShapeRectangle, QScatterSeries::MarkerShapeTriangle,
    QScatterSeries::MarkerShapePentagon};

QLogValueAxis *addAxis(QChart &chart, Qt::Alignment side, const QString &title, double least, double most)
{
    auto *axis = new QLogValueAxis;
    axis->setTitleText(title);
    axis->setBase(10);
    axis->setRange(least, most);
    axis->setLabelFormat(QStringLiteral("%g"));
    axis->setMinorTickCount(8);
    chart.addAxis(axis, side);
    return axis;
}

} // namespace

bool drawLatencyChart(const QList<LatencyCurve> &curves, const QString &path)
{
    auto *chart = new QChart;
    chart->setTitle(QStringLiteral("Until one column is read for a chart of 2000 px, from logs of one row a second"));
    QAbstractAxis *const length =
        addAxis(*chart, Qt::AlignBottom, QStringLiteral("length of the window [h]"), 0.5, 1e5);
    QAbstractAxis *const time = addAxis(*chart, Qt::AlignLeft, QStringLiteral("time [ms]"), 0.1, 100);
    for (qsizetype index = 0; index < curves.size(); ++index) {
        const auto style = std::size_t(index) % colours.size();
        auto *line = new QLineSeries;
        auto *marks = new QScatterSeries;
        line->setPen(QPen(QColor(colours[style]), 1));
        marks->setColor(QColor(colours[style]));
        marks->setMarkerShape(shapes[style]);
        marks->setMarkerSize(18 - 4 * qreal(index)); // the curves lie upon each other: all are to be seen
        marks->setName(curves[index].name);
        for (QXYSeries *series : std::initializer_list<QXYSeries *>{line, marks}) {
            series->replace(curves[index].points);
            chart->addSeries(series);
            series->attachAxis(length);
            series->attachAxis(time);
        }
        chart->legend()->markers(line).first()->setVisible(false);
    }
    QChartView view(chart);
    view.setRenderHint(QPainter::Antialiasing);
    view.resize(1000, 420);
    return view.grab().save(path);
}

} // namespace mtnops
