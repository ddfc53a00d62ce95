// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/series.h"
#include "logger/core/staterun.h"
#include "models/tracelook.h"
#include "models/tracename.h"
#include "ui/theme/icons.h"

#include <QColor>

#include <optional>

namespace mtnops {

/** Why the newest value of a trace is not to be taken for now, as it is told. */
struct TraceCondition
{
    Icon icon = Icon::Stale;
    QString word; ///< "no reply"
    QString age; ///< of the newest row: "14 min"; empty where there is none or the row is a fresh one
    friend bool operator==(const TraceCondition &, const TraceCondition &) = default;
};

/** One drawn column: what it is, how it looks and its samples. */
struct Trace
{
    ColumnRef ref;
    Column column; ///< where the metadata is not known: name and label are the ref's
    QString device; ///< to be told behind the label, where another trace has that label too; else empty
    QColor colour;
    LineStyle line = LineStyle::Solid; ///< as it is drawn: the theme's dashes too
    LineWidth width = LineWidth::Thin;
    Duration interval{}; ///< from one row of its device to the next; zero where it is not known
    Series series; ///< empty while it loads
    StateRuns states; ///< of a column of states, instead of the series
    QColor warning; ///< beyond its limits
    QColor alarm;
    std::optional<TraceCondition> condition; ///< where the window shows now
    QString neverSeen; ///< "Never seen: connection refused", of a device without a row; else empty

    /** "Wind speed", or "Wind speed · North mast". */
    QString name() const { return traceName(column.label, device); }
    /** One drawn pixel stands for several rows. */
    bool isThinned() const { return interval > Duration::zero() && series.bin > interval; }
    /** The window of which something is known, be it that it is empty. */
    const TimeRange &knownRange() const { return hasStates(column) ? states.range : series.range; }
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

/** The nearest corner of the drawn line: of its means, or of its points where it has none; the one before, where a line
    of steps holds its value. Neither where nothing is drawn at the time that was asked for. */
struct DrawnCorner
{
    const SeriesMean *mean = nullptr;
    const SeriesPoint *point = nullptr;

    explicit operator bool() const { return mean || point; }
    Timestamp time() const { return mean ? mean->middle() : point->time; }
    double value() const { return mean ? mean->mean : point->value; }
};

/** Of what is drawn at @p time: a line through it, or, where that is broken, what is no farther than @p reach. Points
    into @p trace. */
DrawnCorner drawnCornerAt(const Trace &trace, Timestamp time, Duration reach);

/** Where the drawn line is at @p time: between two samples, or held since the last; nothing in a gap. */
std::optional<double> drawnValueAt(const Trace &trace, Timestamp time);

/** What a trace's value reads as: its word, or the number and its unit, as models/valuetext writes them. */
QString readingText(const Column &column, double value);

/** As readingText() for a point of a thinned trace: with no more digits than the values in the pixel agree in, or all
   of them where they are the same. */
QString nearReadingText(const Trace &trace, const SeriesPoint &point);

/** The mean and in parentheses from where to where the values go, where they differ; these alone where the mean is not
    known. */
QString meanReadingText(const Trace &trace, const SeriesMean &mean);

/** The run that holds @p time, or nullptr. */
const StateRun *runAt(const QList<StateRun> &runs, Timestamp time);

} // namespace mtnops
