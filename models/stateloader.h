// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/logreader.h"
#include "models/seriesjoin.h"

#include <QSet>
#include <QTimer>

namespace mtnops {

class PlotSelection;
class TimeWindow;

/** Keeps the runs of the chosen columns that hold states in step with the time window, as SeriesLoader does with lines:
    while live only the newest part is read and joined. One request is under way at a time; it gives way to a newer view
    when it takes long. What was there stays until the answer comes. Main thread. */
class StateLoader : public QObject
{
    Q_OBJECT

public:
    /** None of the three is owned; all outlive the loader. */
    StateLoader(LogReader &reader, const TimeWindow &window, const PlotSelection &selection, QObject *parent = nullptr);

    /** Which columns hold states; the others are not read here. */
    void setColumns(const QSet<ColumnRef> &columns);

    /** The width of the plot area in device pixels. */
    void setPixels(int pixels);

    /** One for each chosen column of states, in the order of the selection; empty ones while they load. */
    const QList<StateRuns> &states() const { return m_states; }

    /** What the last read of the whole window took on the reader thread; zero where nothing is chosen. */
    Duration queryTime() const { return m_states.isEmpty() ? Duration::zero() : m_wholeQueryTime; }

    /** Rows may have come or gone anywhere in the window: reads it anew. */
    void reload();

    /** Once a second: a historical window that reaches beyond @p now, such as tonight's, still gets rows. */
    void refresh(Timestamp now);

signals:
    void statesChanged();
    /** The states stay as they are; the next change or second tries again. */
    void failed(const mtnops::Error &error);

private:
    struct View
    {
        TimeRange window;
        bool isLive = false;
        bool isTail = false; ///< asks for the newest part only
    };

    QList<ColumnRef> chosen() const;
    void changeSelection();
    void schedule();
    void ask();
    bool isUpdate() const;
    std::optional<BinGrid> tailGrid() const;
    void takeStates(LogReader::RequestId id, const QList<StateRuns> &states, Duration elapsed);
    bool join(const QList<StateRuns> &tail);
    void takeError(LogReader::RequestId id, const Error &error);

    LogReader &m_reader;
    const TimeWindow &m_window;
    const PlotSelection &m_selection;
    QSet<ColumnRef> m_columns;
    QList<StateRuns> m_states;
    int m_pixels = 1000;

    LogReader::RequestId m_pending = 0;
    View m_asked; ///< of the request under way
    View m_shown; ///< of the answer that states() holds
    QTimer m_scheduled; ///< joins changes of one turn of the event loop into one request
    QTimer m_patience; ///< ends when a request under way must give way to a newer view
    bool m_isOutdated = false; ///< something changed since the request under way was made
    bool m_mustReadAll = true; ///< a join would not do
    Timestamp m_wholeReadAt; ///< the window's end when it was last read whole
    Duration m_wholeQueryTime{};
    Timestamp m_refreshedAt;
};

} // namespace mtnops
