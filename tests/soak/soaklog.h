// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QVariant>

#include <optional>

namespace mtnops {

/** Looks into the database that is soaked, without the program's own reader and without a fuss: at times it is not
    there, locked or damaged, and then there is no answer. Any thread that may wait. */
class SoakLog
{
public:
    explicit SoakLog(QString path) : m_path(std::move(path)) { }

    const QString &path() const { return m_path; }

    /** The numbers that a device has stored, not its NULLs, in the order of the rows' time; nothing where it has no
     * table yet. */
    QList<qint64> numbers(const QString &device) const;
    /** The largest number of a device; 0 where there is none. */
    qint64 lastNumber(const QString &device) const;
    /** The smallest number of a device beyond @p number; 0 where there is none. */
    qint64 firstNumberAfter(const QString &device, qint64 number) const;

    /** Readings that the logger has counted as lost, by its events. */
    qint64 countedLosses() const;
    qint64 eventsLike(const QString &pattern) const;
    qint64 eventsOfKind(const QString &kind) const;
    /** What SQLite says of the whole file; "ok" when all is well. */
    QString integrity() const;

private:
    /** The first column; nothing where it cannot be asked. */
    std::optional<QVariantList> ask(const QString &sql) const;
    qint64 number(const QString &sql) const;

    QString m_path;
};

/** Holds the write lock of a database while it lives, as a careless person with the sqlite3 shell does. */
class DatabaseLock
{
public:
    explicit DatabaseLock(const QString &path);
    ~DatabaseLock();
    Q_DISABLE_COPY_MOVE(DatabaseLock)

private:
    QString m_connection;
};

} // namespace mtnops
