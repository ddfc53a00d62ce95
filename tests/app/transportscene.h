// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/integration/mosquittobroker.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace mtnops {

/** A folder with a site file of one device "d", and behind the device a program that others wrote where Debian has
    one, else a few lines of Python. The device's column "t" is 12.5, whatever the transport, but the simulated one,
   whose is a pressure. Ends what it started with itself. Lives on the test's thread. */
class TransportScene
{
public:
    TransportScene();
    ~TransportScene();
    Q_DISABLE_COPY_MOVE(TransportScene)

    /** Empty, or which program is not installed. */
    static QString missingFor(const QString &transport);

    /** Starts what answers and gives the device's keys, its requests included. */
    QString deviceOf(const QString &transport);
    /** Writes the site file, with the keys of the device behind its name; returns its path. */
    QString writeSite(const QString &device) const;
    void write(const QString &name, const QByteArray &text,
               QFileDevice::Permissions permissions = QFileDevice::ReadOwner | QFileDevice::WriteOwner) const;
    /** The file that transport "file" reads, written anew: by itself it would be read once. */
    void writeReading() const;
    QString filePath(const QString &name) const { return m_folder.filePath(name); }

private:
    QString webDevice(bool isSecure);
    QString messageDevice(bool isSecure);
    QString registerDevice(const QString &access) const;
    /** The port that the Python script prints when it serves. */
    int serve(const QString &script);
    /** Waits for the serial port that socat makes before @p answer. */
    void makeSerialPort(const QString &answer);
    QProcess &start(const QString &program, const QStringList &arguments);

    QTemporaryDir m_folder;
    std::vector<std::unique_ptr<QProcess>> m_processes;
    std::unique_ptr<MosquittoBroker> m_broker;
};

} // namespace mtnops
