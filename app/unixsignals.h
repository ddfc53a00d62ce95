// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>

namespace mtnops {

/** Turns SIGTERM, SIGINT and SIGHUP into a Qt signal and the end of every event loop, so that every way to end the
   program is the same clean one; one that comes more than 6 s after the first ends it at once. Those that the parent
   process ignores stay ignored, and SIGPIPE is. One object a process, on the main thread. */
class UnixSignals : public QObject
{
    Q_OBJECT

public:
    explicit UnixSignals(QObject *parent = nullptr);

signals:
    /** The event loops end once this has been answered. */
    void terminationRequested();

private:
    void read();

    QSocketNotifier *m_notifier = nullptr;
};

} // namespace mtnops
