// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/csvwriter.h"

#include <array>
#include <charconv>

namespace mtnops {

namespace {

constexpr qsizetype pieceBytes = 64 * 1024;

/** The fewest digits that read back as the same number. */
template<typename Number>
void appendNumber(QByteArray &text, Number number)
{
    std::array<char, 32> digits; // longer than any double or qint64
    const std::to_chars_result end = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    text.append(digits.data(), end.ptr - digits.data());
}

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
    m_buffer.reserve(2 * pieceBytes);
}

void CsvWriter::writeHeader(const QString &table)
{
    m_buffer += csvText(QStringLiteral("time [%1]").arg(m_timeText.zoneName()));
    for (const Column &column : m_columns) {
        QString name = table + u'.' + column.name;
        if (!column.unit.isEmpty())
            name += QStringLiteral(" [%1]").arg(column.unit);
        m_buffer += ',';
        m_buffer += csvText(name);
    }
    m_buffer += "\r\n";
}

void CsvWriter::beginRow(qint64 time)
{
    m_timeText.append(m_buffer, time);
}

void CsvWriter::writeValue(qsizetype column, const QVariant &stored)
{
    m_buffer += ',';
    if (stored.isNull())
        return;
    switch (stored.typeId()) {
    case QMetaType::Double:
        appendNumber(m_buffer, stored.toDouble());
        break;
    case QMetaType::LongLong:
        if (m_columns[column].type == ColumnType::Time)
            m_timeText.append(m_buffer, stored.toLongLong());
        else
            appendNumber(m_buffer, stored.toLongLong());
        break;
    default:
        m_buffer += csvText(stored.toString());
    }
}

Result<void> CsvWriter::endRow()
{
    m_buffer += "\r\n";
    ++m_rows;
    return m_buffer.size() < pieceBytes ? Result<void>() : flush();
}

Result<void> CsvWriter::flush()
{
    if (m_output.write(m_buffer) != m_buffer.size())
        return Error{ErrorCode::Io, QStringLiteral("cannot write the CSV: %1").arg(m_output.errorString())};
    m_buffer.resize(0); // keeps what is reserved
    return {};
}

} // namespace mtnops
