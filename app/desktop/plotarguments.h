// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/siteinfo.h"
#include "logger/core/timerange.h"
#include "logger/query/logreader.h"
#include "models/showntime.h"
#include "ui/theme/theme.h"

#include <QSize>

class QCommandLineParser;

namespace mtnops {

/** The picture that `plot` is asked for. */
struct PlotRequest
{
    QString databasePath;
    QList<ColumnRef> columns; ///< each once, and in the database
    TimeRange range;
    ShownTime shown;
    ThemeKind theme = ThemeKind::Light;
    QSize size; ///< pixels of 1/96 inch
    bool mayBeHigher = false; ///< where the panels need it: nobody asked for a height
    QString output;
};

constexpr int longestPictureSide = 16'000; ///< pixels

void addPlotOptions(QCommandLineParser &parser);

/** Times are read in what the picture shows them in; sunset and sunrise are those of the site. */
Result<PlotRequest> readPlotArguments(const QCommandLineParser &parser, const Catalog &catalog, Timestamp now);

} // namespace mtnops
