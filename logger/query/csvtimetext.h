// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/csvrequest.h"

namespace mtnops {

/** Writes instants for a CSV file. The date, the hour and the zone's offset are worked out once for each hour; the rest
    of the digits is put together by hand. One thread. */
class CsvTimeText
{
public:
    CsvTimeText(CsvTime style, const QTimeZone &zone) : m_style(style), m_zone(zone) { }

    /** The most bytes that write() needs. */
    static constexpr qsizetype longest = 64;

    /** Writes @p time, µs since the epoch, and returns where the text ends. */
    char *write(char *to, qint64 time);

    /** "UTC", the zone's IANA name, "unix s" or "MJD UTC". */
    QString zoneName() const;

private:
    void startHour(qint64 time);

    CsvTime m_style;
    QTimeZone m_zone;
    qint64 m_from = 0; ///< from here on, in µs, the three members below hold
    qint64 m_to = 0;
    qint64 m_hour = 0; ///< when the local hour began, µs since the epoch
    QByteArray m_prefix; ///< "2026-11-23T15:"
    QByteArray m_suffix; ///< "Z" or "-07:00"
};

} // namespace mtnops
