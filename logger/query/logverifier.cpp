// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/logverifier.h"

#include "logger/query/catalogcheck.h"
#include "logger/query/catalogreader.h"
#include "logger/query/rollupcheck.h"
#include "logger/query/watermarkcheck.h"
#include "logger/store/rollupstate.h"
#include "logger/store/rowsource.h"
#include "logger/store/sqlconnection.h"
#include "logger/store/tablecolumns.h"

#include <QSqlError>
#include <QVariant>

namespace mtnops {

namespace {

/** What SQLite itself thinks of the file. */
Result<void> checkFile(SqlConnection &connection, const QString &pragma, ProblemList &problems)
{
    Result<QSqlQuery> query = connection.prepare(QStringLiteral("PRAGMA ") + pragma);
    if (!query)
        return query.error();
    if (const Result<void> done = run(connection, *query); !done)
        return done;
    while (query->next()) {
        const QString text = query->value(0).toString();
        if (text != QLatin1StringView("ok"))
            problems.add(text);
    }
    if (query->lastError().isValid())
        return connection.describe(query->lastError());
    return {};
}

/** An error in the contents of the database is a finding; any other ends the verification. */
Result<void> foundIn(const Result<void> &done, ProblemList &problems)
{
    if (done || done.error().code != ErrorCode::Database)
        return done;
    problems.add(done.error().detail);
    return {};
}

/** One table after the other, with what share of all time each has. */
class Verifier
{
public:
    Verifier(SqlConnection &connection, const VerifyRequest &request, VerifyProgress progress)
        : m_connection(connection), m_request(request), m_progress(std::move(progress))
    {
    }

    Result<Verification> run()
    {
        if (const Result<void> checked = checkStructure(); !checked)
            return checked.error();
        const Result<Catalog> catalog = readCatalog(m_connection);
        if (!catalog)
            return catalog.error();
        const Result<QList<DeviceTable>> tables = chosenTables(*catalog);
        if (!tables)
            return tables.error();
        if (m_request.table.isEmpty()) {
            if (const Result<void> checked = checkStrangers(m_connection, *catalog, m_found.file); !checked)
                return checked.error();
        }
        for (const DeviceTable &table : *tables) {
            if (const Result<void> checked = checkLayout(*catalog, table); !checked)
                return checked.error();
        }
        for (qsizetype index = 0; catalog->hasRollups && index < tables->size(); ++index) {
            if (const Result<void> checked = checkRollups(tables->at(index), index); !checked)
                return checked.error();
        }
        return m_found;
    }

private:
    Result<void> checkStructure()
    {
        tell(QStringLiteral("the file"), 0);
        const QString pragma = m_request.isQuick ? QStringLiteral("quick_check") : QStringLiteral("integrity_check");
        return foundIn(checkFile(m_connection, pragma, m_found.file), m_found.file);
    }

    /** A device that never answered has neither columns nor a table. */
    Result<QList<DeviceTable>> chosenTables(const Catalog &catalog) const
    {
        QList<DeviceTable> tables;
        if (!m_request.table.isEmpty()) {
            const Result<const DeviceTable *> found = findTable(catalog, m_request.table);
            if (!found)
                return found.error();
            return QList<DeviceTable>{**found};
        }
        for (const DeviceTable &table : catalog.tables) {
            bool isThere = !table.columns.isEmpty();
            if (!isThere) {
                const Result<QHash<QString, RealColumn>> real = realColumns(m_connection, table.name);
                if (!real)
                    return real.error();
                isThere = !real->isEmpty();
            }
            if (isThere)
                tables += table;
        }
        return tables;
    }

    /** What can be read is measured, for the progress. */
    Result<void> checkLayout(const Catalog &catalog, const DeviceTable &table)
    {
        TableVerification found{.table = table.name};
        Result<void> checked =
            foundIn(checkTable(m_connection, table, catalog.hasRollups, found.problems), found.problems);
        std::optional<TimeRange> span;
        if (checked && found.problems.count() == 0) {
            const Result<std::optional<TimeRange>> read = RowSource(m_connection, table.name, {}).span();
            if (read)
                span = read->value_or(TimeRange());
            checked = foundIn(read ? Result<void>() : read.error(), found.problems);
        }
        m_found.tables += found;
        m_spans += span;
        m_total += std::chrono::duration<double>(span.value_or(TimeRange()).length());
        return checked;
    }

    Result<void> checkRollups(const DeviceTable &table, qsizetype index)
    {
        TableVerification &found = m_found.tables[index];
        if (!m_spans[index])
            return {}; // what cannot be read has been told
        if (const Result<void> checked = foundIn(checkWatermarks(m_connection, table, found), found.problems); !checked)
            return checked;
        const TimeRange span = *m_spans[index];
        RollupCheck check(m_connection, table, found);
        const Result<void> checked = check.run([&](Timestamp reached) {
            const auto here = std::chrono::duration<double>(std::clamp(reached, span.from, span.to) - span.from);
            tell(table.name, m_total.count() > 0 ? (m_done + here) / m_total : 0);
        });
        m_done += std::chrono::duration<double>(span.length());
        return foundIn(checked, found.problems);
    }

    void tell(const QString &what, double done) const
    {
        if (m_progress)
            m_progress(what, done);
    }

    SqlConnection &m_connection;
    const VerifyRequest &m_request;
    VerifyProgress m_progress;
    Verification m_found;
    QList<std::optional<TimeRange>> m_spans; ///< of each table; nothing: it cannot be read
    std::chrono::duration<double> m_total{};
    std::chrono::duration<double> m_done{};
};

} // namespace

Result<Verification> verifyLog(const VerifyRequest &request, const VerifyProgress &progress)
{
    const Result<std::unique_ptr<SqlConnection>> connection = openLog(request.databasePath);
    if (!connection)
        return connection.error();
    return Verifier(**connection, request, progress).run();
}

} // namespace mtnops
