// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/transports/filetransport.h"

#include <QFile>

namespace mtnops {

namespace {

constexpr std::chrono::milliseconds pause(100); // between two looks at a file

} // namespace

FileTransport::FileTransport(const QString &path, QObject *parent) : Transport(parent), m_path(path)
{
    m_next.setSingleShot(true);
    m_timeout.setSingleShot(true);
    m_timeout.setTimerType(Qt::PreciseTimer);
    connect(&m_next, &QTimer::timeout, this, &FileTransport::look);
    connect(&m_timeout, &QTimer::timeout, this, &FileTransport::onTimeout);
}

void FileTransport::request(const QByteArray & /*bytes*/, IsComplete /*isComplete*/, Duration timeout)
{
    m_isWaiting = true;
    m_problem.clear();
    m_timeout.start(std::chrono::ceil<std::chrono::milliseconds>(timeout));
    m_next.start(0);
}

void FileTransport::abort()
{
    endRequest();
}

void FileTransport::look()
{
    // One that still hangs from an earlier request answers this one.
    const bool isBegun = m_work.start([this, path = QFile::encodeName(m_path).toStdString(), seen = m_seen] {
        const FileLook look = lookAtFile(path, seen, longestReply);
        return [this, look] { take(look); };
    });
    if (!isBegun)
        m_next.start(pause);
}

void FileTransport::take(const FileLook &look)
{
    if (!m_isWaiting)
        return;
    m_problem = QString::fromStdString(look.problem);
    const bool wasNew = look.isChanged && isNew(look.mark);
    if (look.isChanged)
        m_seen = look.mark;
    if (!wasNew) {
        m_next.start(pause);
        return;
    }
    if (look.content.size() > longestReply) {
        fail(DeviceState::Unparsable, QStringLiteral("%1 is longer than %2 bytes").arg(m_path).arg(longestReply));
        return;
    }
    endRequest();
    emit replied(QByteArray::fromStdString(look.content));
}

bool FileTransport::isNew(const FileMark &mark) const
{
    using namespace std::chrono;
    if (m_seen.size >= 0)
        return true;
    const auto age = system_clock::now().time_since_epoch() - nanoseconds(mark.modified);
    return age <= m_timeout.intervalAsDuration();
}

void FileTransport::onTimeout()
{
    const double seconds = double(m_timeout.interval()) / 1000;
    if (!m_problem.isEmpty())
        fail(DeviceState::Disconnected, QStringLiteral("%1 cannot be read: %2").arg(m_path, m_problem));
    else if (m_work.isUnderWay())
        fail(DeviceState::NoReply, QStringLiteral("%1 could not be read within %2 s").arg(m_path).arg(seconds));
    else
        fail(DeviceState::NoReply, QStringLiteral("%1 was not written within %2 s").arg(m_path).arg(seconds));
}

void FileTransport::endRequest()
{
    m_isWaiting = false;
    m_next.stop();
    m_timeout.stop();
}

void FileTransport::fail(DeviceState state, const QString &detail)
{
    endRequest();
    emit failed({state, detail, {}});
}

} // namespace mtnops
