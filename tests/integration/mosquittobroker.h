// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>

namespace mtnops {

/** Debian's mosquitto on a free port with a folder of its own, and mosquitto_pub, which does what the logger never
   does: it publishes. Lives on the test's thread. */
class MosquittoBroker
{
public:
    enum class Kind : quint8
    {
        Open, ///< for everybody
        WithPassword, ///< for the user "admin" with "sesame"
        WithTls, ///< by the certificate of the fixtures, for "localhost"
    };

    explicit MosquittoBroker(Kind kind = Kind::Open);
    ~MosquittoBroker() { kill(); }
    Q_DISABLE_COPY_MOVE(MosquittoBroker)

    static bool isInstalled();

    /** Starts it, always on the same port, and waits until it takes connections. */
    bool start();
    /** As a crash would: kill -9. */
    void kill();

    quint16 port() const { return m_port; }

    /** True when the broker took it; @p options are those of mosquitto_pub: { "-r" } for a retained message. */
    bool publish(const QString &topic, const QString &payload, const QStringList &options = {}) const;

private:
    bool writeConfiguration() const;

    const Kind m_kind;
    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace mtnops
