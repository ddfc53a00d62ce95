// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/transports/transport.h"

#include <QEventLoop>
#include <QTest>
#include <QTimer>

#include <optional>

namespace mtnops {

using namespace std::chrono_literals;

/** What came of one request. */
struct Outcome
{
    std::optional<QByteArray> reply;
    std::optional<TransportFailure> failure;

    bool isOver() const { return reply || failure; }
    /** The reply, or "!state detail". */
    QByteArray shown() const
    {
        return reply ? *reply : u"!%1 %2"_qs.arg(nameOf(failure->state), failure->detail).toUtf8();
    }
};

/** Asks once and waits for what comes of it; @p meanwhile runs as soon as the request is under way. */
inline Outcome ask(Transport &transport, const QByteArray &bytes, Duration timeout,
                   const std::function<void()> &meanwhile = {}, Transport::IsComplete isComplete = {})
{
    Outcome outcome;
    QEventLoop loop;
    QObject::connect(&transport, &Transport::replied, &loop, [&](const QByteArray &reply) {
        outcome.reply = reply;
        loop.quit();
    });
    QObject::connect(&transport, &Transport::failed, &loop, [&](const TransportFailure &failure) {
        outcome.failure = failure;
        loop.quit();
    });
    QTimer::singleShot(20s, &loop, [] { qFatal("neither a reply nor a failure"); });
    if (!isComplete)
        isComplete = [](QByteArrayView) { return false; };
    transport.request(bytes, isComplete, timeout);
    if (outcome.isOver())
        qFatal("answered from inside request()");
    if (meanwhile)
        QTimer::singleShot(0, &loop, meanwhile);
    loop.exec();
    return outcome;
}

} // namespace mtnops
