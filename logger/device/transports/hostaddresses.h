// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timestamp.h"
#include "logger/device/transports/hostlookup.h"

#include <QDeadlineTimer>
#include <QHostAddress>
#include <QTimer>

namespace mtnops {

/** The addresses of one host, for whoever is to connect. Numeric addresses and "localhost" are never looked up, an
    answer is good for a minute, and the last one is used when a new look-up fails or is late. Lives on the polling
    thread. */
class HostAddresses : public QObject
{
    Q_OBJECT

public:
    HostAddresses(const QString &host, HostResolver resolver, QObject *parent);

    /** Ends with found(), maybe at once, with failed(), or with stop(); a quarter of @p timeLimit is left to the
       look-up when an earlier answer is at hand. */
    void ask(Duration timeLimit);
    void stop();
    /** Nobody answers there: the host may have moved, and ask() is to look it up again. */
    void distrust() { m_fresh = QDeadlineTimer(0); }

    bool isLookingUp() const { return m_isLookingUp; }

signals:
    void found(const QList<QHostAddress> &addresses); ///< one at least
    void failed(const QString &problem);

private:
    void onAnswered(const HostAnswer &answer);
    void tell();
    void fail(const QString &problem);

    const QString m_host;
    const bool m_isName; ///< else m_known never changes
    HostLookup m_lookup;
    QTimer m_patience{this}; ///< runs while a look-up may go before an earlier answer
    QList<QHostAddress> m_known; ///< the last good answer
    QDeadlineTimer m_fresh{0}; ///< until then m_known is used without a look-up
    bool m_isLookingUp = false;
};

} // namespace mtnops
