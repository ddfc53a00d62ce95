// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/sqlitestatement.h"

#include "logger/store/sqlconnection.h"

#include <sqlite3.h>

namespace mtnops {

void SqliteStatement::Finalizer::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

SqliteStatement::SqliteStatement(SqlConnection &connection, sqlite3_stmt *statement)
    : m_connection(&connection), m_statement(statement)
{
}

Result<SqliteStatement> SqliteStatement::prepare(SqlConnection &connection, const QString &sql)
{
    if (const Result<void> checked = connection.checkUnchanged(); !checked)
        return checked.error();
    const QByteArray text = sql.toUtf8();
    sqlite3_stmt *statement = nullptr;
    const char *rest = nullptr;
    const int code = sqlite3_prepare_v2(connection.handle(), text.constData(), int(text.size()) + 1, &statement, &rest);
    if (code != SQLITE_OK)
        return connection.describe(code, QString::fromUtf8(sqlite3_errmsg(connection.handle())));
    Q_ASSERT_X(statement && *rest == '\0', "SqliteStatement", "not one statement");
    return SqliteStatement(connection, statement);
}

void SqliteStatement::bindNull(int place)
{
    noteBound(sqlite3_bind_null(m_statement.get(), place));
}

void SqliteStatement::bindInteger(int place, qint64 number)
{
    noteBound(sqlite3_bind_int64(m_statement.get(), place, number));
}

void SqliteStatement::bindInteger(const char *name, qint64 number)
{
    bindInteger(sqlite3_bind_parameter_index(m_statement.get(), name), number);
}

void SqliteStatement::bindReal(int place, double number)
{
    noteBound(sqlite3_bind_double(m_statement.get(), place, number));
}

void SqliteStatement::bindValue(int place, const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::UnknownType:
        bindNull(place);
        return;
    case QMetaType::Int:
        bindInteger(place, value.toInt());
        return;
    case QMetaType::LongLong: // the value in place: toLongLong() looks for a conversion first
        bindInteger(place, *static_cast<const qint64 *>(value.constData()));
        return;
    case QMetaType::Double:
        bindReal(place, *static_cast<const double *>(value.constData()));
        return;
    case QMetaType::QByteArray: {
        const QByteArray bytes = value.toByteArray();
        noteBound(sqlite3_bind_blob64(m_statement.get(), place, bytes.constData(), sqlite3_uint64(bytes.size()),
                                      SQLITE_TRANSIENT));
        return;
    }
    default: {
        Q_ASSERT(value.typeId() == QMetaType::QString);
        // With its length, since a text may have NULs in it.
        const auto &text = *static_cast<const QString *>(value.constData());
        noteBound(sqlite3_bind_text64(m_statement.get(), place, reinterpret_cast<const char *>(text.utf16()),
                                      sqlite3_uint64(text.size()) * sizeof(char16_t), SQLITE_TRANSIENT, SQLITE_UTF16));
        return;
    }
    }
}

void SqliteStatement::noteBound(int code)
{
    Q_ASSERT_X(code != SQLITE_RANGE && code != SQLITE_MISUSE, "SqliteStatement", "no such placeholder, or under way");
    if (code != SQLITE_OK)
        m_bindError = code;
}

Result<bool> SqliteStatement::step()
{
    if (m_bindError != SQLITE_OK) {
        const int code = std::exchange(m_bindError, SQLITE_OK);
        return m_connection->describe(code, QString::fromUtf8(sqlite3_errstr(code)));
    }
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        return takeError(code);
    sqlite3_reset(m_statement.get());
    return false;
}

Error SqliteStatement::takeError(int code)
{
    Error error = m_connection->describe(code, QString::fromUtf8(sqlite3_errmsg(m_connection->handle())));
    sqlite3_reset(m_statement.get()); // says the same again
    return error;
}

Result<void> SqliteStatement::run()
{
    const Result<bool> hasRow = step();
    if (hasRow && *hasRow)
        reset();
    return hasRow ? Result<void>() : hasRow.error();
}

void SqliteStatement::reset()
{
    sqlite3_reset(m_statement.get());
}

SqliteValue SqliteStatement::at(int column) const
{
    return SqliteValue(sqlite3_column_value(m_statement.get(), column));
}

bool SqliteStatement::isNull(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

qint64 SqliteStatement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

double SqliteStatement::real(int column) const
{
    return sqlite3_column_double(m_statement.get(), column);
}

std::optional<double> SqliteStatement::number(int column) const
{
    const SqliteValue value = at(column);
    const SqliteValue::Kind kind = value.kind();
    if (kind != SqliteValue::Kind::Real && kind != SqliteValue::Kind::Integer)
        return std::nullopt;
    return value.real();
}

QVariant SqliteStatement::value(int column) const
{
    const SqliteValue value = at(column);
    switch (value.kind()) {
    case SqliteValue::Kind::Null:
        return {};
    case SqliteValue::Kind::Integer:
        return QVariant(value.integer());
    case SqliteValue::Kind::Real:
        return value.real();
    case SqliteValue::Kind::Text:
        return value.text();
    case SqliteValue::Kind::Blob:
        return value.blob();
    }
    Q_UNREACHABLE();
}

} // namespace mtnops
