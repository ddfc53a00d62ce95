// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/import/csvsource.h"

#include "logger/import/csvcolumns.h"
#include "logger/import/csvfilerows.h"

namespace mtnops {

namespace {

constexpr qint64 recordsBetweenProgress = 5000;

/** The type that holds the values of both. */
std::optional<ColumnType> widened(std::optional<ColumnType> one, std::optional<ColumnType> other)
{
    if (!one || !other || *one == *other)
        return one ? one : other;
    const bool areNumbers = (*one == ColumnType::Integer && *other == ColumnType::Real)
        || (*one == ColumnType::Real && *other == ColumnType::Integer);
    return areNumbers ? ColumnType::Real : ColumnType::Text;
}

/** A column that is integers in one year's file and reals in the next is one of reals. */
void joinTypes(QList<ForeignTable> &tables)
{
    QHash<ColumnRef, std::optional<ColumnType>> types;
    for (const ForeignTable &table : std::as_const(tables)) {
        for (const ForeignColumn &column : table.columns) {
            std::optional<ColumnType> &type = types[{table.suggestedName, column.name}];
            type = widened(type, column.type);
        }
    }
    for (ForeignTable &table : tables) {
        for (ForeignColumn &column : table.columns)
            column.type = types.value({table.suggestedName, column.name});
    }
}

} // namespace

/** Each file is a table of its own: two of one device have each their own header. */
Result<QList<ForeignTable>> CsvSource::tables(const ImportProgress &progress) const
{
    QList<ForeignTable> tables;
    for (const QString &path : m_paths) {
        Result<ForeignTable> table = describe(path, progress);
        if (!table)
            return table.error();
        table->path = path;
        if (!m_table.isEmpty())
            table->suggestedName = m_table;
        tables += *std::move(table);
    }
    joinTypes(tables);
    return tables;
}

Result<ForeignTable> CsvSource::describe(const QString &path, const ImportProgress &progress) const
{
    CsvReader reader(path);
    if (const Result<void> opened = reader.open(); !opened)
        return opened.error();
    Result<bool> hasRecord = reader.next();
    if (!hasRecord)
        return hasRecord.error();
    if (!*hasRecord)
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("%1 is empty: its first line must name the columns").arg(path)};
    Result<ForeignTable> table = readCsvHeader(reader);
    if (!table)
        return table;
    CsvColumnTypes types(reader.count());
    for (qint64 records = 1; *hasRecord; ++records) {
        hasRecord = reader.next();
        if (!hasRecord)
            return hasRecord.error();
        if (*hasRecord && reader.count() == table->columns.size())
            types.add(reader);
        if (records % recordsBetweenProgress == 0
            && !progress(QStringLiteral("looking through %1").arg(path), reader.done()))
            return cancelledImport();
    }
    for (qsizetype column = 0; column < table->columns.size(); ++column)
        table->columns[column].type = types.type(column);
    return table;
}

Result<std::unique_ptr<ForeignRows>> CsvSource::rows(const ForeignTable &table, const QList<qsizetype> &columns,
                                                     qsizetype, const IsWanted & /*isWanted*/) const
{
    return CsvFileRows::open(table, columns);
}

} // namespace mtnops
