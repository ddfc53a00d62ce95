// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/devicestatus.h"
#include "logger/core/event.h"

#include <QSqlQuery>

#include <memory>

namespace mtnops {

class SqlConnection;

/** Writes events and device states through statements that are prepared once. Store thread; use it inside a
    transaction. */
class JournalWriter
{
public:
    /** @p connection must outlive the writer. */
    static Result<std::unique_ptr<JournalWriter>> create(SqlConnection &connection);

    Result<void> write(const Event &event);

    /** A device that the catalog does not know yet gets an entry without columns. */
    Result<void> write(const DeviceStatus &status);

private:
    JournalWriter(SqlConnection &connection, QSqlQuery insertEvent, QSqlQuery updateStatus);
    Result<void> addDevice(const QString &name);

    SqlConnection &m_connection;
    QSqlQuery m_insertEvent;
    QSqlQuery m_updateStatus;
};

} // namespace mtnops
