// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/logreader.h"
#include "models/historywatch.h"
#include "models/seriesjoin.h"
#include "models/statejoin.h"

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>

namespace mtnops {

class PlotSelection;
class TimeWindow;

/** When to read what of the time window: asks when the window, the choice or the width changes, and while live asks
   only for the newest part, which is joined. One request is under way at a time; it gives way to a newer view when it
   takes long. What was there stays until the answer comes. A loader of one kind of data derives from it. Main thread.
 */
class WindowLoader : public QObject
{
    Q_OBJECT

public:
    /** The width of the plot area in device pixels. */
    void setPixels(int pixels);

    /** A view is awaited that differs from what is held; not told while a live window merely moves on. */
    bool isLoading() const { return m_pending != 0 && !m_asked.isUpdate; }
    /** What the last read of the whole window took on the reader thread; zero where nothing is chosen. */
    Duration queryTime() const;

    /** Why what is held is not what the window shows: the last read failed. Empty after an answer, and where nothing is
        chosen. */
    QString errorText() const;

    /** Rows may have come or gone anywhere in the window: reads it anew. */
    void reload();

    /** Once a second: a historical window that reaches beyond @p now, such as tonight's, still gets rows, one that is
       over is read anew when rows of the past have come or gone in it, and one whose read failed is tried again. */
    void refresh(Timestamp now);

signals:
    void loadingChanged(bool loading);
    /** What is held stays as it is; the next change or second tries again. */
    void failed(const mtnops::Error &error);

protected:
    /** None of the three is owned; all outlive the loader. */
    WindowLoader(LogReader &reader, const TimeWindow &window, const PlotSelection &selection, QString purpose,
                 QObject *parent);

    /** The columns to read, of those that are chosen. */
    virtual QList<ColumnRef> columns() const = 0;
    /** The width of the pixels of what is held; zero where nothing is. */
    virtual Duration shownBin() const = 0;
    virtual LogReader::RequestId read(LogReader &reader, const WindowRequest &request, const QString &purpose) = 0;
    virtual void tellChanged() = 0;
    /** Makes what is held follow choose(). */
    virtual void changeSelection() = 0;

    /** Holds what columns() says, empty where it is new. */
    template<typename Data>
    void choose(QList<Data> &held);

    /** Takes an answer, if it is the one that is awaited: in place of what is held, or joined to it. */
    template<typename Data>
    void take(LogReader::RequestId id, const QList<Data> &read, Duration elapsed, QList<Data> &held);

    const PlotSelection &selection() const { return m_selection; }

private:
    /** What a request was made for. */
    struct View
    {
        TimeRange window;
        bool isLive = false;
        bool isTail = false; ///< asks for the newest part only
        bool isUpdate = false; ///< the same view as before, later
    };

    template<typename Data>
    bool join(const QList<Data> &tail, QList<Data> &held) const;
    void finishChoice(bool hasNew, bool hasFewer);
    void finishAnswer(Duration elapsed, bool isJoined);
    void schedule();
    void ask();
    void readAnew();
    void askAgain();
    bool isUpdateOf(const View &view) const;
    bool isFreshEnough() const;
    std::optional<BinGrid> tailGrid() const;
    void takeError(LogReader::RequestId id, const Error &error);
    void tellLoading();

    LogReader &m_reader;
    const TimeWindow &m_window;
    const PlotSelection &m_selection;
    QString m_purpose;
    int m_pixels = 1000;

    LogReader::RequestId m_pending = 0;
    View m_asked; ///< of the request under way
    QElapsedTimer m_sinceAsked;
    HistoryWatch m_watch; ///< of a historical window
    QTimer m_scheduled; ///< joins changes of one turn of the event loop into one request
    QTimer m_patience; ///< ends when a request under way must give way to a newer view
    bool m_isOutdated = false; ///< something changed since the request under way was made

    View m_shown; ///< of the answer that is held
    bool m_mustReadAll = true; ///< a join would not do
    QString m_error; ///< of the last read
    Timestamp m_wholeReadAt; ///< the window's end when it was last read whole
    Duration m_wholeQueryTime{};
    Timestamp m_refreshedAt;
    bool m_mustRefresh = false; ///< the same historical window, once more
    bool m_toldLoading = false;
};

template<typename Data>
void WindowLoader::choose(QList<Data> &held)
{
    const QList<ColumnRef> columns = this->columns();
    QList<Data> chosen;
    chosen.reserve(columns.size());
    bool hasNew = false;
    for (const ColumnRef &column : columns) {
        const auto known =
            std::find_if(held.cbegin(), held.cend(), [&](const Data &candidate) { return candidate.column == column; });
        hasNew |= known == held.cend();
        chosen.append(known == held.cend() ? Data{.column = column} : *known);
    }
    const bool hasFewer = chosen.size() < held.size();
    held = chosen;
    finishChoice(hasNew, hasFewer);
}

template<typename Data>
void WindowLoader::take(LogReader::RequestId id, const QList<Data> &read, Duration elapsed, QList<Data> &held)
{
    if (id != m_pending)
        return;
    m_pending = 0;
    bool isJoined = true;
    if (m_asked.isTail) {
        isJoined = join(read, held);
    } else {
        for (Data &ours : held) {
            const auto found = std::find_if(read.cbegin(), read.cend(),
                                            [&](const Data &candidate) { return candidate.column == ours.column; });
            if (found != read.cend())
                ours = *found;
        }
    }
    finishAnswer(elapsed, isJoined);
}

template<typename Data>
bool WindowLoader::join(const QList<Data> &tail, QList<Data> &held) const
{
    QList<Data> next = held;
    for (Data &ours : next) {
        const auto read = std::find_if(tail.cbegin(), tail.cend(),
                                       [&](const Data &candidate) { return candidate.column == ours.column; });
        if (read == tail.cend() || ours.bin <= Duration::zero())
            continue; // chosen, or taken off and chosen again, since it was asked; a whole read is about to follow
        const std::optional<Data> whole = joined(ours, *read, floorTo(m_asked.window.from, ours.bin));
        if (!whole)
            return false;
        ours = *whole;
    }
    held = next;
    return true;
}

} // namespace mtnops
