// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/csvcell.h"
#include "logger/query/csvtimetext.h"

#include <QIODevice>

namespace mtnops {

/** Puts rows of stored values together as RFC 4180, UTF-8, and hands them to a device a piece at a time. One thread. */
class CsvWriter
{
public:
    /** @p output must outlive the writer. @p mostRows: more are refused; 0 for no end. */
    CsvWriter(QIODevice &output, CsvTimeText timeText, qint64 mostRows = 0);

    /** The time's title and the other columns'. */
    void writeHeader(const QStringList &titles);

    void beginRow(qint64 time);
    /** The next cell, of a stored value for which isOfType() is true. */
    void writeValue(ColumnType type, const CsvCell &stored);
    void writeReal(double number); ///< finite
    void writeInteger(qint64 number);
    void writeEmpty();
    /** Hands over a piece when there is one. After the last row that is wanted the error is Cancelled and isFull(). */
    Result<void> endRow();

    qint64 rows() const { return m_rows; }
    /** The last row that is wanted was written, and all is handed over. */
    bool isFull() const { return m_isFull; }

    /** Hands over what is left. */
    Result<void> flush();

private:
    char *reserve(qsizetype bytes);
    void endAt(const char *end) { m_used = end - m_buffer.constData(); }
    void writeText(const QByteArray &text);

    QIODevice &m_output;
    CsvTimeText m_timeText;
    QByteArray m_buffer; ///< room for a piece; what is used of it ends at m_used
    qsizetype m_used = 0;
    qint64 m_rows = 0;
    qint64 m_mostRows;
    bool m_isFull = false;
};

/** Writes a finite number with the fewest digits that read back as the same, and returns where it ends. @p to has
    longestCsvNumber bytes. */
char *writeCsvReal(char *to, double number);
inline constexpr qsizetype longestCsvNumber = 32;

/** A text as one cell: in quotes where it must be and where it is empty, since NULL is an empty cell, and with an
   apostrophe in front where a spreadsheet would take it for a formula: it begins with = + - @, a tabulator or a line
   break, or with apostrophes and then one of these. */
QByteArray csvText(const QString &text);

} // namespace mtnops
