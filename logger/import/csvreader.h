// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"

#include <QFile>

#include <vector>

namespace mtnops {

/** Reads a CSV file (RFC 4180, UTF-8, commas) record by record in little memory. Lines end with CR LF or LF; empty ones
    are passed over. One thread. */
class CsvReader
{
public:
    explicit CsvReader(const QString &path);

    /** The error is Io, or InvalidInput for a pipe and the like; it names the file. */
    Result<void> open();

    /** Goes to the next record; false at the end of the file. The error says where the file is no CSV any more: after
        that it cannot be read on. */
    Result<bool> next();

    // Of the record it stands on:
    qsizetype count() const { return qsizetype(m_cells.size()); }
    QByteArrayView cell(qsizetype index) const; ///< good until the next record
    bool isQuoted(qsizetype index) const { return m_cells[std::size_t(index)].isQuoted; }
    qint64 line() const { return m_recordLine; } ///< where it begins, from 1

    const QString &path() const { return m_path; }
    double done() const; ///< how much is read, 0 to 1

private:
    struct Cell
    {
        qsizetype from = 0;
        qsizetype to = 0;
        bool isQuoted = false;
    };
    enum class End : quint8
    {
        Cell,
        Record,
        File,
    };

    bool fill();
    bool isAtEnd() { return m_at == m_buffer.size() && !fill(); }
    Result<End> readCell();
    Result<End> readPlainCell();
    Result<End> readQuotedCell();
    Result<End> endLine();
    Error errorAt(qint64 line, const QString &what) const;

    QString m_path;
    QFile m_file;
    QByteArray m_buffer; ///< holds the record that it stands on
    qsizetype m_at = 0; ///< in it, what is to be read next
    qint64 m_offset = 0; ///< of the buffer in the file
    qint64 m_line = 1;
    qint64 m_recordLine = 1;
    std::vector<Cell> m_cells;
};

} // namespace mtnops
