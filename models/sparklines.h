// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/logreader.h"

#include <QObject>

namespace mtnops {

/** The last three hours of every column that can be drawn, coarsely, for the overview: read device by device now and
    then while somebody looks. Main thread. */
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

    /** Without points until it was read, and for what cannot be drawn. */
    Series series(const ColumnRef &column) const { return m_series.value(column); }

signals:
    void changed();

private:
    void askNext();
    void takeSeries(LogReader::RequestId id, const QList<Series> &series);
    void takeError(LogReader::RequestId id);

    LogReader &m_reader;
    QList<QList<ColumnRef>> m_devices; ///< what can be drawn of each
    qsizetype m_next = 0; ///< device to be read next; all of them: done
    QHash<ColumnRef, Series> m_series;
    LogReader::RequestId m_pending = 0;
    Timestamp m_readAt; ///< when the present round began; 1970 before the first
    bool m_isActive = false;
};

} // namespace mtnops
