// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"

#include <QList>
#include <QString>
#include <QVariantList>

#include <functional>

namespace mtnops {

class SqlConnection;

/** Reads the rows of a table of a damaged database, around the pages that cannot be read, in the order of its key. On
    the thread of its connection. */
class TableSalvage
{
public:
    using Rows = QList<QVariantList>; ///< of each the key, an integer, then the columns asked for
    using Take = std::function<Result<void>(const Rows &rows)>;

    /** @p columns as SQL; @p step: how far apart the keys of two rows are, roughly. */
    TableSalvage(SqlConnection &connection, const QString &table, const QString &key, const QStringList &columns,
                 qint64 step);

    /** Hands over all that can be read, some thousand rows at a time. The error is that of @p take, or one of a disk or
        a lock. */
    Result<void> run(const Take &take);

    qint64 rows() const { return m_rows; }
    qint64 gaps() const { return m_gaps; } ///< places where rows may be missing

private:
    Result<Rows> read(qint64 from, qint64 count);
    Result<bool> takeUntilDamage(qint64 &from, const Take &take);
    Result<qint64> findBehindDamage(qint64 from);
    Result<bool> isReadable(qint64 from);

    SqlConnection &m_connection;
    QString m_sql;
    int m_width;
    qint64 m_step;
    qint64 m_rows = 0;
    qint64 m_gaps = 0;
};

} // namespace mtnops
