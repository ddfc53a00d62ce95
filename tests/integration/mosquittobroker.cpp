// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/mosquittobroker.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

namespace mtnops {

namespace {

/** Debian keeps servers where not every user looks for programs. */
QString brokerProgram()
{
    const QString name = QStringLiteral("mosquitto");
    const QString found = QStandardPaths::findExecutable(name);
    return found.isEmpty() ? QStandardPaths::findExecutable(name, {QStringLiteral("/usr/sbin")}) : found;
}

} // namespace

MosquittoBroker::MosquittoBroker(Kind kind) : m_kind(kind)
{
    QTcpServer free;
    if (free.listen(QHostAddress::LocalHost))
        m_port = free.serverPort();
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setStandardErrorFile(QProcess::nullDevice());
}

bool MosquittoBroker::isInstalled()
{
    return !brokerProgram().isEmpty() && !QStandardPaths::findExecutable(QStringLiteral("mosquitto_pub")).isEmpty();
}

bool MosquittoBroker::writeConfiguration() const
{
    QString text = QStringLiteral("user root\npersistence false\nlistener %1 127.0.0.1\n").arg(m_port);
    if (m_kind == Kind::WithPassword) {
        const QString passwords = m_folder.filePath(QStringLiteral("passwords"));
        if (QProcess::execute(QStringLiteral("mosquitto_passwd"),
                              {QStringLiteral("-b"), QStringLiteral("-c"), passwords, QStringLiteral("admin"),
                               QStringLiteral("sesame")})
            != 0)
            return false;
        text += QStringLiteral("password_file %1\n").arg(passwords);
    } else {
        text += QStringLiteral("allow_anonymous true\n");
    }
    if (m_kind == Kind::WithTls)
        text += QStringLiteral("certfile %1/tls/localhost.pem\nkeyfile %1/tls/localhost.key\n")
                    .arg(QStringLiteral(MTNOPS_FIXTURES));
    QFile file(m_folder.filePath(QStringLiteral("mosquitto.conf")));
    return file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) > 0;
}

bool MosquittoBroker::start()
{
    if (!writeConfiguration())
        return false;
    m_process.start(brokerProgram(), {QStringLiteral("-c"), m_folder.filePath(QStringLiteral("mosquitto.conf"))});
    if (!m_process.waitForStarted())
        return false;
    const QDeadlineTimer deadline(10'000);
    while (!deadline.hasExpired()) {
        QTcpSocket client;
        client.connectToHost(QStringLiteral("127.0.0.1"), m_port);
        if (client.waitForConnected(1000))
            return true;
        QThread::msleep(20);
    }
    return false;
}

void MosquittoBroker::kill()
{
    m_process.kill();
    m_process.waitForFinished();
}

bool MosquittoBroker::publish(const QString &topic, const QString &payload, const QStringList &options) const
{
    QStringList arguments = {
        QStringLiteral("-p"), QString::number(m_port), QStringLiteral("-t"), topic, QStringLiteral("-m"), payload};
    if (m_kind == Kind::WithPassword)
        arguments += {QStringLiteral("-u"), QStringLiteral("admin"), QStringLiteral("-P"), QStringLiteral("sesame")};
    if (m_kind == Kind::WithTls)
        arguments += {QStringLiteral("--cafile"), QStringLiteral(MTNOPS_FIXTURES "/tls/localhost.pem")};
    const QString host = m_kind == Kind::WithTls ? QStringLiteral("localhost") : QStringLiteral("127.0.0.1");
    return QProcess::execute(QStringLiteral("mosquitto_pub"),
                             QStringList{QStringLiteral("-h"), host} + arguments + options)
        == 0;
}

} // namespace mtnops
