// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/csvwriter.h"

#include <algorithm>
#include <charconv>

namespace mtnops {

namespace {

constexpr qsizetype pieceBytes = 64 * 1024;
constexpr qsizetype longestNumber = 32; // of any double or qint64

bool looksLikeFormula(const QString &text)
{
    return !text.isEmpty() && QStringView(u"=+-@\t\r").contains(text.front());
}

} // namespace

QByteArray csvText(const QString &text)
{
    QByteArray cell = text.toUtf8();
    if (looksLikeFormula(text))
        cell.prepend('\'');
    const bool needsQuotes = std::any_of(cell.cbegin(), cell.cend(), [](char byte) {
        return byte == ',' || byte == '"' || byte == '\r' || byte == '\n';
    });
    if (!needsQuotes)
        return cell;
    cell.replace('"', "\"\"");
    return '"' + cell + '"';
}

CsvWriter::CsvWriter(QIODevice &output, QList<Column> columns, CsvTimeText timeText)
    : m_output(output), m_columns(std::move(columns)), m_timeText(std::move(timeText))
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

void CsvWriter::writeHeader(const QString &table)
{
    writeText(csvText(QStringLiteral("time [%1]").arg(m_timeText.zoneName())));
    for (const Column &column : m_columns) {
        QString name = table + u'.' + column.name;
        if (!column.unit.isEmpty())
            name += QStringLiteral(" [%1]").arg(column.unit);
        writeText(',' + csvText(name));
    }
    writeText(QByteArrayLiteral("\r\n"));
}

void CsvWriter::beginRow(qint64 time)
{
    m_used = m_timeText.write(reserve(CsvTimeText::longest), time) - m_buffer.constData();
}

void CsvWriter::writeValue(qsizetype column, const QVariant &stored)
{
    char *to = reserve(1 + std::max(longestNumber, CsvTimeText::longest));
    *to++ = ',';
    // The fewest digits that read back as the same number.
    if (stored.typeId() == QMetaType::Double && !stored.isNull())
        to = std::to_chars(to, to + longestNumber, stored.toDouble()).ptr;
    else if (stored.typeId() == QMetaType::LongLong && !stored.isNull())
        to = m_columns[column].type == ColumnType::Time
            ? m_timeText.write(to, stored.toLongLong())
            : std::to_chars(to, to + longestNumber, stored.toLongLong()).ptr;
    m_used = to - m_buffer.constData();
    if (stored.typeId() == QMetaType::QString && !stored.isNull())
        writeText(csvText(stored.toString()));
}

Result<void> CsvWriter::endRow()
{
    writeText(QByteArrayLiteral("\r\n"));
    ++m_rows;
    return m_used < pieceBytes ? Result<void>() : flush();
}

Result<void> CsvWriter::flush()
{
    if (m_output.write(m_buffer.constData(), m_used) != m_used)
        return Error{ErrorCode::Io, QStringLiteral("cannot write the CSV: %1").arg(m_output.errorString())};
    m_used = 0;
    return {};
}

} // namespace mtnops
