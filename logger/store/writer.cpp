// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/writer.h"

#include "logger/core/logging.h"
#include "logger/store/catalogtables.h"
#include "logger/store/journalwriter.h"
#include "logger/store/retention.h"
#include "logger/store/rolluprepair.h"
#include "logger/store/rollups.h"
#include "logger/store/schema.h"
#include "logger/store/sqlconnection.h"
#include "logger/store/tablelayout.h"
#include "logger/store/tablewriter.h"

#include <QFileInfo>
#include <QHash>
#include <QSet>
#include <QVariant>

#include <unordered_map>

namespace mtnops {

namespace {

/** Looks before anything is opened for writing, so that a file that is not ours stays as it is, byte for byte. */
Result<void> checkExistingFile(const QString &path)
{
    if (QFileInfo(path).size() == 0)
        return {};
    const Result<std::unique_ptr<SqlConnection>> connection = SqlConnection::open(path, SqlConnection::Mode::ReadOnly);
    if (!connection)
        return connection.error();
    const Result<int> version = readSchemaVersion(**connection);
    if (!version)
        return version.error();
    return {};
}

Result<void> configure(SqlConnection &connection)
{
    const Result<QVariant> mode = connection.value(QStringLiteral("PRAGMA journal_mode = WAL"));
    if (!mode)
        return mode.error();
    if (mode->toString() != QLatin1StringView("wal")) {
        return Error{ErrorCode::Io,
                     QStringLiteral("%1: the file system allows no write-ahead log (journal_mode is %2): put the "
                                    "database on a local disk")
                         .arg(connection.path(), mode->toString())};
    }
    // FULL: a committed row survives a power cut. The log is cut back to 16 MB after a reader has held it up.
    if (const Result<void> done = connection.execute(QStringLiteral("PRAGMA synchronous = FULL")); !done)
        return done;
    if (const Result<void> done = connection.execute(QStringLiteral("PRAGMA journal_size_limit = 16777216")); !done)
        return done;
    // Rows that retention deletes are no secret: overwriting them with zeros would be writing for nothing.
    return connection.execute(QStringLiteral("PRAGMA secure_delete = OFF"));
}

QString retiredText(const QString &table)
{
    return QStringLiteral("a row of %1 is older than its raw rows are kept (\"retain\" in the site file): it is not "
                          "stored, and what "
                          "was rolled up of that time stays as it is")
        .arg(table);
}

} // namespace

class Writer::Private
{
public:
    explicit Private(std::unique_ptr<SqlConnection> connection)
        : m_connection(std::move(connection)), m_rollups(*m_connection)
    {
    }
    ~Private();
    Q_DISABLE_COPY_MOVE(Private)

    Result<void> start(const SiteInfo &site);
    Result<void> prepareTable(const DeviceTablePtr &table);
    Result<WriteReport> write(const Batch &batch);
    Result<bool> repairRollups();
    Result<bool> retireRows(const QString &device, Timestamp keepFrom);
    Result<TimeRange> span(const QString &table);
    const QString &path() const { return m_connection->path(); }

private:
    /** How the rows of a device are stored, or why they are not. */
    struct Table
    {
        DeviceTablePtr description;
        std::unique_ptr<TableWriter> writer; ///< null where the schema cannot take the rows
        QString refusal;
    };

    Result<void> writeBatch(const Batch &batch, WriteReport &report);
    Result<void> writeSample(const Sample &sample, WriteReport &report);
    Result<Table *> tableOf(const Sample &sample);
    Result<Table> layOut(const DeviceTablePtr &description, Timestamp time);
    Result<void> announceRefusal(const QString &device, const QString &refusal, Timestamp time);

