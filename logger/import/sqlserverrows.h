// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/import/foreignsource.h"
#include "logger/import/sqlserver.h"

namespace mtnops {

/** Rows of a table of a server: by the key that numbers them, in parts, so that neither we nor the server hold all of
   them. Of a table without one they come in order of time, in one read. On the thread of its
    connection. */
class SqlServerRows final : public ForeignRows
{
public:
    static Result<std::unique_ptr<ForeignRows>> open(const QUrl &url, const ForeignTable &table,
                                                     const QList<qsizetype> &columns, qsizetype time);

    Result<bool> next() override;
    QVariant value(int column) const override { return m_query.value(column + 1); }
    QString place() const override;
    double done() const override;

private:
    SqlServerRows(std::unique_ptr<SqlServer> server, QString key);
    Result<void> findEnds(const QString &source);
    Result<void> read(qint64 from);

    std::unique_ptr<SqlServer> m_server; ///< first, so that it outlives the query
    QSqlQuery m_query; ///< its first column is the key, or 0
    QString m_sql; ///< up to the first key of a part, where there is one
    QString m_key; ///< empty: none
    qint64 m_first = 1; ///< keys of the first and last row; without a key 1 and how many there are
    qint64 m_last = 0;
    qint64 m_number = 0; ///< of the row that it stands on
    qint64 m_inPart = 0; ///< rows read of this part
};

} // namespace mtnops
