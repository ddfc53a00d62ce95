// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>

namespace mtnops {

/** Turns SIGTERM, SIGINT and SIGHUP into Qt signals: the end of every event loop, so that every way to end the program
   is the same clean one, and for a service's SIGHUP a request to reload. A wish to end that comes more than 6 s after
   the first ends it at once. Signals that the parent process ignores stay ignored, and SIGPIPE is; those of a child are
   not ours. One object a process, on the main thread. */
class UnixSignals : public QObject
{
    Q_OBJECT

public:
    /** What SIGHUP means: that the terminal was closed, or to a service that its configuration has changed. */
    enum class Hangup : quint8
    {
        Ends,
        Reloads
    };

    explicit UnixSignals(Hangup hangup = Hangup::Ends, QObject *parent = nullptr);
    ~UnixSignals() override;

signals:
    /** The event loops end once this has been answered. @p by: "SIGTERM from process 1 (systemd)". */
    void terminationRequested(const QString &by);
    void reloadRequested();

private:
    void read();

    QSocketNotifier *m_notifier = nullptr;
};

} // namespace mtnops
