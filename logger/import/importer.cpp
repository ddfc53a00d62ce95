// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/import/importer.h"

#include "logger/import/foreignreadahead.h"
#include "logger/import/samplinginterval.h"
#include "logger/import/timecolumn.h"
#include "logger/query/catalogreader.h"
#include "logger/site/didyoumean.h"
#include "logger/site/sqlnames.h"
#include "logger/store/rolluprebuild.h"
#include "logger/store/sqlconnection.h"
#include "logger/store/storedrows.h"
#include "logger/store/writer.h"

#include <QFileInfo>

namespace mtnops {

namespace {

constexpr std::size_t rowsOfAProbe = 1000;
constexpr std::chrono::seconds patience(10); // with another program's lock

} // namespace

Importer::Importer(ImportRequest request, const ForeignSource &source, ImportProgress progress)
    : m_request(std::move(request)), m_source(source), m_progress(std::move(progress))
{
}

Importer::~Importer() = default;

Result<ImportReport> Importer::run()
{
    if (const Result<void> done = readLog(); !done)
        return done.error();
    if (const Result<void> done = plan(); !done)
        return done.error();
    completeTables();
    const Result<void> done = importTables();
    return done ? Result(m_report) : done.error();
}

/** What is there; a new log has the name of its file. */
Result<void> Importer::readLog()
{
    m_report.isNewLog = QFileInfo(m_request.databasePath).size() == 0;
    if (m_report.isNewLog) {
        m_site.name = suggestedSqlName(QFileInfo(m_request.databasePath).completeBaseName());
        m_site.title = m_site.name;
        if (m_request.zone)
            m_site.timeZone = m_request.zone->id();
        return {};
    }
    const Result<std::unique_ptr<SqlConnection>> log = openLog(m_request.databasePath);
    if (!log)
        return log.error();
    const Result<Catalog> catalog = readCatalog(**log);
    if (!catalog)
        return catalog.error();
    m_site = catalog->site;
    for (const DeviceTable &table : catalog->tables)
        m_known.insert(table.name, table);
    return {};
}

Result<void> Importer::plan()
{
    const Result<QList<ForeignTable>> tables = m_source.tables(m_progress);
    if (!tables)
        return tables.error();
    if (const Result<void> checked = checkMap(*tables); !checked)
        return checked;
    for (const ForeignTable &table : *tables) {
        if (const Result<void> added = addPlan(table); !added)
            return added;
    }
    return m_report.tables.isEmpty() ? nothingToImport() : Result<void>();
}

Error Importer::nothingToImport() const
{
    if (!m_request.table.isEmpty()) {
        return {ErrorCode::NotFound,
                QStringLiteral("nothing in %1 becomes the table %2: name it in the map")
                    .arg(m_source.name(), m_request.table)};
    }
    if (!m_report.refused.isEmpty()) {
        return {ErrorCode::NotFound,
                QStringLiteral("no table of %1 can be read: %2")
                    .arg(m_source.name(), m_report.refused.join(QLatin1StringView("; ")))};
    }
    return {ErrorCode::NotFound,
            QStringLiteral("%1 has no table with a column of times, which would be of the type DATETIME or TIMESTAMP, "
                           "or named %2; its tables: %3")
                .arg(m_source.name(), timeColumnNames().join(QLatin1StringView(", ")),
                     m_report.passedOver.isEmpty() ? QStringLiteral("none")
                                                   : m_report.passedOver.join(QLatin1StringView(", ")))};
}

Result<void> Importer::checkMap(const QList<ForeignTable> &tables) const
{
    QStringList names;
    for (const ForeignTable &table : tables)
        names += table.name;
    bool hasTimeColumn = m_request.timeColumn.isEmpty();
    for (const ForeignTable &table : tables) {
        for (const ForeignColumn &column : table.columns)
            hasTimeColumn = hasTimeColumn || column.name == m_request.timeColumn;
    }
    if (!hasTimeColumn) {
        return Error{ErrorCode::NotFound,
                     QStringLiteral("--time-column %1: no table in %2 has such a column")
                         .arg(m_request.timeColumn, m_source.name())};
    }
    for (const MappedTable &table : m_request.map.tables) {
        if (!names.contains(table.from)) {
            return Error{ErrorCode::NotFound,
                         QStringLiteral("the map has a table \"%1\" that is not in %2%3")
                             .arg(table.from, m_source.name(), didYouMean(table.from, names))};
        }
    }
    return {};
}

Result<void> Importer::addPlan(const ForeignTable &table)
{
    const MappedTable *map = m_request.map.table(table.name);
    const QString name = map && !map->to.isEmpty() ? map->to : table.suggestedName;
    if ((map && map->isSkipped) || (!m_request.table.isEmpty() && m_request.table != name))
        return {};
    const auto known = m_known.constFind(name);
    Result<std::optional<TablePlan>> plan =
        planTable(table, map, known == m_known.constEnd() ? std::nullopt : std::optional(*known),
                  {.timeColumn = m_request.timeColumn,
                   .isWanted = !m_request.table.isEmpty() || table.isOurs,
                   .guessesTime = m_request.takesWhatItCan});
    if (plan && !*plan) {
        m_report.passedOver += table.name;
        return {};
    }
    if (plan) {
        if (const Result<void> probed = probe(**plan); !probed)
            plan = probed.error();
    }
    if (!plan && m_request.takesWhatItCan && plan.error().code == ErrorCode::InvalidInput) {
        m_report.refused += plan.error().detail; // but a server that is gone, or damage, ends it
        return {};
    }
    if (!plan)
        return plan.error();
    m_known.insert(name, (*plan)->table);
    m_report.tables += TableReport{.plan = **std::move(plan)};
    return {};
}

/** Reads some rows before anything is written, so that what is wrong with all of them is an error. */
Result<void> Importer::probe(TablePlan &plan) const
{
    const auto table = std::make_shared<const DeviceTable>(plan.table);
    const IsWanted isWanted = [&] { return m_progress(QStringLiteral("looking through %1").arg(plan.source.name), 0); };
    if (!isWanted())
        return cancelledImport();
    const Result<std::unique_ptr<ForeignTableReader>> reader =
        ForeignTableReader::open(m_source, plan, table, m_request.zone, isWanted);
    if (!reader)
        return reader.error();
    std::vector<Timestamp> times;
    for (Sample sample; times.size() < rowsOfAProbe;) {
        const Result<bool> hasRow = (*reader)->next(sample);
        if (!hasRow)
            return hasRow.error();
        if (!*hasRow)
            break;
        times.push_back(sample.time);
    }
    const Refusals refused = (*reader)->reading().refused;
    if (times.empty() && refused.count() > 0) {
        const Refusal &why = refused.list().first();
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("%1: no row can be read by its column %2: %3; the first is %4")
                         .arg(plan.source.name, plan.source.columns[plan.time].name, why.reason, why.first)};
    }
    if (plan.guessesInterval)
        plan.table.interval = samplingInterval(times);
    return {};
}

