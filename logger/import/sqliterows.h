// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/import/foreignsource.h"
#include "logger/import/wantedguard.h"
#include "logger/store/sqlconnection.h"
#include "logger/store/sqlitestatement.h"

namespace mtnops {

/** Rows of a table of a SQLite file, by their number, in parts, so that no long read keeps another logger's write-ahead
    log from being folded in. Of a table without row numbers they come in order of time, in one read. On the thread of
   its connection. */
class SqliteRows final : public ForeignRows
{
public:
    static Result<std::unique_ptr<ForeignRows>> open(const QString &path, const ForeignTable &table,
                                                     const QList<qsizetype> &columns, qsizetype time,
                                                     const IsWanted &isWanted);

    Result<bool> next() override;
    QVariant value(int column) const override { return m_statement.value(column + 1); }
    QString place() const override;
    double done() const override;

private:
    SqliteRows(std::unique_ptr<SqlConnection> connection, std::unique_ptr<WantedGuard> guard, SqliteStatement statement,
               bool hasNumbers, qint64 first, qint64 last);
    void bind(qint64 from);

    std::unique_ptr<SqlConnection> m_connection; ///< first, so that it outlives the statement
    std::unique_ptr<WantedGuard> m_guard; ///< of the connection
    SqliteStatement m_statement; ///< its first column is the number of the row, or 0
    bool m_hasNumbers;
    qint64 m_first; ///< numbers of the first and last row; without numbers 1 and how many there are
    qint64 m_last;
    qint64 m_number = 0; ///< of the row that it stands on
    qint64 m_inPart = 0; ///< rows read of this part
};

} // namespace mtnops
