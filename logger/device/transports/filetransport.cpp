// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/transports/filetransport.h"

#include <utility>

namespace mtnops {

namespace {

constexpr std::chrono::milliseconds pause(100); // between two looks at a file

} // namespace

FileTransport::FileTransport(const QString &path, std::shared_ptr<FileSource> source, QObject *parent)
    : Transport(parent), m_path(path), m_source(std::move(source))
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
    if (m_early) {
        take(*std::exchange(m_early, std::nullopt));
        return;
    }
    // One that still hangs from an earlier request answers this one.
    const bool isBegun = m_work.start([this, source = m_source, oldest = m_timeout.intervalAsDuration()] {
        const FileNews news = source->look(oldest);
        return [this, news] { take(news); };
    });
    if (!isBegun)
        m_next.start(pause);
}

void FileTransport::take(const FileNews &news)
{
    if (!m_isWaiting) {
        if (news.isNew)
            m_early = news;
        return;
    }
    m_problem = QString::fromStdString(news.problem);
    if (!news.isNew) {
        m_next.start(pause);
        return;
    }
    ++m_replies;
    if (news.content.size() > longestReply) {
        fail(DeviceState::Unparsable, QStringLiteral("%1 is longer than %2 bytes").arg(m_path).arg(longestReply));
        return;
    }
    endRequest();
    emit replied(QByteArray::fromStdString(news.content));
}

void FileTransport::onTimeout()
{
    const double seconds = double(m_timeout.interval()) / 1000;
    if (!m_problem.isEmpty())
        fail(DeviceState::Disconnected, QStringLiteral("%1 cannot be read: %2").arg(m_path, m_problem));
    else if (m_work.isUnderWay())
        fail(DeviceState::NoReply, QStringLiteral("%1 could not be read within %2 s").arg(m_path).arg(seconds));
    else
        fail(DeviceState::NoReply,
             QStringLiteral("%1 %2 within %3 s").arg(m_path, QString::fromLatin1(m_source->silence())).arg(seconds));
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