    std::unique_ptr<SqlConnection> m_connection; ///< first, so that it outlives the statements
    std::unique_ptr<JournalWriter> m_journal;
    std::unordered_map<QString, Table> m_tables; ///< by name
    Rollups m_rollups;
    QSet<QString> m_announced; ///< refusals that have their event
};

Writer::Private::~Private()
{
    // SQLite folds the write-ahead log in when its last user closes, but a viewer, which only reads, cannot do it.
    // PASSIVE waits for nobody.
    const Result<QVariant> folded = m_connection->value(QStringLiteral("PRAGMA wal_checkpoint(PASSIVE)"));
    if (!folded)
        qCWarning(storeLog).noquote() << folded.error().detail;
}

Result<void> Writer::Private::start(const SiteInfo &site)
{
    if (const Result<void> configured = configure(*m_connection); !configured)
        return configured;
    if (const Result<void> migrated = migrateSchema(*m_connection); !migrated)
        return migrated;
    Result<std::unique_ptr<JournalWriter>> journal = JournalWriter::create(*m_connection);
    if (!journal)
        return journal.error();
    m_journal = *std::move(journal);
    Result<SqlTransaction> transaction = SqlTransaction::begin(*m_connection);
    if (!transaction)
        return transaction.error();
    const Result<QString> before = writeSite(*m_connection, site);
    if (!before)
        return before.error();
    if (!before->isEmpty() && *before != site.name) {
        const Event event{.time = SystemClock().now(),
                          .kind = EventKind::Configuration,
                          .text = QStringLiteral("the site's name changed from %1 to %2").arg(*before, site.name)};
        if (const Result<void> written = m_journal->write(event); !written)
            return written;
    }
    return transaction->commit();
}

Result<void> Writer::Private::prepareTable(const DeviceTablePtr &table)
{
    Result<SqlTransaction> transaction = SqlTransaction::begin(*m_connection);
    if (!transaction)
        return transaction.error();
    Result<Table> prepared = layOut(table, SystemClock().now());
    if (!prepared)
        return prepared.error();
    if (!prepared->writer)
        return Error{ErrorCode::InvalidInput, prepared->refusal};
    if (const Result<void> committed = transaction->commit(); !committed)
        return committed;
    m_tables.insert_or_assign(table->name, *std::move(prepared));
    return {};
}

Result<WriteReport> Writer::Private::write(const Batch &batch)
{
    Result<SqlTransaction> transaction = SqlTransaction::begin(*m_connection);
    if (!transaction)
        return transaction.error();
    const QSet<QString> announcedBefore = m_announced;
    WriteReport report;
    Result<void> done = writeBatch(batch, report);
    if (done)
        done = transaction->commit();
    if (!done) {
        // What was laid out and announced is rolled back with the rows; the next attempt looks afresh.
        m_tables.clear();
        m_rollups.forget();
        m_announced = announcedBefore;
        return done.error();
    }
    return report;
}

Result<bool> Writer::Private::repairRollups()
{
    const Result<RepairStep> step = mtnops::repairRollups(*m_connection);
    if (!step)
        return step.error();
    m_rollups.forgetOpenBins(step->device);
    return step->hasMore;
}

Result<bool> Writer::Private::retireRows(const QString &device, Timestamp keepFrom)
{
    const Result<RetentionStep> step = mtnops::retireRows(*m_connection, device, keepFrom);
    if (!step)
        return step.error();
    if (step->hasMoved)
        m_rollups.forget();
    return step->hasMore;
}

Result<TimeRange> Writer::Private::span(const QString &table)
{
    TimeRange span;
    for (const QLatin1StringView end : {QLatin1StringView("min"), QLatin1StringView("max")}) {
        const Result<QVariant> time = m_connection->value(QStringLiteral("SELECT %1(ts) FROM \"%2\"").arg(end, table));
        if (!time)
            return time.error();
        if (time->isNull())
            return TimeRange{};
        (end == QLatin1StringView("min") ? span.from : span.to) = fromMicroseconds(time->toLongLong());
    }
    span.to += Duration(1);
    return span;
}

Result<void> Writer::Private::writeBatch(const Batch &batch, WriteReport &report)
{
    for (const Sample &sample : batch.samples) {
        if (const Result<void> done = writeSample(sample, report); !done)
            return done;
    }
    if (const Result<void> done = m_rollups.write(); !done)
        return done;
    for (const Event &event : batch.events) {
        if (const Result<void> done = m_journal->write(event); !done)
            return done;
    }
    for (const DeviceStatus &status : batch.statuses) {
        if (const Result<void> done = m_journal->write(status); !done)
            return done;
    }
    return {};
}

Result<void> Writer::Private::writeSample(const Sample &sample, WriteReport &report)
{
    const Result<Table *> table = tableOf(sample);
    if (!table)
        return table.error();
    TableWriter *writer = (*table)->writer.get();
    if (writer) {
        const Result<bool> isRetired = m_rollups.isRetired((*table)->description, sample.time);
        if (!isRetired)
            return isRetired.error();
        if (*isRetired) {
            ++report.refused;
            return announceRefusal(sample.table->name, retiredText(sample.table->name), sample.time);
        }
        const Result<bool> inserted = writer->insert(sample);
        if (!inserted)
            return inserted.error();
        if (*inserted) {
            ++report.rows;
            return m_rollups.add((*table)->description, writer->time(), writer->values(), writer->isLate());
        }
    }
    ++report.refused;
    return announceRefusal(sample.table->name, writer ? writer->refusal() : (*table)->refusal, sample.time);
}

Result<Writer::Private::Table *> Writer::Private::tableOf(const Sample &sample)
{
    const auto known = m_tables.find(sample.table->name);
    if (known != m_tables.end()) {
        Table &table = known->second;
        if (table.description == sample.table)
            return &table;
        if (*table.description == *sample.table) {
            table.description = sample.table;
            return &table;
        }
    }
    Result<Table> made = layOut(sample.table, sample.time);
    if (!made)
        return made.error();
    return &m_tables.insert_or_assign(sample.table->name, *std::move(made)).first->second;
}

Result<Writer::Private::Table> Writer::Private::layOut(const DeviceTablePtr &description, Timestamp time)
{
    const Result<QStringList> changes = layOutTable(*m_connection, *description);
    if (!changes) {
        if (changes.error().code == ErrorCode::InvalidInput)
            return Table{.description = description, .refusal = changes.error().detail};
        return changes.error();
    }
    for (const QString &change : *changes) {
        qCInfo(storeLog).noquote() << description->name << change;
        const Event event{.time = time, .kind = EventKind::Configuration, .device = description->name, .text = change};
        if (const Result<void> written = m_journal->write(event); !written)
            return written.error();
    }
    if (const Result<void> prepared = m_rollups.prepare(description); !prepared)
        return prepared.error();
    Result<std::unique_ptr<TableWriter>> writer = TableWriter::create(*m_connection, description);
    if (!writer)
        return writer.error();
    return Table{.description = description, .writer = *std::move(writer)};
}

Result<void> Writer::Private::announceRefusal(const QString &device, const QString &refusal, Timestamp time)
{
    if (m_announced.contains(refusal))
        return {};
    m_announced.insert(refusal);
    qCWarning(storeLog).noquote() << refusal;
    return m_journal->write(Event{.time = time, .kind = EventKind::Configuration, .device = device, .text = refusal});
}

Writer::Writer(std::unique_ptr<Private> implementation) : d(std::move(implementation)) { }

Writer::~Writer() = default;

Result<std::unique_ptr<Writer>> Writer::open(const QString &path, const SiteInfo &site)
{
    if (const Result<void> checked = checkExistingFile(path); !checked)
        return checked.error();
    Result<std::unique_ptr<SqlConnection>> connection = SqlConnection::open(path, SqlConnection::Mode::ReadWrite);
    if (!connection)
        return connection.error();
    auto d = std::make_unique<Private>(*std::move(connection));
    if (const Result<void> started = d->start(site); !started)
        return started.error();
    return std::unique_ptr<Writer>(new Writer(std::move(d)));
}

Result<void> Writer::prepareTable(const DeviceTablePtr &table)
{
    return d->prepareTable(table);
}

Result<WriteReport> Writer::write(const Batch &batch)
{
    return d->write(batch);
}

Result<bool> Writer::repairRollups()
{
    return d->repairRollups();
}

Result<bool> Writer::retireRows(const QString &device, Timestamp keepFrom)
{
    return d->retireRows(device, keepFrom);
}

Result<TimeRange> Writer::span(const DeviceTable &table)
{
    Q_ASSERT(isSqlName(table.name));
    return d->span(table.name);
}

qint64 Writer::sizeOnDisk() const
{
    return QFileInfo(d->path()).size() + QFileInfo(d->path() + QLatin1StringView("-wal")).size();
}

} // namespace mtnops
