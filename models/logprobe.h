// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>

class QThread;

namespace mtnops {

/** Looks whether a file can be viewed: a log, a site file whose log there is, or another program's SQLite database.
   Main thread; the files are read on threads of their own, for their disk may be slow. */
class LogProbe : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~LogProbe() override;

    /** Answers by one of the signals. */
    void look(const QString &path);

signals:
    void found(const QString &path, const QString &databasePath);
    /** It is a database that another program made. */
    void foundForeign(const QString &path);
    /** @p reason says what is wrong with it. */
    void refused(const QString &path, const QString &reason);

private:
    void readSite(const QString &path);
    void readLog(const QString &path, const QString &databasePath);

    QList<QThread *> m_threads; ///< that read site files
};

} // namespace mtnops
