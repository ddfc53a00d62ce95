// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/logreader.h"
#include "models/valuetext.h"

#include <QAbstractTableModel>

namespace mtnops {

/** What happened to the logger and its devices inside a window of time, newest first. Main thread. */
class EventModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Section
    {
        TimeSection,
        KindSection,
        DeviceSection,
        TextSection,
        SectionCount
    };

    enum Role
    {
        TimestampRole = Qt::UserRole + 1, ///< Timestamp, in every section
        KindRole, ///< EventKind, in every section
    };

    /** @p reader is not owned and outlives the model. */
    explicit EventModel(LogReader &reader, QObject *parent = nullptr);

    /** The window, half open. A live one that moved on keeps its events, but those that fell out of it. */
    void setRange(const TimeRange &range, bool live);

    /** Reads the events that are newer than those shown; does nothing where the window is over. */
    void refresh(Timestamp now);

    /** Reads the window anew. */
    void reload();

    /** What devices are called, by name; a device that is not in it is shown by its name. */
    void setTitles(const QHash<QString, QString> &titles);

    /** Writes the time section; ISO in UTC without one. */
    void setTimeFormatter(TimeFormatter formatter);

    /** Newest first; charts mark them on the axis. */
    const QList<Event> &events() const { return m_events; }

    /** They were read. */
    bool isRead() const { return m_isRead; }

    /** "device down · Telescope: no reply": an event in one line, without its time. */
    QString summary(int row) const;

    /** Why the last read failed, in English with its detail; empty after one that succeeded. */
    const QString &errorText() const { return m_error; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    /** Events came or went, or the error's text is another. */
    void stateChanged();

private:
    void ask(const TimeRange &range, bool newestOnly);
    void takeEvents(LogReader::RequestId id, const QList<Event> &events);
    void takeError(LogReader::RequestId id, const Error &error);
    /** Puts an event in its place; false when it is there already. */
    bool insert(const Event &event);
    void dropOlderThan(Timestamp time);

    LogReader &m_reader;
    TimeRange m_range;
    bool m_live = false;
    QList<Event> m_events; ///< newest first
    LogReader::RequestId m_pending = 0;
    bool m_newestOnly = false; ///< what is under way completes the events, instead of replacing them
    bool m_isRead = false; ///< the events are those of the window
    QString m_error;
    TimeFormatter m_formatTime;
    QHash<QString, QString> m_titles; ///< of devices, by name
};

/** "started", "device up", …, translated. */
QString eventKindText(EventKind kind);

} // namespace mtnops
