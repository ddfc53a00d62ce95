// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/import/csvcolumns.h"

#include "logger/import/foreignvalue.h"
#include "logger/site/sqlnames.h"
#include "logger/site/units.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QStringDecoder>

namespace mtnops {

namespace {

/** "time [UTC]" and so on, as exports have it. */
std::optional<ForeignColumn> exportedTime(const QString &title)
{
    static const QRegularExpression shape(QStringLiteral(R"(^time \[([^\]]+)\]$)"));
    const QRegularExpressionMatch match = shape.match(title);
    if (!match.hasMatch())
        return std::nullopt;
    TimeFormat format = TimeFormat::Iso;
    if (match.captured(1) == QLatin1StringView("unix s"))
        format = TimeFormat::Unix;
    else if (match.captured(1) == QLatin1StringView("MJD UTC"))
        format = TimeFormat::Mjd;
    return ForeignColumn{.name = QStringLiteral("time"), .isText = true, .timeFormat = format};
}

/** "boltwood.wind_speed [mph]"; the device is told apart. */
std::optional<ForeignColumn> exportedColumn(const QString &title, QString &device)
{
    static const QRegularExpression shape(QStringLiteral(R"(^([a-z0-9_]+)\.([a-z0-9_]+)(?: \[([^\]]+)\])?$)"));
    const QRegularExpressionMatch match = shape.match(title);
    if (!match.hasMatch() || !isSqlName(match.captured(1)) || !isSqlName(match.captured(2)))
        return std::nullopt;
    if (device.isEmpty())
        device = match.captured(1);
    if (match.captured(1) != device)
        return std::nullopt;
    return ForeignColumn{.name = match.captured(2), .unit = match.captured(3), .isText = true};
}

/** What a log was exported to; nothing for other files. */
std::optional<ForeignTable> exportedTable(const QStringList &titles)
{
    const std::optional<ForeignColumn> time = exportedTime(titles.first());
    if (!time || titles.size() < 2)
        return std::nullopt;
    ForeignTable table{.columns = {*time}, .isOurs = true};
    for (const QString &title : titles.sliced(1)) {
        const std::optional<ForeignColumn> column = exportedColumn(title, table.suggestedName);
        if (!column)
            return std::nullopt;
        table.columns += *column;
    }
    return table;
}

/** "Wind speed [mph]" and "Wind speed (mph)" name a unit that is known. */
ForeignColumn otherColumn(const QString &title)
{
    static const QRegularExpression shape(QStringLiteral(R"(^(.*\S)\s*[\[(]([^\])]+)[\])]$)"));
    ForeignColumn column{.name = title, .isText = true};
    const QRegularExpressionMatch match = shape.match(title);
    if (match.hasMatch()) {
        if (const std::optional<QString> unit = normalisedUnit(match.captured(2).trimmed())) {
            column.name = match.captured(1);
            column.unit = *unit;
        }
    }
    return column;
}

Error headerError(const CsvReader &header, const QString &what)
{
    return {ErrorCode::InvalidInput, QStringLiteral("%1:%2: %3").arg(header.path()).arg(header.line()).arg(what)};
}

Result<QStringList> readTitles(const CsvReader &header)
{
    constexpr qsizetype mostColumns = 1900; // SQLite holds 2000
    if (header.count() > mostColumns)
        return headerError(header,
                           QStringLiteral("%1 columns: a table holds at most %2").arg(header.count()).arg(mostColumns));
    QStringList titles;
    for (qsizetype cell = 0; cell < header.count(); ++cell) {
        QStringDecoder decoder(QStringDecoder::Utf8);
        const QString title = QString(decoder(header.cell(cell))).trimmed();
        if (decoder.hasError()) {
            return headerError(header,
                               QStringLiteral("the name of column %1 is no UTF-8: convert the file, as with iconv -f "
                                              "latin1 -t utf-8")
                                   .arg(cell + 1));
        }
        if (title.isEmpty())
            return headerError(header,
                               QStringLiteral("column %1 has no name: the first line must name all").arg(cell + 1));
        if (titles.contains(title))
            return headerError(header, QStringLiteral("two columns are named \"%1\": rename one").arg(title));
        titles += title;
    }
    if (titles.size() < 2)
        return headerError(
            header,
            QStringLiteral("there is one column, \"%1\": a time and values are wanted, with commas between")
                .arg(titles.value(0)));
    return titles;
}

} // namespace

Result<ForeignTable> readCsvHeader(const CsvReader &header)
{
    const Result<QStringList> titles = readTitles(header);
    if (!titles)
        return titles.error();
    const QString fileName = QFileInfo(header.path()).fileName();
    if (std::optional<ForeignTable> exported = exportedTable(*titles)) {
        exported->name = fileName;
        return *exported;
    }
    ForeignTable table{.name = fileName, .suggestedName = suggestedSqlName(QFileInfo(header.path()).baseName())};
    for (const QString &title : *titles)
        table.columns += otherColumn(title);
    return table;
}

void CsvColumnTypes::add(const CsvReader &reader)
{
    for (std::size_t index = 0; index < m_columns.size(); ++index) {
        const QByteArrayView text = reader.cell(qsizetype(index));
        Seen &seen = m_columns[index];
        if (isNoValue(text) && !(text.isEmpty() && reader.isQuoted(qsizetype(index))))
            continue;
        seen.hasValue = true;
        if (!seen.areBooleans && !seen.areReals && !seen.areTimes)
            continue; // text
        if (seen.areBooleans && !booleanFrom(text))
            seen.areBooleans = false;
        if (seen.areIntegers && !integerFrom(text))
            seen.areIntegers = false;
        if (seen.areReals && !seen.areIntegers && !realFrom(text))
            seen.areReals = false;
        if (seen.areTimes && !readForeignTime(text, TimeFormat::Iso))
            seen.areTimes = false;
    }
}

std::optional<ColumnType> CsvColumnTypes::type(qsizetype column) const
{
    const Seen &seen = m_columns[std::size_t(column)];
    if (!seen.hasValue)
        return std::nullopt;
    if (seen.areBooleans)
        return ColumnType::Boolean;
    if (seen.areIntegers)
        return ColumnType::Integer;
    if (seen.areReals)
        return ColumnType::Real;
    return seen.areTimes ? ColumnType::Time : ColumnType::Text;
}

} // namespace mtnops
