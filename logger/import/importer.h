// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/siteinfo.h"
#include "logger/import/importreport.h"

namespace mtnops {

class SqlConnection;
class Writer;

/** What to import, and where to. */
struct ImportRequest
{
    QString databasePath; ///< a log, or a file that is to become one
    ImportMap map;
    QString table; ///< only what becomes this device table; empty: all
    QString timeColumn; ///< empty: guessed
    std::optional<QTimeZone> zone; ///< of times that name none; nothing: such times are refused
    bool isDryRun = false; ///< read everything and write nothing
    bool takesWhatItCan =
        false; ///< a table with a mistake is left out, and of several columns of times the first is it
};

/** Copies another logger's tables into a log, and makes their rollups. Whoever runs it holds the log's site lock: a
    Writer knows what it has written, and no second one may write beside it. Blocks; any one thread. */
class Importer
{
public:
    /** @p source must outlive this. Whole batches are in the log when @p progress ends it. */
    Importer(ImportRequest request, const ForeignSource &source, ImportProgress progress);
    ~Importer();
    Q_DISABLE_COPY_MOVE(Importer)

    /** Repeating it changes nothing; after an error or an end it goes on. */
    Result<ImportReport> run();

private:
    Result<void> readLog();
    Result<void> plan();
    Result<void> checkMap(const QList<ForeignTable> &tables) const;
    Result<void> addPlan(const ForeignTable &table);
    Error nothingToImport() const;
    Result<void> probe(TablePlan &plan) const;
    void completeTables();
    Result<void> importTables();
    Result<void> importTable(Writer *writer, qsizetype index);
    Result<void> makeRollups(Writer &writer);
    Result<Duration> dirty(SqlConnection &log) const;

    ImportRequest m_request;
    const ForeignSource &m_source;
    ImportProgress m_progress;
    SiteInfo m_site;
    std::unique_ptr<SqlConnection> m_log; ///< of a dry run, when there is one
    QMap<QString, DeviceTable> m_known; ///< the log's tables, and what the plans make of them
    ImportReport m_report;
};

} // namespace mtnops
