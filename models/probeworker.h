// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace mtnops {

/** Does the looking for a LogProbe, at one file. Lives on a thread that nobody waits for. */
class ProbeWorker : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /** Blocks as long as the disk does; answers by one of the signals. */
    void look(const QString &path);

signals:
    void found(const QString &path, const QString &databasePath);
    void foundForeign(const QString &path);
    void refused(const QString &path, const QString &reason);

private:
    void readLog(const QString &path, const QString &databasePath);
};

} // namespace mtnops
