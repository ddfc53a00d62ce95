// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/import/foreignsource.h"

#include <QMap>

namespace mtnops {

/** CSV files, each a table of its own; several may become one device table. Any thread. */
class CsvSource final : public ForeignSource
{
public:
    /** @p table: the device table that all files go to; empty: what they are exported from, or else their names. */
    CsvSource(QStringList paths, QString table) : m_paths(std::move(paths)), m_table(std::move(table)) { }

    QString name() const override { return m_paths.join(QLatin1StringView(", ")); }

    /** Reads all files to their ends, for the types of their columns. */
    Result<QList<ForeignTable>> tables(const ImportProgress &progress) const override;
    Result<std::unique_ptr<ForeignRows>> rows(const ForeignTable &table, const QList<qsizetype> &columns,
                                              qsizetype time, const IsWanted &isWanted) const override;

private:
    Result<ForeignTable> describe(const QString &path, const ImportProgress &progress) const;

    QStringList m_paths;
    QString m_table;
};

} // namespace mtnops
