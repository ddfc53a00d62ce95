// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/mqtt/tlscontext.h"

#include <QFile>
#include <QHostAddress>

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

namespace mtnops {

TlsContext::TlsContext(ssl_ctx_st *context) : m_context(context)
{
    SSL_CTX_set_app_data(m_context, this);
    SSL_CTX_set_min_proto_version(m_context, TLS1_2_VERSION);
    SSL_CTX_set_verify(m_context, SSL_VERIFY_PEER, &TlsContext::onVerified);
    SSL_CTX_set_default_verify_paths(m_context);
}

TlsContext::~TlsContext()
{
    SSL_CTX_free(m_context);
}

Result<std::unique_ptr<TlsContext>> TlsContext::make(const QString &host, const QString &authorityFile)
{
    SSL_CTX *handle = SSL_CTX_new(TLS_client_method());
    if (!handle)
        return Error{ErrorCode::Io, QStringLiteral("OpenSSL has no TLS to give")};
    std::unique_ptr<TlsContext> context(new TlsContext(handle));
    const QByteArray file = QFile::encodeName(authorityFile);
    if (!file.isEmpty() && SSL_CTX_load_verify_file(handle, file.constData()) != 1) {
        ERR_clear_error();
        return Error{ErrorCode::InvalidInput, QStringLiteral("%1 holds no certificates").arg(authorityFile)};
    }
    X509_VERIFY_PARAM *parameters = SSL_CTX_get0_param(handle);
    const bool isNumeric = !QHostAddress(host).isNull();
    const QByteArray name = host.toLatin1();
    const int done = isNumeric ? X509_VERIFY_PARAM_set1_ip_asc(parameters, name.constData())
                               : X509_VERIFY_PARAM_set1_host(parameters, name.constData(), size_t(name.size()));
    if (done != 1)
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("\"%1\" is no name that a certificate can hold").arg(host)};
    return context;
}

int TlsContext::onVerified(int isGood, x509_store_ctx_st *store)
{
    if (isGood != 1) {
        const auto *tls =
            static_cast<const SSL *>(X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx()));
        auto *self = static_cast<TlsContext *>(SSL_CTX_get_app_data(SSL_get_SSL_CTX(tls)));
        self->m_refusal = QString::fromLatin1(X509_verify_cert_error_string(X509_STORE_CTX_get_error(store)));
    }
    return isGood;
}

} // namespace mtnops
