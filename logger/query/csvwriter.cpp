// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/csvwriter.h"

#include <QFileDevice>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace mtnops {

namespace {

constexpr qsizetype pieceBytes = 64 * 1024;

/** An apostrophe more before apostrophes too: whoever takes one off again has the text as it was. */
bool looksLikeFormula(const QString &text)
{
    const auto first = std::find_if(text.cbegin(), text.cend(), [](QChar character) { return character != u'\''; });
    return first != text.cend() && QStringView(u"=+-@\t\r\n").contains(*first);
}

QString outputName(const QIODevice &output)
{
    const auto *file = qobject_cast<const QFileDevice *>(&output);
    return file ? file->fileName() : QStringLiteral("the CSV");
}

} // namespace

char *writeCsvReal(char *to, double number)
{
    // Most readings have a few decimals, and for these an integer's digits are found four times as fast. Decimals of at
    // most 15 digits belong to one double each, so if these are the number there are no fewer.
    constexpr qint64 unit = 10'000;
    constexpr double largest = 1e9;
    const double magnitude = std::abs(number);
    const auto units = magnitude < largest ? qint64(magnitude * unit + 0.5) : 0;
    if (units == 0 || double(units) / unit != magnitude)
        return std::to_chars(to, to + longestCsvNumber, number).ptr;
    if (number < 0)
        *to++ = '-';
    to = std::to_chars(to, to + longestCsvNumber, units / unit).ptr;
    qint64 rest = units % unit;
    if (rest != 0)
        *to++ = '.';
    for (qint64 digit = unit / 10; rest != 0; rest %= digit, digit /= 10)
        *to++ = char('0' + rest / digit);
    return to;
}

QByteArray csvText(const QString &text)
{
    QByteArray cell = text.toUtf8();
    if (looksLikeFormula(text))
        cell.prepend('\'');
    const bool needsQuotes = cell.isEmpty() || std::any_of(cell.cbegin(), cell.cend(), [](char byte) {
                                 return byte == ',' || byte == '"' || byte == '\r' || byte == '\n';
                             });
    if (!needsQuotes)
        return cell;
    cell.replace('"', "\"\"");
    return '"' + cell + '"';
}

CsvWriter::CsvWriter(QIODevice &output, CsvTimeText timeText, qint64 mostRows)
    : m_output(output), m_timeText(std::move(timeText)), m_mostRows(mostRows)
{
    m_buffer.resize(2 * pieceBytes);
}

/** Where the next bytes go. Digits are written in place: a QByteArray::append for each cell costs as much as the cell.
 */
char *CsvWriter::reserve(qsizetype bytes)
{
    if (m_buffer.size() - m_used < bytes)
        m_buffer.resize(2 * m_buffer.size() + bytes);
    return m_buffer.data() + m_used;
}

void CsvWriter::writeText(const QByteArray &text)
{
    m_used = std::copy(text.cbegin(), text.cend(), reserve(text.size())) - m_buffer.constData();
}

void CsvWriter::writeHeader(const QStringList &titles)
{
    writeText(csvText(QStringLiteral("time [%1]").arg(m_timeText.zoneName())));
    for (const QString &title : titles)
        writeText(',' + csvText(title));
    writeText(QByteArrayLiteral("\r\n"));
}

void CsvWriter::beginRow(qint64 time)
{
    endAt(m_timeText.write(reserve(CsvTimeText::longest), time));
}

void CsvWriter::writeValue(ColumnType type, const CsvCell &stored)
{
    switch (type) {
    case ColumnType::Real:
        writeReal(numberOf(stored));
        return;
    case ColumnType::Integer:
    case ColumnType::Boolean:
        writeInteger(std::get<qint64>(stored));
        return;
    case ColumnType::Text:
        writeEmpty();
        writeText(csvText(std::get<QString>(stored)));
        return;
    case ColumnType::Time:
        writeEmpty();
        endAt(m_timeText.write(reserve(CsvTimeText::longest), std::get<qint64>(stored)));
        return;
    }
}

void CsvWriter::writeReal(double number)
{
    char *to = reserve(1 + longestCsvNumber);
    *to++ = ',';
    endAt(writeCsvReal(to, number));
}

void CsvWriter::writeInteger(qint64 number)
{
    char *to = reserve(1 + longestCsvNumber);
    *to++ = ',';
    endAt(std::to_chars(to, to + longestCsvNumber, number).ptr);
}

void CsvWriter::writeEmpty()
{
    *reserve(1) = ',';
    ++m_used;
}

Result<void> CsvWriter::endRow()
{
    writeText(QByteArrayLiteral("\r\n"));
    if (++m_rows != m_mostRows)
        return m_used < pieceBytes ? Result<void>() : flush();
    const Result<void> flushed = flush();
    m_isFull = flushed.hasValue();
    return m_isFull ? Error{ErrorCode::Cancelled, QStringLiteral("no more rows are wanted")} : flushed;
}

Result<void> CsvWriter::flush()
{
    for (qint64 handed = 0; handed < m_used;) {
        // A disk that gets full takes a part, and says only then that it is.
        const qint64 taken = m_output.write(m_buffer.constData() + handed, m_used - handed);
        if (taken <= 0)
            return Error{ErrorCode::Io,
                         QStringLiteral("cannot write %1: %2").arg(outputName(m_output), m_output.errorString())};
        handed += taken;
    }
    m_used = 0;
    return {};
}

} // namespace mtnops
