// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/indiserverprocess.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QThread>

#include <signal.h>

namespace mtnops {

IndiServerProcess::IndiServerProcess(const QStringList &drivers) : m_drivers(drivers)
{
    QTcpServer free;
    if (free.listen(QHostAddress::LocalHost))
        m_port = free.serverPort();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), m_home.path());
    m_process.setProcessEnvironment(environment);
    m_process.setWorkingDirectory(m_home.path());
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setStandardErrorFile(QProcess::nullDevice());
    connect(&m_client, &QTcpSocket::readyRead, this, [this] { m_heard += m_client.readAll(); });
}

IndiServerProcess::~IndiServerProcess()
{
    kill();
}

bool IndiServerProcess::isInstalled()
{
    return !QStandardPaths::findExecutable(QStringLiteral("indiserver")).isEmpty()
        && !QStandardPaths::findExecutable(QStringLiteral("indi_simulator_weather")).isEmpty();
}

bool IndiServerProcess::start()
{
    // Its local socket would otherwise be that of any other indiserver on this machine.
    m_process.start(QStringLiteral("indiserver"),
                    QStringList{QStringLiteral("-p"), QString::number(m_port), QStringLiteral("-u"),
                                m_home.filePath(QStringLiteral("socket"))}
                        + m_drivers);
    if (!m_process.waitForStarted())
        return false;
    const QDeadlineTimer deadline(10'000);
    while (!deadline.hasExpired()) {
        m_client.connectToHost(QStringLiteral("127.0.0.1"), m_port);
        if (m_client.waitForConnected(1000)) {
            m_client.write("<getProperties version='1.7'/>\n");
            return true;
        }
        QThread::msleep(50);
    }
    return false;
}

void IndiServerProcess::kill()
{
    m_client.abort();
    m_process.kill();
    m_process.waitForFinished();
}

bool IndiServerProcess::killDriver(const QByteArray &driver)
{
    const qint64 server = m_process.processId();
    QFile children(QStringLiteral("/proc/%1/task/%1/children").arg(server));
    if (!children.open(QIODevice::ReadOnly))
        return false;
    for (const QByteArray &child : children.readAll().simplified().split(' ')) {
        QFile command(QStringLiteral("/proc/%1/cmdline").arg(QString::fromLatin1(child)));
        if (command.open(QIODevice::ReadOnly) && command.readAll().startsWith(driver))
            return ::kill(child.toInt(), SIGKILL) == 0;
    }
    return false;
}

void IndiServerProcess::switchOn(const QByteArray &device, const QByteArray &property, const QByteArray &element)
{
    m_client.write("<newSwitchVector device='" + device + "' name='" + property + "'><oneSwitch name='" + element
                   + "'>On</oneSwitch></newSwitchVector>\n");
}

void IndiServerProcess::setNumber(const QByteArray &device, const QByteArray &property, const QByteArray &element,
                                  double value)
{
    m_client.write("<newNumberVector device='" + device + "' name='" + property + "'><oneNumber name='" + element + "'>"
                   + QByteArray::number(value) + "</oneNumber></newNumberVector>\n");
}

} // namespace mtnops
