// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/writer.h"

#include "logger/core/logging.h"
#include "logger/store/believedtime.h"
#include "logger/store/catalogtables.h"
#include "logger/store/damage.h"
#include "logger/store/journalwriter.h"
#include "logger/store/logfiles.h"
#include "logger/store/retention.h"
#include "logger/store/rolluprepair.h"
#include "logger/store/rowwriter.h"
#include "logger/store/schema.h"
#include "logger/store/sqlconnection.h"
#include "logger/store/sqlitestatement.h"

#include <QFileInfo>
#include <QVariant>

#include <algorithm>

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
    const ErrorCode code = version.error().code;
    if (!version && (code == ErrorCode::InvalidInput || code == ErrorCode::Foreign || code == ErrorCode::Database)) {
        return Error{code,
                     QStringLiteral("%1; nothing was changed in it; give the log a file of its own")
                         .arg(version.error().detail)};
    }
    return version ? Result<void>() : version.error();
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

} // namespace

class Writer::Private
{
public:
    explicit Private(std::unique_ptr<SqlConnection> connection) : m_connection(std::move(connection)) { }
    ~Private();
    Q_DISABLE_COPY_MOVE(Private)

    Result<void> start(const SiteInfo &site);
    Result<void> prepareTables(const QList<DeviceTablePtr> &tables);
    Result<WriteReport> write(const Batch &batch);
    Result<ImportCounts> importRows(const std::vector<Sample> &rows);
    Result<bool> repairRollups();
    Result<bool> retireRows(const QString &device, Timestamp keepFrom);
    Result<bool> retireOldestRows(Timestamp keepFrom);
    Result<Timestamp> believedTime(Timestamp now) { return mtnops::believedTime(*m_connection, now); }
    Result<LogRoom> room() { return readRoom(*m_connection); }
    Result<TimeRange> span(const QString &table);
    Result<void> expectTables(qsizetype count);
    Result<void> setPatience(std::chrono::milliseconds time) { return m_connection->setPatience(time); }
    const QString &path() const { return m_connection->path(); }
    const LogFiles &files() const { return m_files; }

private:
    Result<void> checkFiles() const;
    Result<void> checkContents();
    template<typename Step>
    auto withTheLogBegunAnew(Step step);
    Result<ImportCounts> tryToImport(const std::vector<Sample> &rows);
    Result<WriteReport> tryToWrite(const Batch &batch, RowWriter::Way way);
    Result<void> writeBatch(const Batch &batch, RowWriter::Way way, WriteReport &report);

    std::unique_ptr<SqlConnection> m_connection; ///< first, so that it outlives the statements
    std::unique_ptr<JournalWriter> m_journal;
    std::unique_ptr<RowWriter> m_rows;
    std::optional<SqliteStatement> m_pageCount; ///< asked before every flush
    qint64 m_pageSize = 0; ///< bytes; that of a log in WAL mode never changes
    LogFiles m_files;
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
    m_rows = std::make_unique<RowWriter>(*m_connection, *m_journal);
    const Result<QVariant> pageSize = m_connection->value(QStringLiteral("PRAGMA page_size"));
    if (!pageSize)
        return pageSize.error();
    m_pageSize = pageSize->toLongLong();
    Result<SqliteStatement> pageCount = SqliteStatement::prepare(*m_connection, QStringLiteral("PRAGMA page_count"));
    if (!pageCount)
        return pageCount.error();
    m_pageCount = *std::move(pageCount);
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
    Result<void> committed = transaction->commit();
    m_files = LogFiles::of(path()); // now that there is a write-ahead log
    return committed;
}

/** In KiB, as a negative cache_size has it: each table needs its last pages and those of its five tiers, and its lines
   in the schema, of which SQLite reads all when one is added. */
Result<void> Writer::Private::expectTables(qsizetype count)
{
    constexpr qsizetype usual = 2000;
    constexpr qsizetype ofATable = 24;
    return m_connection->execute(QStringLiteral("PRAGMA cache_size = -%1").arg(std::max(usual, ofATable * count)));
}

Result<void> Writer::Private::prepareTables(const QList<DeviceTablePtr> &tables)
{
    Result<SqlTransaction> transaction = SqlTransaction::begin(*m_connection);
    if (!transaction)
        return transaction.error();
    Result<void> prepared;
    for (const DeviceTablePtr &table : tables) {
        prepared = m_rows->prepare(table, SystemClock().now());
        if (!prepared)
            break;
    }
    if (prepared)
        prepared = transaction->commit();
    if (!prepared)
        m_rows->forget();
    return prepared;
}

Result<void> Writer::Private::checkFiles() const
{
    const QString happened = m_files.whatHappened();
    return happened.isEmpty() ? Result<void>() : Error{ErrorCode::NotFound, happened};
}

Result<void> Writer::Private::checkContents()
{
    const Result<bool> hasRow = m_pageCount->step();
    if (!hasRow)
        return hasRow.error();
    const qint64 bytes = m_pageCount->integer(0) * m_pageSize;
    m_pageCount->reset();
    const QString happened = m_files.wasOverwritten(bytes);
    return happened.isEmpty() ? Result<void>() : Error{ErrorCode::Database, happened};
}

/** A disk that is full has no room for the write-ahead log to grow, but the log has a place of its own: once it is
   folded in, the same step is written from its beginning on. PASSIVE waits for nobody. */
template<typename Step>
auto Writer::Private::withTheLogBegunAnew(Step step)
{
    auto result = step();
    if (!result && result.error().code == ErrorCode::Io
        && m_connection->value(QStringLiteral("PRAGMA wal_checkpoint(PASSIVE)")))
        result = step();
    return result;
}

