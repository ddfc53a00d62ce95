// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/journalwriter.h"

#include "logger/store/catalogtables.h"
#include "logger/store/sqlconnection.h"
#include "logger/store/sqlvalue.h"

#include <QVariant>

namespace mtnops {

JournalWriter::JournalWriter(SqlConnection &connection, QSqlQuery insertEvent, QSqlQuery updateStatus)
    : m_connection(connection), m_insertEvent(std::move(insertEvent)), m_updateStatus(std::move(updateStatus))
{
}

Result<std::unique_ptr<JournalWriter>> JournalWriter::create(SqlConnection &connection)
{
    Result<QSqlQuery> insertEvent = connection.prepare(
        QStringLiteral("INSERT INTO mtnops_events (ts, kind, device, text) VALUES (:ts, :kind, :device, :text)"));
    if (!insertEvent)
        return insertEvent.error();
    Result<QSqlQuery> updateStatus = connection.prepare(
        QStringLiteral("UPDATE mtnops_devices SET state = :state, state_detail = :detail, state_since = :since,"
                       " polls = :polls, failures = :failures, skipped = :skipped, rejected = :rejected,"
                       " latency_us = :latency WHERE name = :name"));
    if (!updateStatus)
        return updateStatus.error();
    return std::unique_ptr<JournalWriter>(
        new JournalWriter(connection, *std::move(insertEvent), *std::move(updateStatus)));
}

Result<void> JournalWriter::write(const Event &event)
{
    m_insertEvent.bindValue(QStringLiteral(":ts"), toMicroseconds(event.time));
    m_insertEvent.bindValue(QStringLiteral(":kind"), nameOf(event.kind));
    m_insertEvent.bindValue(QStringLiteral(":device"), textOrEmpty(event.device));
    m_insertEvent.bindValue(QStringLiteral(":text"), textOrEmpty(event.text));
    return run(m_connection, m_insertEvent);
}

Result<void> JournalWriter::write(const DeviceStatus &status)
{
    m_updateStatus.bindValue(QStringLiteral(":state"), nameOf(status.state));
    m_updateStatus.bindValue(QStringLiteral(":detail"), textOrEmpty(status.detail));
    m_updateStatus.bindValue(QStringLiteral(":since"), toMicroseconds(status.since));
    m_updateStatus.bindValue(QStringLiteral(":polls"), status.polls);
    m_updateStatus.bindValue(QStringLiteral(":failures"), status.failures);
    m_updateStatus.bindValue(QStringLiteral(":skipped"), status.skipped);
    m_updateStatus.bindValue(QStringLiteral(":rejected"), status.rejected);
    m_updateStatus.bindValue(QStringLiteral(":latency"), qint64(status.latency.count()));
    m_updateStatus.bindValue(QStringLiteral(":name"), textOrEmpty(status.device));
    if (const Result<void> done = run(m_connection, m_updateStatus); !done)
        return done;
    if (m_updateStatus.numRowsAffected() > 0)
        return {};
    if (const Result<void> added = addDevice(status.device); !added)
        return added;
    return run(m_connection, m_updateStatus);
}

Result<void> JournalWriter::addDevice(const QString &name)
{
    const Result<bool> added = writeDevice(m_connection, DeviceTable{.name = name, .title = name});
    if (!added)
        return added.error();
    return raiseCatalogVersion(m_connection);
}

} // namespace mtnops
