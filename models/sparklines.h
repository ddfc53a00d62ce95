// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/logreader.h"

#include <QObject>

namespace mtnops {

/** The last three hours of every column, coarsely, for the overview: numbers as a line, states as a strip. Read device
   by device now and then while somebody looks. Main thread. */
class Sparklines : public QObject
{
    Q_OBJECT

public:
    static constexpr Duration length = std::chrono::hours(3);
    static constexpr int pixels = 180; ///< of a tile that has grown with its room, twice as many as in the smallest

    /** @p reader is not owned and outlives this. */
    explicit Sparklines(LogReader &reader, QObject *parent = nullptr);

    void setCatalog(const Catalog &catalog);
    /** Whether anybody looks. */
    void setActive(bool active);
    /** Once a second; reads anew where what was read is old. */
    void refresh(Timestamp now);

    /** Of a number; without points until it was read. */
    Series series(const ColumnRef &column) const { return m_series.value(column); }
    /** Of a column of states; without runs until it was read. */
    StateRuns states(const ColumnRef &column) const { return m_states.value(column); }

signals:
    void changed();

private:
    struct Question
    {
        QList<ColumnRef> columns; ///< of one device
        bool isOfStates = false;
        friend bool operator==(const Question &, const Question &) = default;
    };

    void askNext();
    void takeSeries(LogReader::RequestId id, const QList<Series> &series);
    void takeStates(LogReader::RequestId id, const QList<StateRuns> &states);
    void answered();
    void takeError(LogReader::RequestId id);

    LogReader &m_reader;
    QList<Question> m_questions; ///< in the order of devices
    qsizetype m_next = 0; ///< question to be asked next; all of them: done
    QHash<ColumnRef, Series> m_series;
    QHash<ColumnRef, StateRuns> m_states;
    LogReader::RequestId m_pending = 0;
    Timestamp m_readAt; ///< when the present round began; 1970 before the first
    bool m_isActive = false;
};

} // namespace mtnops