/** Of several foreign tables that go to one each knows all its columns. */
void Importer::completeTables()
{
    for (TableReport &report : m_report.tables)
        report.plan.table = m_known.value(report.plan.table.name);
}

Result<void> Importer::importTables()
{
    std::unique_ptr<Writer> writer;
    if (!m_request.isDryRun) {
        Result<std::unique_ptr<Writer>> opened = Writer::open(m_request.databasePath, m_site, patience);
        if (!opened)
            return opened.error();
        writer = *std::move(opened);
    } else if (!m_report.isNewLog) {
        Result<std::unique_ptr<SqlConnection>> log = openLog(m_request.databasePath);
        if (!log)
            return log.error();
        m_log = *std::move(log);
    }
    for (qsizetype index = 0; index < m_report.tables.size(); ++index) {
        if (const Result<void> done = importTable(writer.get(), index); !done)
            return done;
    }
    return writer ? makeRollups(*writer) : Result<void>();
}

/** Without a writer nothing is written, and it is counted what would be. */
Result<void> Importer::importTable(Writer *writer, qsizetype index)
{
    TableReport &report = m_report.tables[index];
    const auto table = std::make_shared<const DeviceTable>(report.plan.table);
    if (writer) {
        if (const Result<void> prepared = writer->prepareTable(table); !prepared)
            return prepared;
    }
    const Result<std::unique_ptr<StoredRows>> stored =
        writer || m_report.isNewLog ? std::unique_ptr<StoredRows>() : StoredRows::open(*m_log, table);
    if (!stored)
        return stored.error();
    ForeignReadAhead blocks(m_source, report.plan, table, m_request.zone);
    for (;;) {
        const Result<const ForeignBlock *> block = blocks.next();
        if (!block)
            return block.error();
        if (!*block)
            break;
        const std::vector<Sample> &rows = (*block)->rows;
        const Result<ImportCounts> counts = writer ? writer->importRows(rows)
            : *stored                              ? (*stored)->compare(rows)
                                                   : ImportCounts{.stored = qint64(rows.size())};
        if (!counts)
            return counts.error();
        report.counts += *counts;
        const double done = (double(index) + (*block)->done) / double(m_report.tables.size());
        if (!m_progress(report.plan.source.name, done))
            return cancelledImport();
    }
    report.reading = blocks.reading();
    return {};
}

Result<void> Importer::makeRollups(Writer &writer)
{
    const Result<std::unique_ptr<SqlConnection>> log = openLog(m_request.databasePath);
    if (!log)
        return log.error();
    const Result<Duration> all = dirty(**log);
    if (!all)
        return all.error();
    for (Duration left = *all; left > Duration::zero();) {
        if (const Result<bool> made = writer.repairRollups(); !made)
            return made.error();
        const Result<Duration> still = dirty(**log);
        if (!still)
            return still.error();
        left = *still;
        if (!m_progress(QStringLiteral("making rollups"), 1 - double(left.count()) / double(all->count())))
            return cancelledImport();
    }
    return {};
}

/** What is to be rolled up anew of the tables that rows went to. */
Result<Duration> Importer::dirty(SqlConnection &log) const
{
    QSet<QString> names;
    for (const TableReport &report : m_report.tables)
        names.insert(report.plan.table.name);
    Duration all{};
    for (const QString &name : std::as_const(names)) {
        const Result<Duration> time = dirtyTime(log, name, {Timestamp::min(), Timestamp::max()});
        if (!time)
            return time;
        all += *time;
    }
    return all;
}

} // namespace mtnops
