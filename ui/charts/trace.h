// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/series.h"
#include "models/tracelook.h"

#include <QColor>

#include <optional>

namespace mtnops {

/** One drawn column: what it is, how it looks and its samples. */
struct Trace
{
    ColumnRef ref;
    Column column; ///< where the metadata is not known: name and label are the ref's
    QColor colour;
    LineStyle line = LineStyle::Solid; ///< as it is drawn: the theme's dashes too
    LineWidth width = LineWidth::Thin;
    Duration interval{}; ///< from one row of its device to the next; zero where it is not known
    Series series; ///< empty while it loads

    /** One drawn pixel stands for several rows. */
    bool isThinned() const { return interval > Duration::zero() && series.bin > interval; }
    /** Integers and booleans hold their value until the next sample. */
    bool isStepped() const { return column.type == ColumnType::Integer || column.type == ColumnType::Boolean; }
};

/** The indices [first, last) of the points inside @p range and of their neighbours on both sides. */
struct PointSpan
{
    qsizetype first = 0;
    qsizetype last = 0;
};

PointSpan pointsAround(const QList<SeriesPoint> &points, const TimeRange &range);

/** The valid point nearest in time to @p time, or nullptr where there is none. */
const SeriesPoint *nearestPoint(const QList<SeriesPoint> &points, Timestamp time);

/** Where the drawn line is at @p time: between two samples, or held since the last; nothing in a gap. */
std::optional<double> drawnValueAt(const Trace &trace, Timestamp time);

/** What a trace's value reads as: its word, or the number and its unit, as models/valuetext writes them. */
QString readingText(const Column &column, double value);

/** As readingText() for a point of a thinned trace: with no more digits than the values in the pixel agree in, or all
   of them where they are the same. */
QString nearReadingText(const Trace &trace, const SeriesPoint &point);

/** The words of a coded integer or a boolean by value; empty for plain numbers. */
QMap<qint64, QString> wordsOf(const Column &column);

} // namespace mtnops
