// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>

namespace mtnops {

/** Turns SIGTERM, SIGINT and SIGHUP into a Qt signal, so that every way to end the program is the same clean one; the
    second of them ends it at once. One object a process, on the main thread. */
class UnixSignals : public QObject
{
    Q_OBJECT

public:
    explicit UnixSignals(QObject *parent = nullptr);

signals:
    void terminationRequested();

private:
    void read();

    QSocketNotifier *m_notifier = nullptr;
};

} // namespace mtnops
