// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/stoppabledevice.h"

#include "tests/soak/monotonic.h"
#include "tests/soak/numbereddevice.h"

#include <QCoreApplication>

#include <csignal>
#include <cstdio>
#include <sys/prctl.h>

namespace mtnops {

namespace {

constexpr int patience = 10'000; // ms

} // namespace

StoppableDevice::StoppableDevice(const QString &name) : Source(name)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    m_process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--device")});
    if (!m_process.waitForReadyRead(patience))
        qFatal("the device's process did not start");
    m_port = m_process.readLine().trimmed().toUShort();
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &StoppableDevice::takeOffers);
}

StoppableDevice::~StoppableDevice()
{
    m_process.disconnect(this);
    m_process.kill();
    m_process.waitForFinished(patience);
}

void StoppableDevice::signal(int number)
{
    ::kill(pid_t(m_process.processId()), number);
}

void StoppableDevice::takeOffers()
{
    while (m_process.canReadLine()) {
        m_offers.push_back(m_process.readLine().trimmed().toLongLong());
    }
}

int runStoppableDevice()
{
    qint64 last = 0;
    FakeDevice device([&last](const QByteArray &) {
        std::printf("%lld\n", static_cast<long long>(monotonicMs()));
        std::fflush(stdout);
        return FakeAnswer::whole("BIG61 TCS 123 " + QByteArray::number(++last) + "\r\n");
    });
    std::printf("%u\n", unsigned(device.port()));
    std::fflush(stdout);
    return QCoreApplication::exec();
}

} // namespace mtnops
