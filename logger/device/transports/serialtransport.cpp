// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/transports/serialtransport.h"

#include <algorithm>
#include <utility>

namespace mtnops {

namespace {

constexpr qint64 serialReadBuffer = 64 * 1024; // what Qt may hold for us unread; then the kernel drops

bool isLineEnd(char byte)
{
    return byte == '\n' || byte == '\r';
}

} // namespace

QSerialPort::Parity portParity(SerialParity parity)
{
    switch (parity) {
    case SerialParity::None:
        return QSerialPort::NoParity;
    case SerialParity::Even:
        return QSerialPort::EvenParity;
    case SerialParity::Odd:
        return QSerialPort::OddParity;
    }
    Q_UNREACHABLE();
}

SerialTransport::SerialTransport(const QString &path, const SerialSettings &settings, QObject *parent)
    : Transport(parent), m_path(path), m_settings(settings)
{
    m_port.setReadBufferSize(serialReadBuffer);
    m_start.setSingleShot(true);
    m_timeout.setSingleShot(true);
    m_timeout.setTimerType(Qt::PreciseTimer);
    m_idle.setSingleShot(true);
    m_idle.setInterval(idleTime);
    connect(&m_start, &QTimer::timeout, this, &SerialTransport::begin);
    connect(&m_timeout, &QTimer::timeout, this, &SerialTransport::onTimeout);
    connect(&m_idle, &QTimer::timeout, this, &SerialTransport::finish);
    connect(&m_port, &QSerialPort::readyRead, this, &SerialTransport::onReadyRead);
    connect(&m_port, &QSerialPort::errorOccurred, this, &SerialTransport::onError);
}

SerialTransport::~SerialTransport()
{
    m_port.disconnect(this);
}

void SerialTransport::request(const QByteArray &bytes, IsComplete isComplete, Duration timeout)
{
    m_request = bytes;
    m_isComplete = std::move(isComplete);
    m_reply.clear();
    m_timeout.start(std::chrono::ceil<std::chrono::milliseconds>(timeout));
    m_start.start(0);
}

void SerialTransport::abort()
{
    endRequest();
    m_port.close();
}

void SerialTransport::begin()
{
    if (!m_port.isOpen() && !open())
        return;
    if (!m_request.isEmpty())
        m_port.readAll(); // nobody asked for it
    m_isWaiting = true;
    m_port.write(m_request);
}

bool SerialTransport::open()
{
    m_port.setPortName(m_path);
    m_port.setBaudRate(m_settings.baud);
    m_port.setDataBits(m_settings.dataBits == 7 ? QSerialPort::Data7 : QSerialPort::Data8);
    m_port.setParity(portParity(m_settings.parity));
    m_port.setStopBits(m_settings.stopBits == 2 ? QSerialPort::TwoStop : QSerialPort::OneStop);
    m_isAtLineStart = false;
    if (m_port.open(QIODevice::ReadWrite))
        return true;
    fail(DeviceState::Disconnected, QStringLiteral("%1 cannot be opened: %2").arg(m_path, m_port.errorString()));
    return false;
}

void SerialTransport::onReadyRead()
{
    const QByteArray piece = m_port.readAll();
    if (piece.isEmpty())
        return;
    if (!m_isWaiting)
        m_isAtLineStart = isLineEnd(piece.back());
    else if (m_request.isEmpty())
        takeLine(piece);
    else
        takeReply(piece);
}

void SerialTransport::takeLine(const QByteArray &piece)
{
    for (qsizetype i = 0; i < piece.size(); ++i) {
        if (!isLineEnd(piece[i])) {
            if (m_isAtLineStart)
                m_reply += piece[i];
            if (m_reply.size() > longestReply)
                break;
            continue;
        }
        const bool isWhole = !m_reply.isEmpty();
        m_isAtLineStart = true;
        if (isWhole) {
            m_isAtLineStart = isLineEnd(piece.back());
            finish();
            return;
        }
    }
    if (m_reply.size() > longestReply)
        fail(DeviceState::Unparsable,
             QStringLiteral("a line of %1 longer than %2 bytes").arg(m_path).arg(longestReply));
}

void SerialTransport::takeReply(const QByteArray &piece)
{
    m_reply += piece;
    if (m_reply.size() > longestReply)
        fail(DeviceState::Unparsable,
             QStringLiteral("a reply of %1 longer than %2 bytes").arg(m_path).arg(longestReply));
    else if (m_isComplete(piece))
        finish();
    else if (isLineEnd(m_reply.back()) && !m_reply.trimmed().isEmpty())
        m_idle.start();
    else
        m_idle.stop();
}

void SerialTransport::onError(QSerialPort::SerialPortError error)
{
    if (error == QSerialPort::NoError || error == QSerialPort::TimeoutError || !m_port.isOpen())
        return; // one in opening is told there
    const QString reason = m_port.errorString();
    m_port.close();
    if (m_isWaiting)
        fail(DeviceState::Disconnected, QStringLiteral("%1 was lost: %2").arg(m_path, reason));
}

void SerialTransport::onTimeout()
{
    const double seconds = double(m_timeout.interval()) / 1000;
    const QString what = m_reply.isEmpty() ? QStringLiteral("nothing from %1 within %2 s")
                                           : QStringLiteral("no line end from %1 within %2 s; %3 bytes had come");
    const QString text = what.arg(m_path).arg(seconds);
    fail(DeviceState::NoReply, m_reply.isEmpty() ? text : text.arg(m_reply.size()));
}

void SerialTransport::endRequest()
{
    m_isWaiting = false;
    m_start.stop();
    m_timeout.stop();
    m_idle.stop();
}

void SerialTransport::finish()
{
    endRequest();
    emit replied(std::exchange(m_reply, {}));
}

void SerialTransport::fail(DeviceState state, const QString &detail)
{
    const bool isSent = m_isWaiting;
    endRequest();
    emit failed({state, detail, std::exchange(m_reply, {}), isSent});
}

} // namespace mtnops
