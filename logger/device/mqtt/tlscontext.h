// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"

#include <QString>

#include <memory>

struct ssl_ctx_st;
struct x509_store_ctx_st;

namespace mtnops {

/** What libmosquitto needs to speak TLS with one host: its certificate is verified against the system's authorities and
    one's own, and against the host's name or address. libmosquitto alone would verify what it connects to, which is the
    number that we looked up. Lives on the polling thread, longer than the sessions that use it. */
class TlsContext
{
public:
    /** @p authorityFile: PEM with the certificates to trust besides the system's; empty for none. */
    static Result<std::unique_ptr<TlsContext>> make(const QString &host, const QString &authorityFile);
    ~TlsContext();
    Q_DISABLE_COPY_MOVE(TlsContext)

    ssl_ctx_st *handle() const { return m_context; }

    /** Why a certificate was refused since the last call; empty when none was. */
    QString takeRefusal() { return std::exchange(m_refusal, {}); }

private:
    explicit TlsContext(ssl_ctx_st *context);
    static int onVerified(int isGood, x509_store_ctx_st *store);

    ssl_ctx_st *const m_context;
    QString m_refusal;
};

} // namespace mtnops
