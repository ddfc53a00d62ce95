// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/rowwriter.h"

#include "logger/core/logging.h"
#include "logger/store/journalwriter.h"
#include "logger/store/sqlconnection.h"
#include "logger/store/tablelayout.h"
#include "logger/store/tablewriter.h"

#include <map>

namespace mtnops {

namespace {

QString retiredText(const QString &table)
{
    return QStringLiteral("a row of %1 is older than its raw rows are kept (\"retain\" in the site file): it is not "
                          "stored, and what "
                          "was rolled up of that time stays as it is")
        .arg(table);
}

} // namespace

RowWriter::RowWriter(SqlConnection &connection, JournalWriter &journal)
    : m_connection(connection), m_journal(journal), m_rollups(connection)
{
}

RowWriter::~RowWriter() = default;

Result<void> RowWriter::prepare(const DeviceTablePtr &table, Timestamp time)
{
    Result<Table> prepared = layOut(table, time);
    if (!prepared)
        return prepared.error();
    if (!prepared->writer)
        return Error{ErrorCode::InvalidInput, prepared->refusal};
    m_tables.insert_or_assign(table->name, *std::move(prepared));
    return {};
}

void RowWriter::forget()
{
    m_recent = nullptr;
    m_tables.clear();
    m_rollups.forget();
    m_announced = m_announcedBefore;
}

Result<RowCounts> RowWriter::write(const std::vector<Sample> &samples, Way way)
{
    if (const Result<void> noticed = m_rollups.noticeOthers(); !noticed)
        return noticed.error();
    Rows rows;
    rows.reserve(samples.size());
    for (const Sample &sample : samples)
        rows.push_back(&sample);
    return way == Way::Together ? writeTogether(rows) : writeApart(rows);
}

Result<RowCounts> RowWriter::writeTogether(const Rows &rows)
{
    RowCounts counts;
    for (const Sample *sample : rows) {
        if (const Result<void> done = writeSample(*sample, counts); !done)
            return done.error();
    }
    if (const Result<void> done = m_rollups.write(); !done)
        return done.error();
    return counts;
}

Result<RowCounts> RowWriter::writeApart(const Rows &rows)
{
    std::map<QString, Rows> devices;
    for (const Sample *sample : rows)
        devices[sample->table->name].push_back(sample);
    RowCounts counts;
    for (const auto &[device, itsRows] : devices) {
        const Result<RowCounts> written = writeDevice(device, itsRows);
        if (!written)
            return written;
        counts.stored += written->stored;
        counts.refused += written->refused;
    }
    return counts;
}

/** What goes wrong in the device's table is undone and told, and what others have written stays. */
Result<RowCounts> RowWriter::writeDevice(const QString &device, const Rows &rows)
{
    const QSet<QString> announcedBefore = m_announced;
    Result<SqlSavepoint> savepoint = SqlSavepoint::begin(m_connection);
    if (!savepoint)
        return savepoint.error();
    const Result<RowCounts> written = writeTogether(rows);
    if (written) {
        const Result<void> kept = savepoint->keep();
        return kept ? written : kept.error();
    }
    if (written.error().code != ErrorCode::Database)
        return written;
    if (const Result<void> undone = savepoint->undo(); !undone)
        return undone.error();
    m_recent = nullptr;
    m_tables.erase(device);
    m_rollups.forget();
    m_announced = announcedBefore;
    const QString refusal = QStringLiteral("rows of %1 cannot be stored: %2").arg(device, written.error().detail);
    if (const Result<void> told = announceRefusal(device, refusal, rows.front()->time); !told)
        return told.error();
    return RowCounts{.refused = qint64(rows.size())};
}

Result<void> RowWriter::writeSample(const Sample &sample, RowCounts &counts)
{
    const Result<Table *> table = tableOf(sample);
    if (!table)
        return table.error();
    TableWriter *writer = (*table)->writer.get();
    if (writer && sample.isRepeated && writer->isPast(sample))
        return {}; // before the logger was started, as a rule: the device tells its rows once
    if (writer) {
        const Result<bool> isTaken = m_rollups.takes((*table)->description, sample.time);
        if (!isTaken)
            return isTaken.error();
        if (!*isTaken) {
            ++counts.refused;
            return announceRefusal(sample.table->name, retiredText(sample.table->name), sample.time);
        }
        const Result<bool> inserted = writer->insert(sample);
        if (!inserted)
            return inserted.error();
        if (*inserted) {
            ++counts.stored;
            return m_rollups.add((*table)->description, writer->time(), writer->values(), writer->isLate());
        }
    }
    ++counts.refused;
    return announceRefusal(sample.table->name, writer ? writer->refusal() : (*table)->refusal, sample.time);
}

Result<ImportCounts> RowWriter::writeNew(const std::vector<Sample> &samples)
{
    if (const Result<void> noticed = m_rollups.noticeOthers(); !noticed)
        return noticed.error();
    ImportCounts counts;
    for (const Sample &sample : samples) {
        if (const Result<void> done = writeNewSample(sample, counts); !done)
            return done.error();
    }
    if (const Result<void> done = m_rollups.write(); !done)
        return done.error();
    return counts;
}

Result<void> RowWriter::writeNewSample(const Sample &sample, ImportCounts &counts)
{
    const Result<Table *> table = tableOf(sample);
    if (!table)
        return table.error();
    TableWriter *writer = (*table)->writer.get();
    if (!writer)
        return Error{ErrorCode::InvalidInput, (*table)->refusal};
    const Result<bool> isTaken = m_rollups.takes((*table)->description, sample.time);
    if (!isTaken)
        return isTaken.error();
    if (!*isTaken) {
        ++counts.retired;
        return announceRefusal(sample.table->name, retiredText(sample.table->name), sample.time);
    }
    const Result<NewRow> row = writer->insertNew(sample);
    if (!row)
        return row.error();
    switch (*row) {
    case NewRow::Stored:
        ++counts.stored;
        return m_rollups.add((*table)->description, writer->time(), writer->values(), writer->isLate());
    case NewRow::There:
        ++counts.there;
        return {};
    case NewRow::Taken:
        ++counts.taken;
        return {};
    case NewRow::Refused:
        return Error{ErrorCode::InvalidInput, writer->refusal()};
    }
    Q_UNREACHABLE();
}

Result<RowWriter::Table *> RowWriter::tableOf(const Sample &sample)
{
    if (m_recent && m_recent->description == sample.table)
        return m_recent;
    const auto known = m_tables.find(sample.table->name);
    if (known != m_tables.end()) {
        Table &table = known->second;
        if (table.description == sample.table || *table.description == *sample.table) {
            table.description = sample.table;
            return m_recent = &table;
        }
    }
    Result<Table> made = layOut(sample.table, sample.time);
    if (!made)
        return made.error();
    return m_recent = &m_tables.insert_or_assign(sample.table->name, *std::move(made)).first->second;
}

Result<RowWriter::Table> RowWriter::layOut(const DeviceTablePtr &description, Timestamp time)
{
    const Result<QStringList> changes = layOutTable(m_connection, *description, time);
    if (!changes) {
        if (changes.error().code == ErrorCode::InvalidInput)
            return Table{.description = description, .refusal = changes.error().detail};
        return changes.error();
    }
    for (const QString &change : *changes) {
        qCInfo(storeLog).noquote() << description->name << change;
        const Event event{.time = time, .kind = EventKind::Configuration, .device = description->name, .text = change};
        if (const Result<void> written = m_journal.write(event); !written)
            return written.error();
    }
    if (const Result<void> prepared = m_rollups.prepare(description); !prepared)
        return prepared.error();
    Result<std::unique_ptr<TableWriter>> writer = TableWriter::create(m_connection, description);
    if (!writer)
        return writer.error();
    return Table{.description = description, .writer = *std::move(writer)};
}

Result<void> RowWriter::announceRefusal(const QString &device, const QString &refusal, Timestamp time)
{
    if (m_announced.contains(refusal))
        return {};
    m_announced.insert(refusal);
    qCWarning(storeLog).noquote() << refusal;
    return m_journal.write(Event{.time = time, .kind = EventKind::Configuration, .device = device, .text = refusal});
}

} // namespace mtnops
