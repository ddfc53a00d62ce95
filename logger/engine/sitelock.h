// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"

#include <QLockFile>
#include <QString>

#include <memory>
#include <optional>

namespace mtnops {

/** Who logs into a database. */
struct SiteHolder
{
    qint64 process = 0;
    QString host;
    QString program;

    /** "mtnops-logger (process 1234 on kuiper)" */
    QString text() const;
    /** "… logs into this database" */
    QString sentence() const;
};

/** The right to log into a database: a lock file beside it, held by one process at a time; it is released when the
    object is destroyed, and taken from a holder that died. Any thread. */
class SiteLock
{
public:
    /** The error is Busy and names the holder, Io where the folder cannot be written, or NoRoom where it cannot be at
        the moment. */
    static Result<std::unique_ptr<SiteLock>> take(const QString &databasePath);

    /** Who has it; nothing where nobody has, or a process of this host had that is there no more. Changes nothing. */
    static std::optional<SiteHolder> holder(const QString &databasePath);

private:
    explicit SiteLock(std::unique_ptr<QLockFile> file) : m_file(std::move(file)) { }
    std::unique_ptr<QLockFile> m_file;
};

} // namespace mtnops
