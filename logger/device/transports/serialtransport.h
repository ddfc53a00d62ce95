// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/transports/transport.h"
#include "logger/site/site.h"

#include <QSerialPort>
#include <QTimer>

namespace mtnops {

QSerialPort::Parity portParity(SerialParity parity);

/** A serial line. With bytes to send it asks and takes what comes up to a line end and silence behind it, or to where
   the decoder says so; with none it listens, for a device that talks by itself, and takes the next whole line. A line
   ends with LF or CR. The port stays open; when it is unplugged it is opened again by its path at the next request,
   hence the path should be one of /dev/serial/by-id. Lives on the polling thread. */
class SerialTransport final : public Transport
{
    Q_OBJECT

public:
    static constexpr qsizetype longestReply = 64 * 1024; ///< a longer one is refused, in bytes
    static constexpr std::chrono::milliseconds idleTime{50}; ///< of silence behind a line end

    SerialTransport(const QString &path, const SerialSettings &settings, QObject *parent = nullptr);
    ~SerialTransport() override;

    void request(const QByteArray &bytes, IsComplete isComplete, Duration timeout) override;
    void abort() override;

private:
    void begin();
    bool open();
    void onReadyRead();
    void takeLine(const QByteArray &piece);
    void takeReply(const QByteArray &piece);
    void onError(QSerialPort::SerialPortError error);
    void onTimeout();
    void endRequest();
    void finish();
    void fail(DeviceState state, const QString &detail);

    const QString m_path;
    const SerialSettings m_settings;
    QSerialPort m_port{this};
    QTimer m_start{this}; ///< so that nothing is answered from inside request()
    QTimer m_timeout{this};
    QTimer m_idle{this};
    bool m_isWaiting = false; ///< for a reply or a line
    bool m_isAtLineStart = false; ///< nothing of a line was thrown away since the last line end
    QByteArray m_request;
    QByteArray m_reply;
    IsComplete m_isComplete;
};

} // namespace mtnops
