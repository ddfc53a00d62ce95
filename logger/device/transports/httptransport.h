// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/transports/hostaddresses.h"
#include "logger/device/transports/transport.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimer>

namespace mtnops {

/** Where and as whom to ask. */
struct HttpAccess
{
    QString host;
    quint16 port = 0;
    bool isSecure = false; ///< https, with the certificate verified
    QString authorityFile; ///< PEM with the certificates to trust besides the system's; empty for none
    QString user; ///< empty for none
    QByteArray password; ///< goes into the request and nowhere else
};

/** GET requests, each over a connection of its own; the bytes of a request are a path and its query, and the reply is
    the body. Redirections are not followed, and an answer other than 200 is a failure. Names are looked up by us, for
    Qt's own look-ups can hold up the end of the process. Lives on the polling thread. */
class HttpTransport final : public Transport
{
    Q_OBJECT

public:
    static constexpr qint64 longestReply = 1024 * 1024; ///< a longer one is refused, in bytes

    explicit HttpTransport(const HttpAccess &access, QObject *parent = nullptr,
                           HostResolver resolver = resolveBySystem);
    ~HttpTransport() override;

    void request(const QByteArray &bytes, IsComplete isComplete, Duration timeout) override;
    void abort() override;

private:
    void get(const QHostAddress &address);
    QNetworkRequest makeRequest(const QHostAddress &address) const;
    void onReadyRead();
    void onFinished();
    void onTimeout();
    void endRequest();
    void fail(DeviceState state, const QString &detail);
    QString problemOfStatus(int status) const;

    const HttpAccess m_access;
    const QString m_address; ///< for messages
    HostAddresses m_addresses;
    QNetworkAccessManager m_manager{this};
    QNetworkReply *m_reply = nullptr; ///< the one under way
    QTimer m_start{this}; ///< so that nothing is answered from inside request()
    QTimer m_timeout{this};
    QByteArray m_request;
    QByteArray m_body;
};

} // namespace mtnops
