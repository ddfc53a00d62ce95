// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTcpSocket>
#include <QTemporaryDir>

namespace mtnops {

/** Debian's indiserver with simulated drivers on a free port and with a home of its own, and beside it a client that
    does what the logger never does: it switches drivers on and sets values. Lives on the test's thread. */
class IndiServerProcess : public QObject
{
    Q_OBJECT

public:
    explicit IndiServerProcess(const QStringList &drivers);
    ~IndiServerProcess() override;

    static bool isInstalled();

    /** Starts the server, always on the same port, and connects the client. */
    bool start();
    void kill();
    /** As a crash would: kill -9 of the process of that driver. */
    bool killDriver(const QByteArray &driver);

    quint16 port() const { return m_port; }

    /** Sends newSwitchVector with one element On. */
    void switchOn(const QByteArray &device, const QByteArray &property, const QByteArray &element);
    /** Sends newNumberVector with one element. */
    void setNumber(const QByteArray &device, const QByteArray &property, const QByteArray &element, double value);

    /** All that the server has said to the client since start(). */
    const QByteArray &heard() const { return m_heard; }
    /** Forgets it, to wait for something new. */
    void forget() { m_heard.clear(); }

private:
    const QStringList m_drivers;
    QTemporaryDir m_home;
    QProcess m_process;
    QTcpSocket m_client;
    QByteArray m_heard;
    quint16 m_port = 0;
};

} // namespace mtnops
