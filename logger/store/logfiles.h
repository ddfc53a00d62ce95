// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/store/fileidentity.h"

#include <QString>

namespace mtnops {

/** Bytes of a write-ahead log. One that is as long takes so long to be read at an opening, or folded in, that people
   and the service manager are told. */
constexpr qint64 longWriteAheadLog = 64'000'000;

/** Bytes of a database's write-ahead log; 0 where there is none. */
qint64 writeAheadLogBytes(const QString &databasePath);

/** The file that SQLite will open, without links: two names of one database are one. Its folder exists; the file itself
    need not. */
QString withoutLinks(const QString &path);

/** Remembers which files an open database is, so that its writer notices when somebody removes or replaces them: SQLite
    would go on writing into files that no longer have a name. A value; any thread. */
class LogFiles
{
public:
    /** The database is open and has its write-ahead log. */
    static LogFiles of(const QString &databasePath);

    /** What happened to the database or its write-ahead log; empty while both are where they were. Two calls of stat().
     */
    QString whatHappened() const;

    /** Looks whether somebody has copied another file over the database, which SQLite does not notice: until it is
        @p bytes long, which is what its pages need, a checkpoint makes it grow or shrink, and nothing else does. Says
        what happened, once; empty when all is well. A call of stat(). */
    QString wasOverwritten(qint64 bytes);

    /** Once the database is closed: renames the write-ahead log that was left without its database, which SQLite would
        replay over whatever file has the name now. Says what was done; empty when nothing had to be. */
    QString setAsideLog() const;

private:
    static qint64 sizeOf(const QString &path);

    QString m_name; ///< as it was opened, perhaps through a link
    QString m_path; ///< without links: SQLite puts the log beside this one
    std::optional<FileIdentity> m_database;
    std::optional<FileIdentity> m_log;
    qint64 m_size = 0; ///< of the database when it was last looked at
};

} // namespace mtnops
