// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/import/sqliterows.h"

#include "logger/import/foreignname.h"

#include <limits>

namespace mtnops {

namespace {

/** By what the rows of a table are numbered: a name for the row number that no column has taken. */
Result<QString> rowNumberOf(SqlConnection &connection, const ForeignTable &table)
{
    Result<QSqlQuery> query =
        connection.prepare(QStringLiteral("SELECT wr FROM pragma_table_list(:table) WHERE schema = 'main'"));
    if (!query)
        return query.error();
    query->bindValue(QStringLiteral(":table"), table.name);
    if (const Result<void> done = run(connection, *query); !done)
        return done.error();
    if (!query->next())
        return Error{ErrorCode::NotFound,
                     QStringLiteral("%1: there is no table %2 any more").arg(connection.path(), table.name)};
    if (query->value(0).toBool())
        return QString();
    for (const QString &name : {QStringLiteral("rowid"), QStringLiteral("_rowid_"), QStringLiteral("oid")}) {
        const bool isTaken = std::any_of(table.columns.begin(), table.columns.end(), [&](const ForeignColumn &column) {
            return column.name.compare(name, Qt::CaseInsensitive) == 0;
        });
        if (!isTaken)
            return name;
    }
    return QString();
}

} // namespace

SqliteRows::SqliteRows(std::unique_ptr<SqlConnection> connection, std::unique_ptr<WantedGuard> guard,
                       SqliteStatement statement, bool hasNumbers, qint64 first, qint64 last)
    : m_connection(std::move(connection))
    , m_guard(std::move(guard))
    , m_statement(std::move(statement))
    , m_hasNumbers(hasNumbers)
    , m_first(first)
    , m_last(last)
{
}

Result<std::unique_ptr<ForeignRows>> SqliteRows::open(const QString &path, const ForeignTable &table,
                                                      const QList<qsizetype> &columns, qsizetype time,
                                                      const IsWanted &isWanted)
{
    Result<std::unique_ptr<SqlConnection>> connection = SqlConnection::open(path, SqlConnection::Mode::ReadOnly);
    if (!connection)
        return connection.error();
    auto guard = std::make_unique<WantedGuard>(**connection, isWanted);
    const Result<QString> number = rowNumberOf(**connection, table);
    if (!number)
        return number.error();
    const QString source = foreignName(table.name);
    QStringList names = {number->isEmpty() ? QStringLiteral("0") : *number};
    for (const qsizetype column : columns)
        names += foreignName(table.columns[column].name);
    const QString sql = number->isEmpty()
        ? QStringLiteral("SELECT %1 FROM %2 ORDER BY %3")
              .arg(names.join(u','), source, foreignName(table.columns[time].name))
        : QStringLiteral("SELECT %1 FROM %2 WHERE %3 >= ? ORDER BY %3 LIMIT ?").arg(names.join(u','), source, *number);
    Result<SqliteStatement> statement = SqliteStatement::prepare(**connection, sql);
    if (!statement)
        return statement.error();
    Result<SqliteStatement> ends = SqliteStatement::prepare(
        **connection,
        number->isEmpty() ? QStringLiteral("SELECT 1, count(*) FROM %1").arg(source)
                          : QStringLiteral("SELECT min(%1), max(%1) FROM %2").arg(*number, source));
    if (!ends)
        return ends.error();
    const Result<bool> hasRow = ends->step();
    if (!hasRow)
        return guard->isEnded() ? cancelledImport() : hasRow.error();
    const qint64 first = ends->integer(0);
    const qint64 last = ends->integer(1);
    ends->reset();
    std::unique_ptr<SqliteRows> rows(new SqliteRows(*std::move(connection), std::move(guard), *std::move(statement),
                                                    !number->isEmpty(), first, last));
    rows->bind(first);
    return std::unique_ptr<ForeignRows>(std::move(rows));
}

void SqliteRows::bind(qint64 from)
{
    if (!m_hasNumbers)
        return;
    m_statement.bindInteger(1, from);
    m_statement.bindInteger(2, rowsOfAPart);
    m_inPart = 0;
}

Result<bool> SqliteRows::next()
{
    Result<bool> hasRow = m_statement.step();
    if (hasRow && !*hasRow && m_inPart == rowsOfAPart && m_number < std::numeric_limits<qint64>::max()) {
        bind(m_number + 1);
        hasRow = m_statement.step();
    }
    if (!hasRow && m_guard->isEnded())
        return cancelledImport();
    if (!hasRow || !*hasRow)
        return hasRow;
    ++m_inPart;
    m_number = m_hasNumbers ? m_statement.integer(0) : m_number + 1;
    return true;
}

QString SqliteRows::place() const
{
    return QStringLiteral("row %1").arg(m_number);
}

double SqliteRows::done() const
{
    return m_last <= m_first ? 1
                             : std::min(1.0, (double(m_number) - double(m_first)) / (double(m_last) - double(m_first)));
}

} // namespace mtnops
