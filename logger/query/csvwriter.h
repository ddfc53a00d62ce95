// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/csvtimetext.h"

#include <QVariant>

namespace mtnops {

/** Puts rows of stored values together as RFC 4180, UTF-8, and hands them to a device a piece at a time. One thread. */
class CsvWriter
{
public:
    /** @p output must outlive the writer. */
    CsvWriter(QIODevice &output, QList<Column> columns, CsvTimeText timeText);

    void writeHeader(const QString &table);

    void beginRow(qint64 time);
    /** The stored value of the column at that index; the columns come in order. */
    void writeValue(qsizetype column, const QVariant &stored);
    Result<void> endRow();

    /** Hands over what is left. */
    Result<void> flush();

    const QList<Column> &columns() const { return m_columns; }
    qint64 rows() const { return m_rows; }

private:
    char *reserve(qsizetype bytes);
    void writeText(const QByteArray &text);

    QIODevice &m_output;
    QList<Column> m_columns;
    CsvTimeText m_timeText;
    QByteArray m_buffer; ///< room for a piece; what is used of it ends at m_used
    qsizetype m_used = 0;
    qint64 m_rows = 0;
};

/** A text as one cell: in quotes where it must be, and with an apostrophe in front where a spreadsheet would take it
   for a formula (it begins with = + - @, a tabulator or a carriage return). */
QByteArray csvText(const QString &text);

} // namespace mtnops
