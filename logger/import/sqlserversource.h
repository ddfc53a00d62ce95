// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/import/foreignsource.h"
#include "logger/import/sqlserver.h"

#include <QUrl>

namespace mtnops {

/** The tables of another logger's PostgreSQL or MariaDB database, of the schema that a connection begins with. Any
    thread. */
class SqlServerSource final : public ForeignSource
{
public:
    /** One that SqlServer knows. */
    explicit SqlServerSource(QUrl url) : m_url(std::move(url)) { }

    QString name() const override { return SqlServer::nameOf(m_url); }
    Result<QList<ForeignTable>> tables(const ImportProgress &progress) const override;
    Result<std::unique_ptr<ForeignRows>> rows(const ForeignTable &table, const QList<qsizetype> &columns,
                                              qsizetype time, const IsWanted &isWanted) const override;

private:
    QUrl m_url;
};

} // namespace mtnops
