// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/devicestatus.h"
#include "logger/core/timestamp.h"
#include "logger/device/transports/sourceplace.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QObject>

#include <functional>

namespace mtnops {

/** Why a request has no reply. */
struct TransportFailure
{
    DeviceState state = DeviceState::NoReply; ///< Disconnected, NoReply or Unparsable (a reply that is too long)
    QString detail; ///< with address and reason: "connection refused by 127.0.0.1:5750"
    QByteArray received; ///< what had come by then, for the curious; never a reply
    bool isSent = true; ///< false when the device was not reached: none of the request went out
};

/** Carries one request at a time to a device and brings its reply back; knows nothing of what the bytes mean. Lives on
    the polling thread with the device that owns it, and never blocks. */
class Transport : public QObject
{
    Q_OBJECT

public:
    /** Called with each piece of a reply as it comes: tells that the reply is whole. False when only the end of the
        connection can tell. */
    using IsComplete = std::function<bool(QByteArrayView piece)>;

    using QObject::QObject;

    /** Sends @p bytes whole and waits for the reply, at most @p timeout for everything, name look-up and connection
        included. Ends with exactly one of replied() and failed(), never from inside this call; until then, no other
        request. */
    virtual void request(const QByteArray &bytes, IsComplete isComplete, Duration timeout) = 0;

    /** Gives up the request under way, if any, without a signal, and closes what is open. */
    virtual void abort() = 0;

    /** How far the source was read by the replies so far, where it has a place. */
    virtual SourcePlace place() const { return {}; }

signals:
    void replied(const QByteArray &reply);
    void failed(const mtnops::TransportFailure &failure);
};

} // namespace mtnops