Result<WriteReport> Writer::Private::write(const Batch &batch)
{
    if (const Result<void> checked = checkFiles(); !checked)
        return checked.error();
    if (const Result<void> checked = checkContents(); !checked)
        return checked.error();
    Result<WriteReport> written = withTheLogBegunAnew([&] { return tryToWrite(batch, RowWriter::Way::Together); });
    if (!written && written.error().code == ErrorCode::Database && !isDamage(written.error()))
        written = tryToWrite(batch, RowWriter::Way::Apart); // it may be the table of one device
    if (!written)
        return written;
    if (const Result<void> checked = checkFiles(); !checked)
        return checked.error(); // committed, but into a file that has no name any more
    return written;
}

Result<WriteReport> Writer::Private::tryToWrite(const Batch &batch, RowWriter::Way way)
{
    Result<SqlTransaction> transaction = SqlTransaction::begin(*m_connection);
    if (!transaction)
        return transaction.error();
    WriteReport report;
    Result<void> done = writeBatch(batch, way, report);
    if (done)
        done = transaction->commit();
    if (!done) {
        m_rows->forget();
        return done.error();
    }
    m_rows->noteCommit();
    return report;
}

Result<ImportCounts> Writer::Private::importRows(const std::vector<Sample> &rows)
{
    if (const Result<void> checked = checkFiles(); !checked)
        return checked.error();
    if (const Result<void> checked = checkContents(); !checked)
        return checked.error();
    return withTheLogBegunAnew([&] { return tryToImport(rows); });
}

Result<ImportCounts> Writer::Private::tryToImport(const std::vector<Sample> &rows)
{
    Result<SqlTransaction> transaction = SqlTransaction::begin(*m_connection);
    if (!transaction)
        return transaction.error();
    const Result<ImportCounts> counts = m_rows->writeNew(rows);
    const Result<void> done = counts ? transaction->commit() : counts.error();
    if (!done) {
        m_rows->forget();
        return done.error();
    }
    m_rows->noteCommit();
    return counts;
}

Result<bool> Writer::Private::repairRollups()
{
    const Result<RepairStep> step = withTheLogBegunAnew([this] { return mtnops::repairRollups(*m_connection); });
    if (!step)
        return step.error();
    m_rows->forgetOpenBins(step->device);
    return step->hasMore;
}

Result<bool> Writer::Private::retireRows(const QString &device, Timestamp keepFrom)
{
    const Result<RetentionStep> step =
        withTheLogBegunAnew([&] { return mtnops::retireRows(*m_connection, device, keepFrom); });
    if (!step)
        return step.error();
    if (step->hasMoved)
        m_rows->forget();
    return step->hasMore;
}

Result<bool> Writer::Private::retireOldestRows(Timestamp keepFrom)
{
    const Result<std::optional<RetentionStep>> step =
        withTheLogBegunAnew([&] { return mtnops::retireOldestRows(*m_connection, keepFrom); });
    if (!step)
        return step.error();
    if (*step && (*step)->hasMoved)
        m_rows->forget();
    return step->has_value();
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

Result<void> Writer::Private::writeBatch(const Batch &batch, RowWriter::Way way, WriteReport &report)
{
    const Result<RowCounts> rows = m_rows->write(batch.samples, way);
    if (!rows)
        return rows.error();
    report.rows = rows->stored;
    report.refused = rows->refused;
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

Writer::Writer(std::unique_ptr<Private> implementation) : d(std::move(implementation)) { }

Writer::~Writer() = default;

Result<std::unique_ptr<Writer>> Writer::open(const QString &path, const SiteInfo &site,
                                             std::chrono::milliseconds patience)
{
    if (const Result<void> checked = checkExistingFile(path); !checked)
        return checked.error();
    Result<std::unique_ptr<SqlConnection>> connection = SqlConnection::open(path, SqlConnection::Mode::ReadWrite);
    if (!connection)
        return connection.error();
    if (const Result<void> set = (*connection)->setPatience(patience); !set)
        return set.error();
    auto d = std::make_unique<Private>(*std::move(connection));
    if (const Result<void> started = d->start(site); !started)
        return started.error();
    return std::unique_ptr<Writer>(new Writer(std::move(d)));
}

Result<void> Writer::expectTables(qsizetype count)
{
    return d->expectTables(count);
}

Result<void> Writer::prepareTables(const QList<DeviceTablePtr> &tables)
{
    return d->prepareTables(tables);
}

Result<WriteReport> Writer::write(const Batch &batch)
{
    return d->write(batch);
}

QString Writer::closeLost(std::unique_ptr<Writer> writer)
{
    const LogFiles files = writer->d->files();
    writer.reset();
    return files.setAsideLog();
}

Result<void> Writer::setPatience(std::chrono::milliseconds time)
{
    return d->setPatience(time);
}

Result<ImportCounts> Writer::importRows(const std::vector<Sample> &rows)
{
    return d->importRows(rows);
}

Result<bool> Writer::repairRollups()
{
    return d->repairRollups();
}

Result<bool> Writer::retireRows(const QString &device, Timestamp keepFrom)
{
    return d->retireRows(device, keepFrom);
}

Result<bool> Writer::retireOldestRows(Timestamp keepFrom)
{
    return d->retireOldestRows(keepFrom);
}

Result<Timestamp> Writer::believedTime(Timestamp now)
{
    return d->believedTime(now);
}

Result<LogRoom> Writer::room()
{
    return d->room();
}

Result<TimeRange> Writer::span(const DeviceTable &table)
{
    Q_ASSERT(isSqlName(table.name));
    return d->span(table.name);
}

qint64 Writer::sizeOnDisk() const
{
    return QFileInfo(d->path()).size() + writeAheadLogBytes(d->path());
}

} // namespace mtnops
