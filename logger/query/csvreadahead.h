// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/blockring.h"
#include "logger/core/result.h"
#include "logger/core/timerange.h"
#include "logger/query/csvcell.h"

#include <QStringList>

#include <thread>
#include <vector>

namespace mtnops {

/** Some rows, one behind the other. */
struct CsvRowBlock
{
    static constexpr qsizetype mostRows = 1024;

    qsizetype rows = 0;
    std::vector<qint64> times; ///< µs; only the first rows count
    std::vector<CsvCell> cells; ///< row by row
};

/** Reads the rows of a range on a thread and a connection of its own while the owner writes the ones before: reading is
   three quarters of the work. It is at most a few blocks ahead, so memory stays small. The owner's thread; the
   destructor stops the reading and waits. */
class CsvReadAhead
{
public:
    CsvReadAhead(QString databasePath, QString table, QStringList columns, const TimeRange &range);
    ~CsvReadAhead();
    Q_DISABLE_COPY_MOVE(CsvReadAhead)

    /** The next rows, valid until the next call; null at the end. */
    Result<const CsvRowBlock *> next() { return m_blocks.next(); }

private:
    Result<void> readRows();

    const QString m_databasePath;
    const QString m_table;
    const QStringList m_columns;
    const TimeRange m_range;
    BlockRing<CsvRowBlock, 4> m_blocks;
    std::jthread m_thread; ///< begins last
};

} // namespace mtnops
