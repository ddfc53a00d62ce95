// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"
#include "logger/import/rowclock.h"

namespace mtnops {

/** Whether a text stands for no value: nothing, "NaN", "null", "None", "NA", "N/A". */
bool isNoValue(QByteArrayView text);

/** A whole number, or a number, in plain or scientific notation and nothing around it but blanks. */
std::optional<qint64> integerFrom(QByteArrayView text);
std::optional<double> realFrom(QByteArrayView text);

/** "true" and "false" in any case. */
std::optional<bool> booleanFrom(QByteArrayView text);

/** Reads the values of one foreign column as those of a type of column. One thread. */
class ForeignValueReader
{
public:
    /** @p format and @p zone are those of times. @p isDefused: a text has an apostrophe more than was meant, where a
        spreadsheet would run it, as in our own CSV files. */
    ForeignValueReader(ColumnType type, std::optional<TimeFormat> format, const std::optional<QTimeZone> &zone,
                       bool isDefused);

    /** Nothing where the value is not of the type. Reals that are not finite are NULL. */
    std::optional<Value> read(const QVariant &stored);

private:
    std::optional<Value> readText(const QByteArray &text);
    std::optional<Value> readNumber(const QVariant &stored) const;
    std::optional<Value> readTime(const QVariant &stored);
    QString textFrom(const QByteArray &bytes) const;

    ColumnType m_type;
    RowClock m_clock;
    bool m_isDefused;
};

} // namespace mtnops
