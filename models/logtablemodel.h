// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/logreader.h"
#include "models/valuetext.h"

#include <QAbstractTableModel>

namespace mtnops {

/** The rows of one device inside a window of time, newest first, read a page at a time as the view scrolls. While live,
    refresh() puts new rows on top. Never holds more than maximumRows. Main thread. */
class LogTableModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_PROPERTY(bool empty READ isEmpty NOTIFY stateChanged)
    Q_PROPERTY(bool loading READ isLoading NOTIFY stateChanged)
    Q_PROPERTY(bool truncated READ isTruncated NOTIFY stateChanged)
    Q_PROPERTY(QString errorText READ errorText NOTIFY stateChanged)

public:
    static constexpr int pageSize = 200;
    static constexpr int maximumRows = 20'000;

    /** Section 0; the device's columns follow in the order of its table. */
    static constexpr int timeSection = 0;

    enum Role
    {
        TimestampRole = Qt::UserRole + 1, ///< Timestamp of the row, in every section
        RawValueRole, ///< Value; in the time section the row's Timestamp
        LimitStateRole, ///< LimitState
        IsNullRole, ///< bool: asked, and no valid value
    };

    /** @p reader is not owned and outlives the model. */
    explicit LogTableModel(LogReader &reader, QObject *parent = nullptr);

    /** The device whose rows are shown; an empty name shows none. Rows of another device or of other columns vanish at
        once. */
    void setTable(const DeviceTable &table);
    const DeviceTable &table() const { return m_table; }

    /** The window, half open. A live one that moved on keeps its rows, but those that fell out of it; any other change
        reads anew, and the old rows stay until the new ones are there. */
    void setRange(const TimeRange &range, bool live);

    /** Reads the rows that are newer than those shown; does nothing unless live. */
    void refresh();

    /** Rows may have come or gone anywhere in the window: reads it anew. */
    void reload();

    /** Writes the time section; ISO in UTC without one. */
    void setTimeFormatter(TimeFormatter formatter);

    /** The window was read and holds no row. */
    bool isEmpty() const { return m_isRead && m_rows.isEmpty() && m_error.isEmpty(); }
    /** A page is on its way (not told for the polls of refresh()). */
    bool isLoading() const { return m_pending != 0 && m_purpose != Purpose::Newest; }
    /** The window holds more rows than are kept; they are reached by moving or narrowing it. */
    bool isTruncated() const { return m_hasOlder && m_rows.size() >= maximumRows; }
    /** Why the last read failed, in English with its detail; empty after one that succeeded. */
    const QString &errorText() const { return m_error; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

signals:
    /** Empty, loading, truncated or the error's text. */
    void stateChanged();

private:
    enum class Purpose : quint8
    {
        First, ///< the newest page of the window: replaces all rows
        Older, ///< appended
        Newest ///< put on top
    };

    struct State
    {
        bool isEmpty = false;
        bool isLoading = false;
        bool isTruncated = false;
        QString error;
        friend bool operator==(const State &, const State &) = default;
    };

    void ask(Purpose purpose, std::optional<Timestamp> before, Timestamp notBefore);
    void askFirst();
    void takePage(LogReader::RequestId id, const RowPage &page);
    void takeError(LogReader::RequestId id, const Error &error);
    void replaceRows(const RowPage &page);
    void appendRows(const RowPage &page);
    void prependRows(const RowPage &page);
    /** Counts the decimals of @p rows; true when a column needs more than before. */
    bool widen(const QList<Row> &rows);
    void tellWidened();
    void removeFrom(qsizetype row);
    void dropOlderThan(Timestamp time);
    void tellState();
    QVariant cellData(const Row &row, qsizetype column, int role) const;
    QVariant timeData(const Row &row, int role) const;

    LogReader &m_reader;
    DeviceTable m_table;
    TimeRange m_range;
    bool m_live = false;
    QList<Row> m_rows; ///< newest first
    QList<int> m_decimals; ///< that each column is written with: as many as its longest value needs
    bool m_isRead = false; ///< the rows are those of the window
    bool m_hasOlder = false; ///< the window holds rows older than the last
    LogReader::RequestId m_pending = 0;
    Purpose m_purpose = Purpose::First;
    QString m_error;
    State m_told;
    TimeFormatter m_formatTime;
};

} // namespace mtnops
