// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QVariant>

namespace mtnops {

/** A look into a SQLite file that does not use the program's own reader; any mistake ends the test. Lives on the thread
    that made it. */
class LogFile
{
public:
    enum Access
    {
        Read,
        Write
    };

    explicit LogFile(const QString &path, Access access = Read);
    ~LogFile();
    Q_DISABLE_COPY_MOVE(LogFile)

    /** The first column of every row. */
    QList<qint64> integers(const QString &sql) const;
    /** The first column of the first row; empty when there is none. */
    QString text(const QString &sql) const;
    void execute(const QString &sql) const;

private:
    QList<QVariant> firstColumn(const QString &sql) const;
    QString m_connection;
};

} // namespace mtnops
