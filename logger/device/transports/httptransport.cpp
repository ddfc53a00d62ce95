// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/transports/httptransport.h"

#include "logger/device/transports/dialler.h"

#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslConfiguration>

#include <utility>

namespace mtnops {

namespace {

constexpr int statusOk = 200;
constexpr int statusUnauthorized = 401;
constexpr int firstRedirection = 300;
constexpr int firstRefusal = 400;

/** For messages: a key or a token in a query is nobody else's business. */
QString withoutQuery(const QByteArray &target)
{
    const qsizetype query = target.indexOf('?');
    return query < 0 ? QString::fromLatin1(target) : QString::fromLatin1(target.first(query)) + QStringLiteral("?…");
}

} // namespace

HttpTransport::HttpTransport(const HttpAccess &access, QObject *parent, HostResolver resolver)
    : Transport(parent)
    , m_access(access)
    , m_address(hostAndPort(access.host, access.port))
    , m_addresses(access.host, std::move(resolver), this)
{
    m_manager.setProxy(QNetworkProxy::NoProxy);
    m_manager.setAutoDeleteReplies(true);
    m_start.setSingleShot(true);
    m_timeout.setSingleShot(true);
    m_timeout.setTimerType(Qt::PreciseTimer);
    connect(&m_start, &QTimer::timeout, this, [this] { m_addresses.ask(m_timeout.intervalAsDuration()); });
    connect(&m_timeout, &QTimer::timeout, this, &HttpTransport::onTimeout);
    connect(&m_addresses, &HostAddresses::found, this,
            [this](const QList<QHostAddress> &addresses) { get(addresses.first()); });
    connect(&m_addresses, &HostAddresses::failed, this,
            [this](const QString &problem) { fail(DeviceState::Disconnected, problem); });
}

HttpTransport::~HttpTransport()
{
    endRequest();
}

void HttpTransport::request(const QByteArray &bytes, IsComplete /*isComplete*/, Duration timeout)
{
    m_request = bytes;
    m_timeout.start(std::chrono::ceil<std::chrono::milliseconds>(timeout));
    m_start.start(0);
}

void HttpTransport::abort()
{
    endRequest();
}

void HttpTransport::get(const QHostAddress &address)
{
    m_reply = m_manager.get(makeRequest(address));
    m_reply->setReadBufferSize(longestReply);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpTransport::onReadyRead);
    connect(m_reply, &QNetworkReply::finished, this, &HttpTransport::onFinished);
}

QNetworkRequest HttpTransport::makeRequest(const QHostAddress &address) const
{
    const QString scheme = m_access.isSecure ? QStringLiteral("https://") : QStringLiteral("http://");
    const QString target = scheme + hostAndPort(address.toString(), m_access.port);
    QNetworkRequest request(QUrl::fromEncoded(target.toLatin1() + m_request, QUrl::StrictMode));
    request.setRawHeader("Host", m_address.toLatin1()); // the URL holds the number that was looked up
    request.setRawHeader("User-Agent", "mtnops-logger");
    request.setRawHeader("Connection", "close"); // small servers have few connections to give
    request.setRawHeader("Accept-Encoding", "identity");
    if (!m_access.user.isEmpty()) {
        const QByteArray secret = m_access.user.toUtf8() + ':' + m_access.password;
        request.setRawHeader("Authorization", "Basic " + secret.toBase64());
    }
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    if (m_access.isSecure) {
        request.setPeerVerifyName(m_access.host);
        if (!m_access.authorityFile.isEmpty()) {
            QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
            tls.addCaCertificates(m_access.authorityFile);
            request.setSslConfiguration(tls);
        }
    }
    return request;
}

void HttpTransport::onReadyRead()
{
    m_body += m_reply->read(longestReply + 1 - m_body.size());
    if (m_body.size() > longestReply)
        fail(DeviceState::Unparsable,
             QStringLiteral("reply of %1 longer than %2 bytes").arg(m_address).arg(longestReply));
}

void HttpTransport::onFinished()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    m_body += m_reply->read(longestReply + 1 - m_body.size());
    if (status != 0 && status != statusOk) {
        fail(DeviceState::Unparsable, problemOfStatus(status));
    } else if (m_reply->error() == QNetworkReply::NoError) {
        const QByteArray body = std::exchange(m_body, {});
        endRequest();
        emit replied(body);
    } else if (status == statusOk || m_reply->error() == QNetworkReply::RemoteHostClosedError) {
        fail(DeviceState::NoReply,
             QStringLiteral("%1 closed the connection before its reply was whole").arg(m_address));
    } else {
        m_addresses.distrust();
        const bool isRefused = m_reply->error() == QNetworkReply::ConnectionRefusedError;
        fail(DeviceState::Disconnected,
             isRefused ? QStringLiteral("connection refused by %1").arg(m_address)
                       : QStringLiteral("no connection to %1: %2").arg(m_address, m_reply->errorString()));
    }
}

QString HttpTransport::problemOfStatus(int status) const
{
    if (status == statusUnauthorized)
        return m_access.user.isEmpty()
            ? QStringLiteral("%1 wants a name and a password: set user and password_file").arg(m_address)
            : QStringLiteral("%1 refuses the user \"%2\" or the password").arg(m_address, m_access.user);
    const QString reason = m_reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString();
    const QString text =
        QStringLiteral("%1 answers \"%2 %3\" to %4").arg(m_address).arg(status).arg(reason, withoutQuery(m_request));
    if (status < firstRedirection || status >= firstRefusal)
        return text;
    return text + QStringLiteral(": it has moved to %1").arg(withoutQuery(m_reply->rawHeader("Location")));
}

void HttpTransport::onTimeout()
{
    const double seconds = double(m_timeout.interval()) / 1000;
    if (m_addresses.isLookingUp())
        fail(DeviceState::Disconnected,
             QStringLiteral("the name of %1 was not found within %2 s").arg(m_address).arg(seconds));
    else
        fail(DeviceState::NoReply, QStringLiteral("no whole reply from %1 within %2 s").arg(m_address).arg(seconds));
}

void HttpTransport::endRequest()
{
    m_addresses.stop();
    m_start.stop();
    m_timeout.stop();
    m_body.clear();
    if (QNetworkReply *reply = std::exchange(m_reply, nullptr)) {
        reply->disconnect(this);
        reply->abort();
    }
}

void HttpTransport::fail(DeviceState state, const QString &detail)
{
    const QByteArray received = m_body.left(longestReply);
    endRequest();
    emit failed({state, detail, received, state != DeviceState::Disconnected});
}

} // namespace mtnops
