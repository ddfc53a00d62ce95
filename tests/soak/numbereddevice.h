// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/soak/source.h"
#include "tests/support/fakedevice.h"

#include <QRandomGenerator>
#include <QTimer>

namespace mtnops {

/** How a device lets its logger down. */
enum class Trouble : quint8
{
    None,
    Refused, ///< nobody listens at the port
    Silent, ///< takes the connection and the request, and says nothing
    HalfOpen, ///< the connection that is open has died without a word; a new one is served
    Trickle, ///< a byte a second
    Garbage,
    LongLine, ///< 10 MB without an end
    WrongEncoding, ///< UTF-16
    OtherReply, ///< what somebody else had asked for
    Restarts, ///< the server ends and comes back, twice a second
};

/** A TCP server that answers each request with the next number, or spoils its answers. A spoilt answer holds no number:
    -1, where there is one at all, which must never be stored. Main thread. */
class NumberedDevice : public Source
{
    Q_OBJECT

public:
    enum class Connection : quint8
    {
        OfEachRequest,
        Lasting
    };

    NumberedDevice(const QString &name, quint32 seed, Connection connection = Connection::OfEachRequest);

    quint16 port() const override { return m_device.port(); }
    bool isPersistent() const override { return m_connection == Connection::Lasting; }
    QString host() const override { return m_host; }
    void setHost(const QString &host) { m_host = host; }

    void begin(Trouble trouble);
    void end();

private:
    FakeAnswer answer();
    FakeAnswer spoilt();
    void restart();

    Connection m_connection;
    QString m_host = QStringLiteral("127.0.0.1");
    Trouble m_trouble = Trouble::None;
    int m_connectionsBefore = 0; ///< the trouble
    QRandomGenerator m_random;
    QTimer m_restarts{this};
    FakeDevice m_device;
};

} // namespace mtnops
