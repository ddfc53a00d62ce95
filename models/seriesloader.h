// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/logreader.h"
#include "models/seriesjoin.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTimer>

namespace mtnops {

class PlotSelection;
class TimeWindow;

/** Keeps the series of the chosen columns in step with the time window: asks the reader when the window, the choice or
    the width changes, and while live asks only for the newest part and joins it. One request is under way at a time; it
    gives way to a newer view when it takes long. What was there stays until the answer comes. Main thread. */
class SeriesLoader : public QObject
{
    Q_OBJECT

public:
    /** None of the three is owned; all outlive the loader. */
    SeriesLoader(LogReader &reader, const TimeWindow &window, const PlotSelection &selection,
                 QObject *parent = nullptr);

    /** Columns that are not drawn as a line, and are not read here. */
    void setLeftOut(const QSet<ColumnRef> &columns);

    /** The width of the plot area in device pixels. */
    void setPixels(int pixels);

    /** One for each chosen column that is drawn as a line, in the order of the selection; empty ones while they load.
       Until the answer for a new view comes, those of the view before. Their ranges cover the window with whole bins.
       `samples` is an estimate while the window follows the clock. */
    const QList<Series> &series() const { return m_series; }
    /** A view is awaited that differs from what series() holds; not told while a live window merely moves on. */
    bool isLoading() const { return m_pending != 0 && !m_asked.isUpdate; }
    /** What the last read of the whole window took on the reader thread. */
    Duration queryTime() const { return m_wholeQueryTime; }

    /** Rows may have come or gone anywhere in the window: reads it anew. */
    void reload();

    /** Once a second: a historical window that reaches beyond @p now, such as tonight's, still gets rows. */
    void refresh(Timestamp now);

signals:
    void seriesChanged();
    void loadingChanged(bool loading);
    /** The series stay as they are; the next change or second tries again. */
    void failed(const mtnops::Error &error);

private:
    /** What a request was made for. */
    struct View
    {
        TimeRange window;
        bool isLive = false;
        bool isTail = false; ///< asks for the newest part only
        bool isUpdate = false; ///< the same view as before, later
    };

    QList<ColumnRef> columns() const;
    void changeView();
    void changeSelection();
    void schedule();
    void ask();
    void askAgain();
    bool isUpdateOf(const View &view) const;
    bool isFreshEnough() const;
    std::optional<BinGrid> tailGrid() const;
    void takeSeries(LogReader::RequestId id, const QList<Series> &series, Duration elapsed);
    bool joinTail(const QList<Series> &tail);
    void takeWhole(const QList<Series> &series);
    void takeError(LogReader::RequestId id, const Error &error);
    void tellLoading();

    LogReader &m_reader;
    const TimeWindow &m_window;
    const PlotSelection &m_selection;
    QSet<ColumnRef> m_leftOut;
    QList<Series> m_series;
    int m_pixels = 1000;

    LogReader::RequestId m_pending = 0;
    View m_asked; ///< of the request under way
    QElapsedTimer m_sinceAsked;
    QTimer m_scheduled; ///< joins changes of one turn of the event loop into one request
    QTimer m_patience; ///< ends when a request under way must give way to a newer view
    bool m_isOutdated = false; ///< something changed since the request under way was made

    View m_shown; ///< of the answer that series() holds
    bool m_mustReadAll = true; ///< a join would not do
    Timestamp m_wholeReadAt; ///< the window's end when it was last read whole
    Duration m_wholeQueryTime{};
    Timestamp m_refreshedAt;
    bool m_mustRefresh = false; ///< the same historical window, once more
    bool m_toldLoading = false;
};

} // namespace mtnops
