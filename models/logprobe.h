// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace mtnops {

/** Looks whether a file can be viewed: a log, a site file whose log there is, or another program's SQLite database.
   Main thread; each file is read on a thread of its own, for which nobody waits, since its disk may be slow. */
class LogProbe : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /** Answers by one of the signals. */
    void look(const QString &path);

signals:
    void found(const QString &path, const QString &databasePath);
    /** It is a database that another program made. */
    void foundForeign(const QString &path);
    /** @p reason says what is wrong with it. */
    void refused(const QString &path, const QString &reason);
};

} // namespace mtnops
