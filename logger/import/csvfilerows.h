// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/import/csvreader.h"
#include "logger/import/foreignsource.h"

namespace mtnops {

/** The rows of a CSV file. One thread. */
class CsvFileRows final : public ForeignRows
{
public:
    static Result<std::unique_ptr<ForeignRows>> open(const ForeignTable &table, const QList<qsizetype> &columns);

    Result<bool> next() override;
    QVariant value(int column) const override;
    QString problem() const override;
    QString place() const override;
    double done() const override { return m_reader.done(); }

private:
    CsvFileRows(const ForeignTable &table, QList<qsizetype> columns);

    CsvReader m_reader;
    QList<qsizetype> m_columns;
    qsizetype m_count; ///< cells of a row
};

} // namespace mtnops
