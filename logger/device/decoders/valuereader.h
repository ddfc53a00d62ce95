// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/value.h"
#include "logger/site/site.h"

#include <QStringView>

class QJsonValue;

namespace mtnops {

/** How a word of a reply became a value, or did not. */
enum class ReadingKind : quint8
{
    Valid,
    Missing, ///< nothing there, a sentinel, not a number (nan, inf): the device has no value
    OutOfRange, ///< beyond the column's minimum or maximum
    Unreadable, ///< not what the column's type and format say
};

/** One value as read; NULL unless it is valid. */
struct Reading
{
    ReadingKind kind = ReadingKind::Missing;
    Value value;

    /** Counted among the rejected values of the device. */
    bool isRejected() const { return kind == ReadingKind::OutOfRange || kind == ReadingKind::Unreadable; }
};

/** Reads one word or text of a reply as the column wants it, in the C locale whatever the host's. Integers may be
   written with a fraction of zeros; a real may begin with a D (an epoch: D2000.000); booleans are 0 and 1, true and
   false, on and off, yes and no, or one bit of a number; an integer with words is its code or its word, in any case;
   times are ISO 8601 or numbers of days or seconds, in the rule's zone where they name none. Pure; any thread. */
Reading readText(const ColumnRule &rule, QStringView text);

/** As readText(), for a JSON value: strings are read as text, so numbers may be quoted. */
Reading readJson(const ColumnRule &rule, const QJsonValue &value);

} // namespace mtnops
