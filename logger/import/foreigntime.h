// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timestamp.h"

#include <QByteArrayView>
#include <QStringList>
#include <QVariant>

#include <optional>

namespace mtnops {

/** How another logger wrote its times. */
enum class TimeFormat : quint8
{
    Iso, ///< 2026-11-23 22:04:08.7, with T or a blank; Z, UTC or an offset may follow
    Unix, ///< seconds since 1970-01-01T00:00Z
    UnixMilliseconds,
    UnixMicroseconds,
    Mjd, ///< days of 86,400 s UTC since 1858-11-17
};

/** "iso", "unix", "unix-ms", "unix-us" or "mjd", as in a map. */
QString nameOf(TimeFormat format);
std::optional<TimeFormat> timeFormatFromString(QStringView name);
const QStringList &timeFormatNames();

/** What a foreign time says. */
struct ForeignTime
{
    qint64 microseconds = 0; ///< since 1970-01-01T00:00, of UTC or of a local clock
    bool isLocal = false; ///< it names no zone
};

/** Reads a time to the microsecond, a closer one is rounded; nothing where it is none of that format, or of no year
    from 1 to 9999. */
std::optional<ForeignTime> readForeignTime(QByteArrayView text, TimeFormat format);

/** The format that a time is written in: numbers are told apart by their size, which does for 1975 to 2130. */
std::optional<TimeFormat> timeFormatOf(QByteArrayView text);

/** A value of a foreign column as plain text, for the two above. */
QByteArray plainText(const QVariant &value);

} // namespace mtnops
