// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartpicture.h"

#include "ui/charts/chartarea.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

namespace mtnops {

namespace {

constexpr double pixelsPerInch = 96;
constexpr double pointsPerInch = 72;

QString title()
{
    return QCoreApplication::applicationName() + u' ' + QCoreApplication::applicationVersion();
}

bool writePng(ChartArea &chart, QIODevice &output, double scale)
{
    return chart.toImage(scale).save(&output, "PNG");
}

bool writeSvg(ChartArea &chart, QIODevice &output)
{
    QSvgGenerator generator;
    generator.setOutputDevice(&output);
    generator.setResolution(int(pixelsPerInch));
    generator.setSize(chart.pictureSize());
    generator.setViewBox(QRect({}, chart.pictureSize()));
    generator.setTitle(title());
    QPainter painter(&generator);
    chart.paintPicture(painter);
    return painter.end();
}

bool writePdf(ChartArea &chart, QIODevice &output)
{
    QPdfWriter writer(&output);
    writer.setCreator(title());
    writer.setResolution(int(pixelsPerInch)); // places are written finer; pens of a pixel are as wide as on the screen
    writer.setPageSize(QPageSize(QSizeF(chart.pictureSize()) * (pointsPerInch / pixelsPerInch), QPageSize::Point, {},
                                 QPageSize::ExactMatch));
    writer.setPageMargins({});
    QPainter painter(&writer);
    chart.paintPicture(painter);
    return painter.end();
}

} // namespace

QStringList pictureSuffixes()
{
    return {QStringLiteral("png"), QStringLiteral("svg"), QStringLiteral("pdf")};
}

Result<void> saveChart(ChartArea &chart, const QString &path, double scale)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (!pictureSuffixes().contains(suffix)) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("%1: a picture's name ends in .png, .svg or .pdf").arg(path)};
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return Error{ErrorCode::Io, QStringLiteral("cannot write %1: %2").arg(path, file.errorString())};
    const bool isWritten = suffix == QLatin1StringView("png") ? writePng(chart, file, scale)
        : suffix == QLatin1StringView("svg")                  ? writeSvg(chart, file)
                                                              : writePdf(chart, file);
    if (!isWritten || !file.commit()) // without commit() the temporary file goes
        return Error{ErrorCode::Io, QStringLiteral("cannot write %1: %2").arg(path, file.errorString())};
    return {};
}

} // namespace mtnops
