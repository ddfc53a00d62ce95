// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timerange.h"

#include <QList>
#include <QObject>

namespace mtnops {

/** The span of time that charts, table and export show; live (its end follows the clock) or historical. Every change
    that a person makes goes on a back and forward history. Main thread. */
class TimeWindow : public QObject
{
    Q_OBJECT

public:
    static constexpr Duration shortest = std::chrono::milliseconds(100);
    static constexpr Duration longest = std::chrono::hours(24 * 365 * 150);

    explicit TimeWindow(Timestamp now, QObject *parent = nullptr);

    TimeRange range() const { return m_current.range; }
    bool isLive() const { return m_current.live; }
    bool canGoBack() const { return !m_back.isEmpty(); }
    bool canGoForward() const { return !m_forward.isEmpty(); }

    /** Follows the clock with a window of that length. */
    void showLive(Duration span);
    /** Follows the clock again, with the length it has. */
    void resumeLive();
    /** A historical window; one that reaches to now stays historical until resumeLive(). */
    void showRange(const TimeRange &range);
    /** Moves a historical window; a live one stops following, whichever way it is moved. */
    void pan(Duration by);
    /** Makes the window @p factor times as long, keeping @p anchor where it is. A live one stays live, its end at now,
        where it becomes longer, or the anchor lies in its last tenth; else it stops following. */
    void zoom(double factor, Timestamp anchor);

    void goBack();
    void goForward();

    /** Changes between these two are one step of the history: a drag, or a run of wheel steps. */
    void beginGesture();
    void endGesture();
    /** Ends it and puts back what was shown before it, if it has changed anything. */
    void cancelGesture();

    /** The clock went on; moves a live window so that it ends at @p now. */
    void advance(Timestamp now);

signals:
    void rangeChanged(const mtnops::TimeRange &range);
    void liveChanged(bool live);
    void historyChanged();

private:
    struct View
    {
        TimeRange range;
        bool live = true;
        friend bool operator==(const View &, const View &) = default;
    };

    void change(View view);
    void assign(const View &view);

    View m_current;
    QList<View> m_back;
    QList<View> m_forward;
    Timestamp m_now;
    bool m_inGesture = false;
    bool m_gestureRecorded = false;
};

} // namespace mtnops
