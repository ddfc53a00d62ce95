// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/csvstream.h"

#include <QFile>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <climits>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace mtnops {

namespace {

constexpr std::chrono::milliseconds betweenQuestions(100);

bool isRegularFile(int descriptor)
{
    struct stat status
    {
    };
    return ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

bool isFifo(const QByteArray &path)
{
    struct stat status
    {
    };
    return ::stat(path.constData(), &status) == 0 && S_ISFIFO(status.st_mode);
}

} // namespace

CsvStream::CsvStream(int descriptor, GoesOn goesOn)
    : m_goesOn(std::move(goesOn)), m_descriptor(descriptor), m_isFile(isRegularFile(descriptor))
{
    open(QIODevice::WriteOnly | QIODevice::Unbuffered);
}

CsvStream::CsvStream(const QString &path, GoesOn goesOn) : m_goesOn(std::move(goesOn)), m_isOwner(true)
{
    const QByteArray name = QFile::encodeName(path);
    while ((m_descriptor = ::open(name.constData(), O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)) < 0) {
        fail();
        const bool hasNoReaderYet = errno == ENXIO && isFifo(name);
        if (!hasNoReaderYet || !this->goesOn())
            return;
        std::this_thread::sleep_for(betweenQuestions);
    }
    open(QIODevice::WriteOnly | QIODevice::Unbuffered);
}

CsvStream::~CsvStream()
{
    if (m_isOwner && m_descriptor >= 0)
        ::close(m_descriptor);
}

qint64 CsvStream::writeData(const char *bytes, qint64 size)
{
    qint64 written = 0;
    while (written < size) {
        if (!m_isFile && !waitForRoom())
            return -1;
        // More than that a pipe with room may not take without waiting.
        const qint64 most = m_isFile ? size - written : std::min<qint64>(size - written, PIPE_BUF);
        const ssize_t count = ::write(m_descriptor, bytes + written, size_t(most));
        if (count >= 0) {
            written += count;
        } else if (errno != EAGAIN && errno != EINTR) {
            fail();
            return -1;
        }
    }
    return written;
}

bool CsvStream::waitForRoom()
{
    for (;;) {
        if (!m_sinceAsked.isValid() || m_sinceAsked.hasExpired(betweenQuestions.count())) {
            m_sinceAsked.start();
            if (!goesOn())
                return false;
        }
        pollfd descriptor{.fd = m_descriptor, .events = POLLOUT, .revents = 0};
        const int ready = ::poll(&descriptor, 1, int(betweenQuestions.count()));
        if (ready > 0)
            return true; // or has an error, which write() tells
        if (ready < 0 && errno != EINTR) {
            fail();
            return false;
        }
    }
}

bool CsvStream::goesOn()
{
    m_isCancelled = m_isCancelled || !m_goesOn();
    return !m_isCancelled;
}

void CsvStream::fail()
{
    setErrorString(qt_error_string(errno));
}

} // namespace mtnops
