// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/import/foreignsource.h"

namespace mtnops {

/** The tables of another logger's SQLite file, read through SQLite's own interface. Any thread. */
class SqliteSource final : public ForeignSource
{
public:
    explicit SqliteSource(QString path) : m_path(std::move(path)) { }

    QString name() const override { return m_path; }
    Result<QList<ForeignTable>> tables(const ImportProgress &progress) const override;
    Result<std::unique_ptr<ForeignRows>> rows(const ForeignTable &table, const QList<qsizetype> &columns,
                                              qsizetype time, const IsWanted &isWanted) const override;

private:
    QString m_path;
};

} // namespace mtnops
