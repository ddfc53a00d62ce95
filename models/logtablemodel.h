// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/devicecondition.h"
#include "models/heldrows.h"
#include "models/historywatch.h"
#include "models/valuetext.h"

#include <QAbstractTableModel>

namespace mtnops {

/** The rows of one device inside a window of time, newest first. It holds a part of them, at most maximumRows, that
    slides along: where the view comes near to one end of it, a page is read and as much is dropped at the other. So
   every row is reached by scrolling, and any time at once. While live and at the newest row, refresh() puts new rows on
   top. Main thread. */
class LogTableModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_PROPERTY(bool empty READ isEmpty NOTIFY stateChanged)
    Q_PROPERTY(bool loading READ isLoading NOTIFY stateChanged)
    Q_PROPERTY(bool atNewest READ isAtNewest NOTIFY stateChanged)
    Q_PROPERTY(QString errorText READ errorText NOTIFY stateChanged)

public:
    static constexpr int pageSize = 200;
    static constexpr int maximumRows = 5'000;
    /** So many rows from the end that is shown the next page is read. */
    static constexpr int margin = 100;

    /** Section 0; the device's columns follow in the order of its table. */
    static constexpr int timeSection = 0;

    enum Role
    {
        TimestampRole = Qt::UserRole + 1, ///< Timestamp of the row, in every section
        RawValueRole, ///< Value; in the time section the row's Timestamp
        LimitStateRole, ///< LimitState
        IsNullRole, ///< bool: asked, and no valid value
        FreshnessRole, ///< Freshness: of the newest row while live, how far it can be taken for now; else Good
        AgeTextRole, ///< QString: "disconnected · 14 min" of the newest row where it cannot; else empty
    };

    /** @p reader is not owned and outlives the model. */
    explicit LogTableModel(LogReader &reader, QObject *parent = nullptr);

    /** The device whose rows are shown; an empty name shows none. Rows of another device or of other columns vanish at
        once. */
    void setTable(const DeviceTable &table);
    const DeviceTable &table() const { return m_table; }

    /** The window, half open. A live one that moved on keeps its rows, but those that fell out of it; any other change
        reads its newest rows, and the old rows stay until the new ones are there. */
    void setRange(const TimeRange &range, bool live);

    /** Reads the rows that are newer than those shown, where its newest row is shown. Where the window is over, what is
        shown is read anew when rows of the past have come or gone in it. */
    void refresh(Timestamp now);

    /** Rows may have come or gone anywhere in the window: reads anew what is shown. */
    void reload();

    /** How the device stands: tells whether the newest row can be taken for now. */
    void setCondition(const DeviceCondition &condition, Timestamp now);

    /** Which rows the view shows at the moment. */
    void setShownRows(int first, int last);

    /** These three go to a row, wherever in the window it is, and tell it by rowFound() when it is there. */
    void showNewest();
    void showOldest();
    /** The row at that time, or else the last before it, or else the oldest. */
    void showTime(Timestamp time);

    /** Writes the time section; ISO in UTC without one. */
    void setTimeFormatter(TimeFormatter formatter);

    /** The window was read and holds no row. */
    bool isEmpty() const { return m_isRead && m_rows.isEmpty() && !m_rows.hasNewer() && m_error.isEmpty(); }
    /** What the view has to show next is on its way (not told for pages that are read in advance). */
    bool isLoading() const;
    /** The first row is the newest of the window: while live, new ones come on top of it. */
    bool isAtNewest() const { return m_isRead && !m_rows.hasNewer(); }
    /** Why the last read failed, in English with its detail; empty after one that succeeded. */
    const QString &errorText() const { return m_error; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    /** Empty, loading, at the newest row or the error's text. */
    void stateChanged();
    /** What was shown was replaced: this row comes to the top now. */
    void rowsReplaced(int topRow);
    /** The newest row reads differently: AgeTextRole. */
    void conditionChanged();
    /** Somebody asked for this row. */
    void rowFound(int row);

private:
    enum class Purpose : quint8
    {
        First, ///< the newest page of the window
        Newest, ///< the same for showNewest()
        Oldest, ///< the oldest page, for showOldest()
        Time, ///< around m_target, for showTime()
        Reload, ///< around m_target, which stays on top
        Older, ///< comes at the end
        Newer, ///< comes on top
        Refresh, ///< comes on top, or replaces all where it is more than a page
    };

    struct State
    {
        bool isEmpty = false;
        bool isLoading = false;
        bool isAtNewest = false;
        QString error;
        friend bool operator==(const State &, const State &) = default;
    };

    void ask(Purpose purpose);
    void askFirst();
    void askForMore();
    void takePage(LogReader::RequestId id, const RowPage &page);
    void takeError(LogReader::RequestId id, const Error &error);
    void replaceRows(const RowPage &page);
    void tellReplaced();
    void appendRows(const RowPage &page);
    void prependRows(const RowPage &page);
    bool makeRoomAbove(qsizetype count);
    bool makeRoomBelow(qsizetype count);
    void dropOlderThan(Timestamp time);
    void tellWidened();
    void tellState();

    LogReader &m_reader;
    HistoryWatch m_watch; ///< of a historical window
    DeviceTable m_table;
    TimeRange m_range;
    bool m_live = false;
    HeldRows m_rows;
    bool m_isRead = false; ///< the rows are those of the window
    qsizetype m_firstShown = 0;
    qsizetype m_lastShown = 0;
    LogReader::RequestId m_pending = 0;
    Purpose m_purpose = Purpose::First;
    Timestamp m_target; ///< of Purpose::Time and Reload
    QString m_error;
    Freshness m_freshness = Freshness::Good;
    QString m_age; ///< of the newest row, with the state
    State m_told;
    TimeFormatter m_formatTime;
};

} // namespace mtnops
