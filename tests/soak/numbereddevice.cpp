// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/numbereddevice.h"

#include "tests/soak/monotonic.h"

namespace mtnops {

using namespace std::chrono_literals;

namespace {

constexpr auto restartInterval = 500ms;
constexpr auto timeOfAByte = 1s;
constexpr qsizetype longLine = 10'000'000;
constexpr int garbageLength = 300;

const QByteArray spoiltReply = QByteArrayLiteral("BIG61 TCS 123 -1\r\n");

} // namespace

NumberedDevice::NumberedDevice(const QString &name, quint32 seed, Connection connection)
    : Source(name), m_connection(connection), m_random(seed), m_device([this](const QByteArray &) { return answer(); })
{
    m_restarts.setInterval(restartInterval);
    connect(&m_restarts, &QTimer::timeout, this, &NumberedDevice::restart);
}

void NumberedDevice::begin(Trouble trouble)
{
    m_trouble = trouble;
    m_connectionsBefore = m_device.connections();
    if (trouble == Trouble::Refused)
        m_device.close();
    if (trouble == Trouble::Restarts)
        m_restarts.start();
}

void NumberedDevice::end()
{
    m_restarts.stop();
    if (m_trouble == Trouble::Refused)
        m_device.reopen();
    else if (m_trouble != Trouble::HalfOpen)
        m_device.dropConnections(); // what is still being sent is sent no more
    m_trouble = Trouble::None;
}

void NumberedDevice::restart()
{
    m_device.close();
    m_device.reopen();
}

FakeAnswer NumberedDevice::answer()
{
    const bool isServed = m_trouble == Trouble::None || m_trouble == Trouble::Restarts
        || (m_trouble == Trouble::HalfOpen && m_device.connections() > m_connectionsBefore);
    if (!isServed)
        return spoilt();
    m_offers.push_back(monotonicMs());
    const QByteArray reply = "BIG61 TCS 123 " + QByteArray::number(qint64(m_offers.size())) + "\r\n";
    return FakeAnswer::whole(reply, isPersistent() ? FakeAnswer::End::StayOpen : FakeAnswer::End::Close);
}

FakeAnswer NumberedDevice::spoilt()
{
    switch (m_trouble) {
    case Trouble::Trickle: {
        FakeAnswer answer = FakeAnswer::inBytes(spoiltReply);
        answer.between = timeOfAByte;
        return answer;
    }
    case Trouble::Garbage: {
        QByteArray bytes;
        while (bytes.size() < garbageLength) {
            const auto byte = char(m_random.bounded(256));
            if (byte < '0' || byte > '9') // else it is a number now and then
                bytes.append(byte);
        }
        return FakeAnswer::whole(bytes);
    }
    case Trouble::LongLine:
        return FakeAnswer::whole(QByteArray(longLine, '7'));
    case Trouble::WrongEncoding: {
        const QString text = QString::fromLatin1(spoiltReply);
        return FakeAnswer::whole(
            QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * qsizetype(sizeof(char16_t))));
    }
    case Trouble::OtherReply:
        return FakeAnswer::whole("BIG61 TCS 123 OPEN CLOSED\r\n");
    default:
        return FakeAnswer::silence();
    }
}

} // namespace mtnops
