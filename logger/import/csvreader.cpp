// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/import/csvreader.h"

#include "logger/core/utf8.h"

#include <QFileInfo>

namespace mtnops {

namespace {

constexpr qint64 bytesAtOnce = 256 * 1024;
constexpr qsizetype longestRecord = 8 * 1024 * 1024; ///< more is a quote that nobody closed

} // namespace

CsvReader::CsvReader(const QString &path) : m_path(path), m_file(path) { }

Result<void> CsvReader::open()
{
    // Opening a pipe would wait for somebody who writes into it.
    if (const QFileInfo file(m_path); file.exists() && !file.isFile())
        return Error{ErrorCode::InvalidInput, QStringLiteral("%1 is no file that can be read twice").arg(m_path)};
    if (!m_file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Io, QStringLiteral("%1: %2").arg(m_path, m_file.errorString())};
    fill();
    if (m_file.error() != QFileDevice::NoError)
        return Error{ErrorCode::Io, QStringLiteral("%1: %2").arg(m_path, m_file.errorString())};
    if (m_buffer.startsWith(byteOrderMark))
        m_at = byteOrderMark.size();
    if (m_buffer.startsWith("\xFF\xFE") || m_buffer.startsWith("\xFE\xFF"))
        return errorAt(1, QStringLiteral("the file is UTF-16: write it as UTF-8, as with iconv -f utf-16 -t utf-8"));
    return {};
}

/** Reads on; what was read is forgotten by next(), now and then. */
bool CsvReader::fill()
{
    const QByteArray more = m_file.read(bytesAtOnce);
    m_buffer += more;
    return !more.isEmpty();
}

QByteArrayView CsvReader::cell(qsizetype index) const
{
    const Cell &cell = m_cells[std::size_t(index)];
    return QByteArrayView(m_buffer).sliced(cell.from, cell.to - cell.from);
}

double CsvReader::done() const
{
    const qint64 size = m_file.size();
    return size <= 0 ? 1 : std::min(1.0, double(m_offset + m_at) / double(size));
}

Result<bool> CsvReader::next()
{
    do {
        if (m_at >= bytesAtOnce) {
            m_buffer.remove(0, m_at);
            m_offset += std::exchange(m_at, 0);
        }
        m_recordLine = m_line;
        m_cells.clear();
        if (isAtEnd())
            return m_file.error() == QFileDevice::NoError
                ? Result(false)
                : Error{ErrorCode::Io, QStringLiteral("%1: %2").arg(m_path, m_file.errorString())};
        for (End end = End::Cell; end == End::Cell;) {
            const Result<End> read = readCell();
            if (!read)
                return read.error();
            end = *read;
        }
    } while (m_cells.size() == 1 && !m_cells[0].isQuoted && m_cells[0].from == m_cells[0].to);
    return true;
}

Result<CsvReader::End> CsvReader::readCell()
{
    if (!isAtEnd() && m_buffer[m_at] == '"')
        return readQuotedCell();
    return readPlainCell();
}

Result<CsvReader::End> CsvReader::readPlainCell()
{
    Cell cell{.from = m_at};
    for (;; ++m_at) {
        if (m_at - cell.from > longestRecord)
            return errorAt(m_line, QStringLiteral("a cell of more than 8 MiB: is this a CSV file?"));
        if (isAtEnd()) {
            cell.to = m_at;
            m_cells.push_back(cell);
            return End::File;
        }
        const char byte = m_buffer[m_at];
        if (byte != ',' && byte != '\n' && byte != '\r' && byte != '"' && byte != '\0')
            continue;
        if (byte == '"')
            return errorAt(m_line,
                           QStringLiteral("a quote inside a cell that does not begin with one: put the cell in quotes "
                                          "and double those in it"));
        if (byte == '\0')
            return errorAt(m_line, QStringLiteral("a byte 0: is this a CSV file in UTF-8?"));
        cell.to = m_at;
        m_cells.push_back(cell);
        if (byte == ',') {
            ++m_at;
            return End::Cell;
        }
        return endLine();
    }
}

/** Doubled quotes are made single in place, over what was read already. */
Result<CsvReader::End> CsvReader::readQuotedCell()
{
    const qint64 begin = m_line;
    const auto unclosed = [&] {
        return errorAt(begin, QStringLiteral("the quote that begins here is never closed, or 8 MiB later"));
    };
    ++m_at;
    Cell cell{.from = m_at, .to = m_at, .isQuoted = true};
    for (;;) {
        if (isAtEnd() || m_at - cell.from > longestRecord)
            return unclosed();
        const char byte = m_buffer[m_at++];
        if (byte == '"') {
            if (isAtEnd() || m_buffer[m_at] != '"')
                break;
            ++m_at;
        }
        if (byte == '\0')
            return errorAt(m_line, QStringLiteral("a byte 0: is this a CSV file in UTF-8?"));
        if (byte == '\n')
            ++m_line;
        m_buffer[cell.to++] = byte;
    }
    m_cells.push_back(cell);
    if (isAtEnd())
        return End::File;
    if (m_buffer[m_at] == ',') {
        ++m_at;
        return End::Cell;
    }
    return endLine();
}

Result<CsvReader::End> CsvReader::endLine()
{
    const bool isReturn = m_buffer[m_at] == '\r';
    if (isReturn)
        ++m_at;
    if (isAtEnd() && isReturn)
        return End::File;
    if (m_buffer[m_at] != '\n') {
        return errorAt(m_line,
                       isReturn ? QStringLiteral("a carriage return without a line feed: lines end with LF or CR LF")
                                : QStringLiteral("something behind a closing quote: a comma or the line's end belongs "
                                                 "there"));
    }
    ++m_at;
    ++m_line;
    return End::Record;
}

Error CsvReader::errorAt(qint64 line, const QString &what) const
{
    return {ErrorCode::InvalidInput, QStringLiteral("%1:%2: %3").arg(m_path).arg(line).arg(what)};
}

} // namespace mtnops
