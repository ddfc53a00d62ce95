// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <sqlite3.h>

namespace mtnops {

/** What one column of a row holds: found once, where each question of a SqliteStatement's finds it anew, which takes as
    long as SQLite does for the cell. Good until the statement's next step, on the thread of its connection: SQLite does
    not lock such a value, and need not, because no other thread uses the connection. */
class SqliteValue
{
public:
    enum class Kind : quint8
    {
        Null,
        Integer,
        Real,
        Text,
        Blob,
    };

    explicit SqliteValue(sqlite3_value *value) : m_value(value) { }

    Kind kind() const
    {
        switch (sqlite3_value_type(m_value)) {
        case SQLITE_INTEGER:
            return Kind::Integer;
        case SQLITE_FLOAT:
            return Kind::Real;
        case SQLITE_TEXT:
            return Kind::Text;
        case SQLITE_BLOB:
            return Kind::Blob;
        default:
            return Kind::Null;
        }
    }

    qint64 integer() const { return sqlite3_value_int64(m_value); } ///< 0 for NULL
    double real() const { return sqlite3_value_double(m_value); } ///< 0 for NULL

    QString text() const ///< null for NULL
    {
        // The text first: it may have to be converted, which changes the length.
        const auto *text = static_cast<const QChar *>(sqlite3_value_text16(m_value));
        return QString(text, sqlite3_value_bytes16(m_value) / qsizetype(sizeof(QChar)));
    }

    QByteArray blob() const
    {
        const auto *bytes = static_cast<const char *>(sqlite3_value_blob(m_value));
        return QByteArray(bytes, sqlite3_value_bytes(m_value));
    }

private:
    sqlite3_value *m_value; ///< the statement's
};

} // namespace mtnops
